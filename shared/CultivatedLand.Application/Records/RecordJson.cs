using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Application.Serialization;

namespace CultivatedLand.Application.Records;

/// <summary>
/// JSON format of the records beside the ledger.
/// Areas, places and ids are plain values, and enum values are written by name instead of number.
/// </summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // A record without a field that it always had is damaged.
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new EquatableArrayConverterFactory(),
            new MuConverter(),
            new PlaceConverter(),
            new TaskIdConverter(),
            new LeadIdConverter(),
            new FieldRecordIdConverter(),
            new InterviewIdConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
        },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The content is no record of this kind.</exception>
    public static T Read<T>(ReadOnlySpan<byte> content) => (T)Read(content, typeof(T));

    /// <exception cref="JsonException">The content is no record of this kind.</exception>
    public static object Read(ReadOnlySpan<byte> content, Type type) =>
        JsonSerializer.Deserialize(content, type, Options) ?? throw new JsonException("The record is empty.");
}
