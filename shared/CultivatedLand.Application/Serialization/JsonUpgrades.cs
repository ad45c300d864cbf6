using System.Text.Json.Nodes;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// What was stored once is readable for ever: the n-th step of a list turns a document of version n into one of version n + 1.
/// A change of shape that old documents cannot be read by adds a step here; steps are never changed or removed.
/// </summary>
internal static class JsonUpgrades
{
    public static IReadOnlyList<Action<JsonObject>> OfTasks { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfFacts { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfNotices { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfMails { get; } = [];
}
