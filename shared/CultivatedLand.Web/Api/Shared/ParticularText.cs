using System.Collections;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>
/// Text of a fact's particulars: <c>ExtensionRequest { Phase = 1, Due = … }</c>.
/// Records of several fields are written as the compiler writes them, under the names that programs already know,
/// whatever the classes are called.
/// </summary>
internal static class ParticularText
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(ExtensionRequest)] = "ExtensionRequest",
        [typeof(InfeasibleClaim)] = "InfeasibleClaim",
        [typeof(Evidence)] = "Evidence",
        [typeof(ReopenedPhase)] = "ReopenedPhase",
        [typeof(CorrectionEffect)] = "CorrectionEffect",
        [typeof(TaskPhase)] = "TaskPhase",
        [typeof(Receipt)] = "Receipt",
        [typeof(Acceptance)] = "Acceptance",
        [typeof(TaskSpec)] = "TaskSpec",
        [typeof(PhaseSpec)] = "PhaseSpec",
        [typeof(DeadlinePolicy)] = "DeadlinePolicy",
        [typeof(Rung)] = "Rung",
        [typeof(HandOverHours)] = "HandOverHours",
        [typeof(LevelPass)] = "LevelPass",
        [typeof(TaskPart)] = "TaskPart",
    };

    /// <summary>Names of fields that are written only where they have a value, because programs know the texts without them.</summary>
    private static readonly string[] LeftOutWhereEmpty =
    [
        nameof(PhaseSpec.DoneOn),
        nameof(TaskSpec.CountsAt),
        nameof(InfeasibleClaim.LostIn),
    ];

    public static bool IsNamed(Type type) => Names.ContainsKey(type);

    public static string? Of(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            _ when Names.TryGetValue(value.GetType(), out var name) => $"{name} {{ {string.Join(", ", Fields(value))} }}",
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
            _ => value.ToString(),
        };

    private static IEnumerable<string> Fields(object value) =>
        value
            .GetType()
            .GetProperties()
            .Where(property => property.GetMethod is { IsStatic: false } && property.Name != nameof(InfeasibleClaim.IsLate))
            .Where(property => !LeftOutWhereEmpty.Contains(property.Name) || property.GetValue(value) is not null)
            .Select(property => $"{property.Name} = {Of(property.GetValue(value))}");
}
