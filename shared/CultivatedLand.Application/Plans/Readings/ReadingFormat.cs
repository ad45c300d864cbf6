using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>Format of kept readings: compressed JSON. A kept reading in another format is not read but made again.</summary>
public static class ReadingFormat
{
    /// <summary>Version of the format. It rises with every change of a draft, a document or their parts.</summary>
    public const int Version = 3;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new QuoteConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameBlocks } },
    };

    public static byte[] Write<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(stream, value, Options);
        }

        return packed.ToArray();
    }

    /// <exception cref="JsonException">The content is no kept reading.</exception>
    /// <exception cref="InvalidDataException">The content is not compressed as a kept reading is.</exception>
    public static T Read<T>(byte[] content)
        where T : class
    {
        // Reading the text at once takes half the time of reading it from the stream.
        using var stream = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return JsonSerializer.Deserialize<T>(text.GetBuffer().AsSpan(0, (int)text.Length), Options)
            ?? throw new JsonException("The kept reading is empty.");
    }

    private static void NameBlocks(JsonTypeInfo type)
    {
        if (type.Type == typeof(SourceBlock))
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                DerivedTypes = { new JsonDerivedType(typeof(Paragraph), "p"), new JsonDerivedType(typeof(Table), "t") },
            };
    }
}
