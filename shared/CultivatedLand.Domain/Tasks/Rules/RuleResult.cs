namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>What a rule says to a command: these facts (perhaps none, when nothing would change), or a refusal.</summary>
internal readonly record struct RuleResult(EquatableArray<TaskFact> Facts, Refusal? Refused)
{
    public static RuleResult NothingNew => default;

    public static implicit operator RuleResult(TaskFact fact) => new([fact], null);

    public static implicit operator RuleResult(Refusal refusal) => new([], refusal);

    public static RuleResult Of(IEnumerable<TaskFact> facts) => new(facts.ToEquatableArray(), null);
}
