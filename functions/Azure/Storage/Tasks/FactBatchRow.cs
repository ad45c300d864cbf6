using System.Runtime.InteropServices;
using System.Text.Json;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>Row of the facts that were stored together, as one JSON array.</summary>
internal static class FactBatchRow
{
    public static byte[] Write(IReadOnlyList<TaskFact> facts)
    {
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target))
        {
            writer.WriteStartArray();
            foreach (var fact in facts)
                writer.WriteRawValue(CaseJson.Write(fact), skipInputValidation: true);
            writer.WriteEndArray();
        }

        return target.ToArray();
    }

    public static IReadOnlyList<TaskFact> Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(fact => CaseJson.ReadFact(JsonMarshal.GetRawUtf8Value(fact)))];
    }
}
