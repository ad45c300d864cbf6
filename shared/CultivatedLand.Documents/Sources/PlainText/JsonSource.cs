using System.Collections.Immutable;
using System.Text.Json;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>Reader of JSON files. The whole text becomes one block; <see cref="Reading.JsonDraft"/> reads its meaning.</summary>
internal static class JsonSource
{
    public static ImmutableArray<SourceBlock> Read(string text) => [new Paragraph(text)];

    public static bool Parses(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
