using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class ReasonConverter : JsonConverter<NoticeReason>
{
    private static readonly JsonEncodedText Step = Encode("step"), Nominal = Encode("nominal"), Scheduled = Encode("scheduled"), Sent = Encode("sent"), Skipped = Encode("skipped");

    public override NoticeReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (step, nominal, scheduled, sent, skipped) = (default(NoticeStep), default(DateOnly), default(DateOnly), default(DateOnly), 0);
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Step)) step = Fields.Value(ref reader, Shared.Step, options);
            else if (reader.Is(Nominal)) nominal = Fields.Value(ref reader, Shared.Day, options);
            else if (reader.Is(Scheduled)) scheduled = Fields.Value(ref reader, Shared.Day, options);
            else if (reader.Is(Sent)) sent = Fields.Value(ref reader, Shared.Day, options);
            else if (reader.Is(Skipped)) skipped = Fields.Number(ref reader);
            else Fields.PassOver(ref reader);
        }

        return new NoticeReason(step, nominal, scheduled, sent, skipped);
    }

    public override void Write(Utf8JsonWriter writer, NoticeReason value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Value(Step, value.Step, Shared.Step, options);
        writer.Value(Nominal, value.Nominal, Shared.Day, options);
        writer.Value(Scheduled, value.Scheduled, Shared.Day, options);
        writer.Value(Sent, value.Sent, Shared.Day, options);
        writer.Number(Skipped, value.Skipped);
        writer.WriteEndObject();
    }
}
