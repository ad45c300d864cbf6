using CultivatedLand.Domain.People;

namespace CultivatedLand.Domain.Leads;

/// <summary>Notice to one person about a lead.</summary>
/// <param name="Rung">0 when the lead comes to the person; otherwise the number of time limits that have passed, from 1.</param>
/// <param name="Limit">Moment by which the step must be done.</param>
/// <param name="Skipped">Number of rungs that were skipped because a later one has come.</param>
public sealed record LeadNotice(
    LeadId Lead,
    LeadStep Step,
    int Rung,
    GridPost Post,
    Addressee To,
    DateTimeOffset At,
    DateTimeOffset Limit,
    int Skipped
)
{
    /// <summary>Identity of the notice. It ensures that the notice is sent once, whatever is repeated.</summary>
    public string Identity => $"{Lead}/{Step}/{Rung}";
}
