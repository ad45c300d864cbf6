using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Converter of grants to and from JSON: <c>{"role":"leader","place":"青禾县/石桥镇"}</c>.</summary>
internal sealed class GrantJsonConverter : JsonConverter<Grant>
{
    /// <exception cref="JsonException">The role is not known to this version. Nobody gets a permission by a guess.</exception>
    public override Grant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var kept = JsonSerializer.Deserialize<Kept>(ref reader, options) ?? throw new JsonException("A grant is missing.");
        var role = AccountRoleNames.Parse(kept.Role) ?? throw new JsonException($"There is no role “{kept.Role}”.");
        var place = kept.Place is null ? null : Place.Parse(kept.Place) ?? throw new JsonException($"“{kept.Place}” is no place.");
        return new Grant(role, place);
    }

    public override void Write(Utf8JsonWriter writer, Grant value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Kept(value.Role.Code(), value.Place?.Path), options);

    private sealed record Kept(string Role, string? Place);
}
