using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>What the list of leads shows.</summary>
/// <param name="Step">Null for every step.</param>
/// <param name="IsAll">Also those that have ended.</param>
public sealed record LeadFilter(LeadStep? Step, bool IsAll, bool IsOverdue, Place? Place)
{
    public static LeadFilter Read(string? state, string? overdue, string? place) =>
        new(
            Enum.TryParse<LeadStep>(state?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var step)
            && Enum.IsDefined(step)
                ? step
                : null,
            state == "all",
            overdue is "yes" or "true",
            Domain.Places.Place.Parse(place)
        );

    public bool Shows(Lead lead, DateTimeOffset? limit, DateTimeOffset now) =>
        (Step is { } step ? lead.Step == step : IsAll || !lead.IsEnded)
        && (!IsOverdue || limit < now)
        && (Place is null || lead.Spec.Place.Upwards().Any(Place.IsAlsoCalled));
}
