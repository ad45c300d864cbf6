using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>Filter of the list of leads.</summary>
/// <param name="Step">Null for every step.</param>
/// <param name="IsAll">Whether ended leads are shown too.</param>
public sealed record LeadFilter(LeadStep? Step, bool IsAll, bool IsOverdue, Place? Place)
{
    public static LeadFilter Read(string? state, string? overdue, string? place) =>
        new(EnumWords.Parse<LeadStep>(state), state == "all", overdue is "yes" or "true", Domain.Places.Place.Parse(place));

    public bool Shows(Lead lead, DateTimeOffset? limit, DateTimeOffset now) =>
        (Step is { } step ? lead.Step == step : IsAll || !lead.IsEnded)
        && (!IsOverdue || limit < now)
        && (Place is null || lead.Spec.Place.Upwards().Any(Place.IsAlsoCalled));
}
