using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the phases of a task's specification.</summary>
internal sealed class PhaseSpecConverter : JsonConverter<PhaseSpec>
{
    private static readonly JsonEncodedText Name = Encode("name"),
        Kind = Encode("kind"),
        Start = Encode("start"),
        Due = Encode("due"),
        DoneOn = Encode("doneOn");

    public override PhaseSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (name, kind, start, due) = (default(string), default(PhaseKind), default(DateOnly?), default(DateOnly));
        var doneOn = default(DateOnly?);
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Name))
                name = JsonFields.Text(ref reader);
            else if (reader.Is(Kind))
                kind = JsonFields.Value(ref reader, SharedConverters.PhaseKind, options);
            else if (reader.Is(Start))
                start = JsonFields.Optional(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Due))
                due = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(DoneOn))
                doneOn = JsonFields.Optional(ref reader, SharedConverters.Day, options);
            else
                JsonFields.PassOver(ref reader);
        }

        return new PhaseSpec(name!, kind, start, due, doneOn);
    }

    public override void Write(Utf8JsonWriter writer, PhaseSpec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, SharedConverters.PhaseKind, options);
        writer.Optional(Start, value.Start, SharedConverters.Day, options);
        writer.Value(Due, value.Due, SharedConverters.Day, options);
        writer.Optional(DoneOn, value.DoneOn, SharedConverters.Day, options);
        writer.WriteEndObject();
    }
}
