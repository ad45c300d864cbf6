namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>Result of a rule for a command: facts or a refusal. There are no facts when nothing would change.</summary>
internal readonly record struct RuleResult(EquatableArray<TaskFact> Facts, Refusal? Refused)
{
    public static RuleResult NothingNew => default;

    public static implicit operator RuleResult(TaskFact fact) => new([fact], null);

    public static implicit operator RuleResult(Refusal refusal) => new([], refusal);

    public static RuleResult Of(IEnumerable<TaskFact> facts) => new(facts.ToEquatableArray(), null);
}
