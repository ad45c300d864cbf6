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
        Converters =
        {
            new EquatableArrayConverterFactory(),
            new MuConverter(),
            new PlaceConverter(),
            new TaskIdConverter(),
            new LeadIdConverter(),
            new InterviewIdConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
        },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize<T>(content, Options)!;
}
