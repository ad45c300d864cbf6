using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>
/// Converter of quotes to lists: the words, then block, offset, row and column of their place. A large table has ten for each row.
/// </summary>
internal sealed class QuoteConverter : JsonConverter<Quote>
{
    public override Quote Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Next(ref reader);
        var words = reader.GetString() ?? throw new JsonException("A quote begins with its words.");
        Span<int> place = stackalloc int[4];
        var count = 0;
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            if (count == place.Length)
                throw new JsonException("The place of a quote has at most four numbers.");
            place[count++] = reader.GetInt32();
        }

        return count switch
        {
            0 => new Quote(words, null),
            2 => new Quote(words, new SourcePlace(place[0], null, null, place[1])),
            4 => new Quote(words, new SourcePlace(place[0], place[2], place[3], place[1])),
            _ => throw new JsonException("The place of a quote has two or four numbers."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Quote value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Text);
        if (value.Place is { } place)
        {
            writer.WriteNumberValue(place.Block);
            writer.WriteNumberValue(place.Offset);
            if (place is { Row: { } row, Column: { } column })
            {
                writer.WriteNumberValue(row);
                writer.WriteNumberValue(column);
            }
        }

        writer.WriteEndArray();
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("The quote is cut off.");
}
