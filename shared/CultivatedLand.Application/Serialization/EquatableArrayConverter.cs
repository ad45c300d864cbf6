using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of arrays that compare by their content.</summary>
internal sealed class EquatableArrayConverter<T> : JsonConverter<EquatableArray<T>>
{
    private JsonConverter<T>? _element;

    public override EquatableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A list is expected here.");
        var items = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(
                Element(options).Read(ref reader, typeof(T), options) ?? throw new JsonException("A list holds nothing that is nothing.")
            );
        }

        return new EquatableArray<T>(items.DrainToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, EquatableArray<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            Element(options).Write(writer, item, options);
        writer.WriteEndArray();
    }

    private JsonConverter<T> Element(JsonSerializerOptions options) => _element ??= (JsonConverter<T>)options.GetConverter(typeof(T));
}
