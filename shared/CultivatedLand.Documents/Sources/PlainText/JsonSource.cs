using System.Collections.Immutable;
using System.Text.Json;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>A plan as JSON: the whole text is one block; its meaning is read where the contract's shape is known.</summary>
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
