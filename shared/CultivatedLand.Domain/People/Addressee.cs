using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>Addressee of a notice as the rules know it: a role at a place, not yet a person.</summary>
/// <param name="Label">Words of the plan, where it names an office or a kind of leader: 建管办, 各村联系领导.</param>
public sealed record Addressee(Role Role, string? Label, Place Place);
