using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class PhaseSpecConverter : JsonConverter<PhaseSpec>
{
    private static readonly JsonEncodedText Name = Encode("name"), Kind = Encode("kind"), Start = Encode("start"), Due = Encode("due");

    public override PhaseSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (name, kind, start, due) = (default(string), default(PhaseKind), default(DateOnly?), default(DateOnly));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Name)) name = Fields.Text(ref reader);
            else if (reader.Is(Kind)) kind = Fields.Value(ref reader, Shared.PhaseKind, options);
            else if (reader.Is(Start)) start = Fields.Optional(ref reader, Shared.Day, options);
            else if (reader.Is(Due)) due = Fields.Value(ref reader, Shared.Day, options);
            else Fields.PassOver(ref reader);
        }

        return new PhaseSpec(name!, kind, start, due);
    }

    public override void Write(Utf8JsonWriter writer, PhaseSpec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, Shared.PhaseKind, options);
        writer.Optional(Start, value.Start, Shared.Day, options);
        writer.Value(Due, value.Due, Shared.Day, options);
        writer.WriteEndObject();
    }
}
