using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>One field of what a reader saw, by its name, so that a table of inputs can name it.</summary>
internal static class Found
{
    /// <summary>
    /// Reads the words and returns a field. "csv:", "md:" and "html:" before the words say what file they are; without one they are
    /// the body of a notice of 1 March 2024.
    /// </summary>
    /// <param name="expected">What should be found. Units may stand in any order.
    /// "codes" asks for one finding or, with !, for none.</param>
    public static string Of(string field, string words, string expected) => In(Draft(words), field, expected);

    /// <summary>Returns a field of a draft.</summary>
    public static string In(PlanDraft draft, string field, string expected) =>
        field switch
        {
            "rhythms" => draft.Rhythms(),
            "dues" => draft.Dues(),
            "areas" => draft.Areas(),
            "shares" => draft.Shares(),
            "leaders" => draft.Leaders(),
            "rates" => draft.Rates(),
            "done" => draft.Done(),
            "tasks" => draft.Tasks(),
            "steps" => draft.Steps(),
            "units" => draft.Units().Split('、').Order().SequenceEqual(expected.Split('、').Order()) ? expected : draft.Units(),
            "codes" => expected.StartsWith('!')
                ? draft.Finds(expected[1..])
                    ? draft.Codes()
                    : expected
                : draft.Finds(expected)
                    ? expected
                    : draft.Codes(),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
        };

    private static PlanDraft Draft(string words)
    {
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return (colon > 0 ? words[..colon] : "") switch
        {
            "csv" => SomeDocument.Draft(words[4..], name: "任务清单.csv"),
            "md" => SomeDocument.Draft(words[3..], name: "plan.md"),
            "html" => SomeDocument.Draft(words[5..], name: "plan.html"),
            "raw" => SomeDocument.Draft(words[4..]),
            _ => Seen.Text(words),
        };
    }
}
