using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Rules for dates that read like a deadline but are past.
/// 3月底完成任务分解 in a report tells past work, while 3月底前完成 in a plan sets a duty.
/// The date of issue and the kind of document decide where the words alone do not.
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
                || (!at.IsBefore && !DutyWords.IsObliged(at) && (context.Issued is null || mention.Confidence == Confidence.Guess));
        // 一季度完成… in a notice of May reports past work, and so does 3月底完成… without a word of duty.
        return isPast
            && !at.IsBefore
            && !at.IsRange
            && (mention.Grain is DateGrain.Quarter or DateGrain.HalfYear || !DutyWords.IsObliged(at));
    }
}
