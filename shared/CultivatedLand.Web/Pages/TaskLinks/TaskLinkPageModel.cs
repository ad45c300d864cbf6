using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Tasks;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>Model of the page behind a link.</summary>
/// <param name="Path">The link itself, to which the forms post.</param>
/// <param name="Said">Result of the last act.</param>
/// <param name="Answer">Answer to a form that was not carried out, with what was typed; null if there is none.</param>
/// <param name="Once">Mark of the forms of this rendering.</param>
public sealed record TaskLinkPageModel(
    RectificationTask Task,
    string By,
    string Path,
    Language Language,
    DateTimeOffset Now,
    bool IsVirtualTime,
    LocalizedText? Said,
    TaskActionAnswer? Answer,
    string Once
)
{
    /// <summary>Own acts that can be corrected, the latest first, with their numbers in the history.</summary>
    public IReadOnlyList<(long Number, TaskFact Fact)> Own { get; init; } = [];

    /// <summary>Figure that was typed for the current phase, so that a refused one is not lost.</summary>
    public string? Typed => Answer?.Name == "report" && Answer.Typed.Area.Length > 0 ? Answer.Typed.Area : null;

    /// <summary>Time until the current phase's due date, or since.</summary>
    public LocalizedText? Timing { get; init; }

    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>Null if evidence can be added.</summary>
    public LocalizedText? WhyNoEvidence { get; init; }

    /// <summary>
    /// Returns shares of the area that one press reports: a quarter, a half, three quarters. Shares already reached are left out.
    /// </summary>
    public IEnumerable<(int Percent, Mu Area)> Shares(TaskPhase phase) =>
        Task.Required is not { } required
            ? []
            : new[] { 25, 50, 75 }
                .Select(percent => (percent, Mu.Of(decimal.Round(required.Value * percent / 100, 2))))
                .Where(share => share.Item2 > Task.Progress(phase) && share.Item2 < required);
}
