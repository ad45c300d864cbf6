using System.Text.Json;

namespace CultivatedLand.Application.Records;

/// <summary>Format of the records of a set, by which a stored record can be checked without knowing who reads it.</summary>
/// <param name="Key">Key of the only record with this format, for a set whose records differ. Null for all records of the set.</param>
public sealed record RecordFormat(string Drawer, Type Type, string? Key = null)
{
    public static RecordFormat Of<T>(string drawer, string? key = null) => new(drawer, typeof(T), key);

    public bool Fits(string drawer, string key) => drawer == Drawer && (Key is null || key == Key);

    /// <returns>What is wrong with the content. Null for a record that can be read.</returns>
    public string? Fault(ReadOnlySpan<byte> content)
    {
        try
        {
            RecordJson.Read(content, Type);
            return null;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return unreadable.Message;
        }
    }
}
