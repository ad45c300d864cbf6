namespace CultivatedLand.Domain.Tasks.Rulings;

/// <summary>What a rule says to a command: these facts (perhaps none, when nothing would change), or a refusal.</summary>
internal readonly record struct Ruling(EquatableArray<TaskFact> Facts, Refusal? Refused)
{
    public static Ruling NothingNew => default;

    public static implicit operator Ruling(TaskFact fact) => new([fact], null);

    public static implicit operator Ruling(Refusal refusal) => new([], refusal);

    public static Ruling Of(IEnumerable<TaskFact> facts) => new(facts.ToEquatableArray(), null);
}
