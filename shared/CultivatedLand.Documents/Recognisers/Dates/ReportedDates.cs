using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// What reads like a deadline and has happened already: 3月底完成任务分解 tells in a report what 3月底前完成 sets in a
/// plan. The date of issue and the kind of the document decide where the words alone do not.
/// </summary>
internal static class ReportedDates
{
    public static bool IsReported(in DateInContext at, DateMention mention, DateContext context)
    {
        if (!mention.Deadline || context.Expectation != DateExpectation.Prose || DateLabels.IsLabelled(at.Text, at.Start))
            return false;
        var isPast = mention.Due < context.Issued;
        if (context.IsReport)
            return isPast
                || (!at.IsBefore && !DateSurroundings.IsObliged(at) && (context.Issued is null || mention.Confidence == Confidence.Guess));
        // 一季度完成… in a notice of May reports; so does 3月底完成… without a word of duty.
        return isPast
            && !at.IsBefore
            && !at.IsRange
            && (mention.Grain is DateGrain.Quarter or DateGrain.HalfYear || !DateSurroundings.IsObliged(at));
    }
}
