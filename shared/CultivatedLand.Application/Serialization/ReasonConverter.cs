using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the reasons of notices.</summary>
internal sealed class ReasonConverter : JsonConverter<NoticeReason>
{
    private static readonly JsonEncodedText Step = Encode("step"),
        Nominal = Encode("nominal"),
        Scheduled = Encode("scheduled"),
        Sent = Encode("sent"),
        Skipped = Encode("skipped");

    public override NoticeReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (step, nominal, scheduled, sent, skipped) = (default(NoticeStep), default(DateOnly), default(DateOnly), default(DateOnly), 0);
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Step))
                step = JsonFields.Value(ref reader, SharedConverters.Step, options);
            else if (reader.Is(Nominal))
                nominal = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Scheduled))
                scheduled = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Sent))
                sent = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Skipped))
                skipped = JsonFields.Number(ref reader);
            else
                JsonFields.PassOver(ref reader);
        }

        return new NoticeReason(step, nominal, scheduled, sent, skipped);
    }

    public override void Write(Utf8JsonWriter writer, NoticeReason value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Value(Step, value.Step, SharedConverters.Step, options);
        writer.Value(Nominal, value.Nominal, SharedConverters.Day, options);
        writer.Value(Scheduled, value.Scheduled, SharedConverters.Day, options);
        writer.Value(Sent, value.Sent, SharedConverters.Day, options);
        writer.Number(Skipped, value.Skipped);
        writer.WriteEndObject();
    }
}
