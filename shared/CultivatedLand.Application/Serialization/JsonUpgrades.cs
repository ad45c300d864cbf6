using System.Text.Json.Nodes;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Upgrades of stored documents, so that every document stays readable for ever.
/// The n-th step of a list turns a document of version n into one of version n + 1.
/// A change of shape that makes old documents unreadable adds a step here. Steps are never changed or removed.
/// </summary>
internal static class JsonUpgrades
{
    public static IReadOnlyList<Action<JsonObject>> OfTasks { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfFacts { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfNotices { get; } = [];

    public static IReadOnlyList<Action<JsonObject>> OfMails { get; } = [];
}
