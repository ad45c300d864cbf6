using CultivatedLand.Domain.People;

namespace CultivatedLand.Domain.Leads;

/// <summary>Something one person must be told about a lead.</summary>
/// <param name="Rung">0 when the lead comes to them; from 1 how many limits have passed.</param>
/// <param name="Limit">When the step is, or was, to be done.</param>
/// <param name="Skipped">Rungs passed over because a later one has come.</param>
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
    /// <summary>By which it is sent once, whatever is repeated.</summary>
    public string Identity => $"{Lead}/{Step}/{Rung}";
}
