using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Text;

/// <summary>Sentences about the levels of acceptance: what a lower level has passed, and which level counts.</summary>
public static class LevelText
{
    public static LocalizedText Of(TaskFact.Passed passed)
    {
        var level = passed.Level.Words();
        return passed.Area is { } area
            ? new(
                $"{level.Chinese}验收{area}亩（本级累计由{passed.Before}亩变为{passed.Before + area}亩）；不计入目标和资金。",
                $"{area} mu passed at {level.English} (from {passed.Before} to {passed.Before + area} mu at this level); "
                    + "they count for no target and no money yet."
            )
            : new(
                $"{level.Chinese}验收通过；不计入目标和资金。",
                $"The work passed at {level.English}; it counts for no target and no money yet."
            );
    }

    /// <summary>Returns the level as it stands in the sentence about an acceptance. Empty where no level was named.</summary>
    internal static LocalizedText Before(AcceptanceLevel? level) =>
        level is { } named ? new(named.Words().Chinese, $" at {named.Words().English}") : new("", "");

    /// <summary>Returns what a level has passed so far: 区县级通过 24.5 亩.</summary>
    public static LocalizedText Of(LevelPass pass, bool hasTarget)
    {
        var level = pass.Level.Words();
        return hasTarget
            ? new($"{level.Chinese}通过 {pass.Area} 亩", $"{pass.Area} mu passed at {level.English}")
            : new($"{level.Chinese}已通过", $"passed at {level.English}");
    }

    /// <summary>Returns the sentence about the level that counts.</summary>
    public static LocalizedText Counts(AcceptanceLevel level) =>
        new($"{level.Words().Chinese}验收计入目标和资金", $"acceptance at {level.Words().English} counts for targets and money");
}
