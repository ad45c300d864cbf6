using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Rhythm in force: a recurring bulletin or meeting, its place and its readers.</summary>
/// <param name="Place">Path of the place. The places below it are compared. Null for everywhere.</param>
/// <param name="To">Roles that get the bulletin: at the place itself, and at every place below it that is compared.</param>
/// <param name="Since">First day of the rhythm, inclusive.</param>
/// <param name="PlanId">Plan that asks for the rhythm. Null for one set by hand.</param>
/// <param name="Words">Words of the plan.</param>
public sealed record ScheduledRhythm(
    Rhythm Rhythm,
    string? Place,
    EquatableArray<Role> To,
    DateOnly Since,
    bool IsOn,
    string? PlanId,
    string? Words,
    string By
)
{
    public Place? At => Domain.Places.Place.Parse(Place);

    public static EquatableArray<Role> UsualReaders { get; } = [Role.LeadOffice, Role.Supervisor, Role.Leader];

    public IEnumerable<LocalizedText> Faults()
    {
        if (string.IsNullOrWhiteSpace(Rhythm.Name) || Rhythm.Name.Length > 60)
            yield return new("请填写名称（最多60字）。", "Give it a name of at most 60 characters.");
        if (To.Count == 0)
            yield return new("请至少选择一类收件人。", "Choose at least one kind of recipient.");
        if (Place is not null && At is null)
            yield return new($"“{Place}”不是地名，应如 青禾县/石桥镇。", $"“{Place}” is no place; write it like 青禾县/石桥镇.");
    }
}
