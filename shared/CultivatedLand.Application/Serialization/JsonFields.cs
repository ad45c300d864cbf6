using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Extension methods by which the converters of states and notices read and write fields.
/// A state is read and written at every wake-up, and the serializer's own way for records takes twice as long.
/// As everywhere in <see cref="CaseJson"/>, unknown fields are skipped, a missing field has its default, and a default is not written.
/// </summary>
internal static class JsonFields
{
    public static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object is expected here.");
    }

    /// <summary>Moves to the name of the object's next field. Returns false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static bool Is(this ref Utf8JsonReader reader, JsonEncodedText name) => reader.ValueTextEquals(name.EncodedUtf8Bytes);

    public static void PassOver(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    public static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString()!;
    }

    public static int Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    public static long LongNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    public static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetBoolean();
    }

    public static DateTimeOffset? Moment(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
    }

    public static T? Optional<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(T), options);
    }

    public static T Value<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct
    {
        reader.Read();
        return converter.Read(ref reader, typeof(T), options);
    }

    public static T? Part<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : class
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(T), options);
    }

    /// <summary>Reads a value that few states have, in the serializer's own way.</summary>
    public static T? Seldom<T>(ref Utf8JsonReader reader) => JsonSerializer.Deserialize(ref reader, CaseJson.Type<T>());

    public static void Text(this Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public static void Number(this Utf8JsonWriter writer, JsonEncodedText name, long value)
    {
        if (value != 0)
            writer.WriteNumber(name, value);
    }

    public static void Moment(this Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is { } moment)
            writer.WriteString(name, moment);
    }

    public static void Value<T>(
        this Utf8JsonWriter writer,
        JsonEncodedText name,
        T value,
        JsonConverter<T> converter,
        JsonSerializerOptions options
    )
        where T : struct
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
            writer.Always(name, value, converter, options);
    }

    public static void Optional<T>(
        this Utf8JsonWriter writer,
        JsonEncodedText name,
        T? value,
        JsonConverter<T> converter,
        JsonSerializerOptions options
    )
        where T : struct
    {
        if (value is { } known)
            writer.Always(name, known, converter, options);
    }

    public static void Part<T>(
        this Utf8JsonWriter writer,
        JsonEncodedText name,
        T? value,
        JsonConverter<T> converter,
        JsonSerializerOptions options
    )
        where T : class
    {
        if (value is not null)
            writer.Always(name, value, converter, options);
    }

    public static void Always<T>(
        this Utf8JsonWriter writer,
        JsonEncodedText name,
        T value,
        JsonConverter<T> converter,
        JsonSerializerOptions options
    )
    {
        writer.WritePropertyName(name);
        converter.Write(writer, value, options);
    }

    public static void Seldom<T>(this Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : class
    {
        if (value is null)
            return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, CaseJson.Type<T>());
    }
}
