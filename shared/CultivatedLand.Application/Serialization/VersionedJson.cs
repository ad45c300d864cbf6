using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Format of one kind of stored document. A document is written in its latest version and read in every version it ever had.
/// </summary>
/// <param name="called">Name of the kind of document in messages.</param>
/// <param name="upgrades">See <see cref="JsonUpgrades"/>.</param>
internal sealed class VersionedJson<T>(string called, JsonTypeInfo<T> type, IReadOnlyList<Action<JsonObject>> upgrades)
{
    private int Version => upgrades.Count + 1;

    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <exception cref="JsonException">Damaged, or written by a later version of this software.</exception>
    public T Read(ReadOnlySpan<byte> json)
    {
        var version = VersionedJson.VersionOf(json);
        if (version > Version)
            throw new JsonException($"This {called} has version {version}; this program reads up to version {Version}.");
        return (version == Version ? JsonSerializer.Deserialize(json, type) : Upgrade(json, version).Deserialize(type))
            ?? throw new JsonException($"There is no {called} in this document.");
    }

    private JsonObject Upgrade(ReadOnlySpan<byte> json, int version)
    {
        var reader = new Utf8JsonReader(json);
        var document = JsonNode.Parse(ref reader)!.AsObject();
        foreach (var step in upgrades.Skip(version - 1))
            step(document);
        return document;
    }
}

/// <summary>Reader of the version of a stored document.</summary>
internal static class VersionedJson
{
    public const string Property = "v";

    public static int VersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("v"u8);
            reader.Read();
            if (isVersion && reader.TryGetInt32(out var version) && version > 0)
                return version;
            reader.Skip();
        }

        throw new JsonException("The document does not say its version.");
    }
}
