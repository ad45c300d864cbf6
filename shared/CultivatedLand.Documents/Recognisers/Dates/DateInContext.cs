using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Date with the text around it.</summary>
internal readonly ref struct DateInContext(
    string text,
    int start,
    int end,
    DatePoint point,
    bool isRange,
    bool isBefore,
    DateContext context
)
{
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End { get; } = end;

    public DatePoint Point { get; } = point;

    public bool IsRange { get; } = isRange;

    /// <summary>Whether the words end in 前, 止 or similar.</summary>
    public bool IsBefore { get; } = isBefore;

    public DateExpectation Expectation { get; } = context.Expectation;

    public int? PlanYear { get; } = context.PlanYear;

    public DateOnly? Issued { get; } = context.Issued;

    public bool YearsAreGoals { get; } = context.YearsAreGoals;

    public int? LatestYear { get; } = context.LatestYear;

    /// <summary>Whether a deadline stands before the date in the same sentence.</summary>
    public bool IsListed { get; init; }

    public bool OpensClause => Text.AsSpan(0, Start).TrimEnd() is [] or [.., '，' or '；' or '。' or '、' or ':' or ')' or '\n' or '.'];

    public ReadOnlySpan<char> Before { get; } = text.AsSpan(Math.Max(0, start - 16), start - Math.Max(0, start - 16)).TrimEnd();

    public ReadOnlySpan<char> After { get; } = text.AsSpan(end, Math.Min(text.Length - end, 16)).TrimStart();

    public ReadOnlySpan<char> ClauseBefore { get; } =
        text.AsSpan(Bounded(text, start, Clauses.ClauseStart(text, start)), start - Bounded(text, start, Clauses.ClauseStart(text, start)));

    public ReadOnlySpan<char> ClauseAfter { get; } = text.AsSpan(end, Math.Min(60, NextPause(text, end) - end));

    /// <summary>Clause that contains the date, on both sides of it.</summary>
    public ReadOnlySpan<char> Around
    {
        get
        {
            var from = Start - ClauseBefore.Length;
            return Text.AsSpan(from, End + ClauseAfter.Length - from);
        }
    }

    /// <summary>Words of the sentence before the date.</summary>
    public ReadOnlySpan<char> SentenceBefore
    {
        get
        {
            var from = Math.Max(Clauses.SentenceStart(Text, Start), Start - 60);
            return Text.AsSpan(from, Start - from);
        }
    }

    /// <summary>Words of the sentence after the date.</summary>
    public ReadOnlySpan<char> SentenceAfter => Text.AsSpan(End, Math.Min(80, Clauses.SentenceEnd(Text, End) - End));

    public bool HeadsSentence
    {
        get
        {
            var before = Text.AsSpan(0, Start).TrimEnd();
            return before.Length == 0
                || before[^1] is '。' or '；' or '\n' or ':' or '、' or ')' or '.'
                || TextMatch.EndsWithAny(before, "。于", "；于", "。在", "一是", "二是", "三是");
        }
    }

    private static int Bounded(string text, int start, int from) => Math.Max(from, Math.Max(0, start - 60));

    // A pause directly after the date is part of its clause: 2025年，完成….
    private static int NextPause(string text, int end) =>
        end < text.Length && text[end] == '，' ? Clauses.ClauseEnd(text, end + 1) : Clauses.ClauseEnd(text, end);
}
