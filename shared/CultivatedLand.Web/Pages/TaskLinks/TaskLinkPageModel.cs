using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Tasks;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>Model of the page behind a link.</summary>
/// <param name="Path">The link itself, to which the forms post.</param>
/// <param name="Said">Result of the last act.</param>
/// <param name="Typed">Typed text, so that a refused figure is not lost.</param>
public sealed record TaskLinkPageModel(
    RectificationTask Task,
    string By,
    string Path,
    Language Language,
    DateTimeOffset Now,
    bool IsVirtualTime,
    LocalizedText? Said,
    string? Typed
)
{
    public bool IsRefused { get; init; }

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
