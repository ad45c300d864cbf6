using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Finder of terms that depend on an event or on no day: 待…后, 在…之前, 须立即….</summary>
internal static class EventDeadlines
{
    private const int LongestEvent = 30;

    public static IEnumerable<DraftPhase> Find(Passage passage, IReadOnlyList<DateMention> deadlines)
    {
        var folded = passage.Folded;
        var start = 0;
        while (start < folded.Length)
        {
            var end = folded.AsSpan(start).IndexOfAny(Clauses.Stops);
            end = end < 0 ? folded.Length : start + end;
            if (
                end - start is >= 4 and <= 60
                && !deadlines.Any(mention => mention.Offset < end && mention.End > start)
                && Read(folded.AsSpan(start, end - start)) is var (name, atOnce)
            )
            {
                var words = passage.Slice(start, end - start).Trim();
                yield return new DraftPhase(
                    name ?? PhaseWords.Clean(words.Text),
                    TaskKinds.OfPhase(words.Folded),
                    null,
                    null,
                    new RelativeTerm(0, false, atOnce, words.Text),
                    words.Quote()
                );
            }

            start = end + 1;
        }
    }

    private static (string? Name, bool AtOnce)? Read(ReadOnlySpan<char> clause)
    {
        if (clause.StartsWith("待") && clause.EndsWith("后") && clause.Length <= LongestEvent)
            return ($"{clause}实施", false);
        if (
            TextMatch.ContainsAny(clause, "须立即", "必须立即", "要立即", "务必立即")
            && TextMatch.ContainsAny(clause, "启动", "整改", "恢复", "停止", "完成")
        )
            // To begin at once (须立即启动恢复) says when the work starts, not when it ends: it is no deadline on the day of the start.
            return (null, !TextMatch.ContainsAny(clause, "启动", "开展", "着手", "部署"));
        var before = clause.IndexOf("之前");
        var on = clause.IndexOf('在');
        return
            before > 0
            && on >= 0
            && on < before
            && before - on is > 4 and <= LongestEvent
            && TextMatch.ContainsAny(clause[..on], "须", "必须", "应", "务必")
            ? (null, false)
            : null;
    }
}
