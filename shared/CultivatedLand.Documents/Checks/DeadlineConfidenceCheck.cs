using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Check before an automatic start: the words must state every deadline with its year.</summary>
public static class DeadlineConfidenceCheck
{
    private const int MostQuoted = 5;

    /// <returns>The finding that keeps the plan from starting by itself. Null where every deadline is stated.</returns>
    public static Finding? Check(PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var phases = draft.UnstatedDeadlines.ToList();
        if (phases.Count == 0)
            return null;
        var words = string.Join(
            "、",
            phases.Take(MostQuoted).Select(phase => $"“{phase.Quote.Text}”（{FigureText.Date(phase.Due!.Value)}）")
        );
        var english = string.Join(
            ", ",
            phases.Take(MostQuoted).Select(phase => $"\"{phase.Quote.Text}\" ({FigureText.Date(phase.Due!.Value)})")
        );
        return new(
            Severity.Warning,
            "deadline-not-stated",
            new LocalizedText(
                $"有 {phases.Count} 个时限原文没有写全，日期是推断的：{words}。核对后请由人工启动。",
                $"{phases.Count} deadlines are not written in full, and their dates are inferred: {english}. Check them "
                    + $"and start the plan by hand."
            ),
            phases[0].Quote
        );
    }
}
