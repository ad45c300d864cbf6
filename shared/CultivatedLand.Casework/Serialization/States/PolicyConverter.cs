using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class PolicyConverter : JsonConverter<DeadlinePolicy>
{
    private static readonly JsonEncodedText SendAt = Encode("sendAt"), SendingWindow = Encode("sendingWindow"), Reminders = Encode("reminders"),
        Ladder = Encode("ladder"), StillOverdueEvery = Encode("stillOverdueEvery"), ReturnDays = Encode("returnDays");

    private static readonly JsonConverter<TimeOnly> Clock = JsonMetadataServices.TimeOnlyConverter;
    private static readonly JsonConverter<TimeSpan> Span = JsonMetadataServices.TimeSpanConverter;

    public override DeadlinePolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (sendAt, window, still, days) = (default(TimeOnly), default(TimeSpan), 0, 0);
        var (reminders, ladder) = (default(EquatableArray<int>), default(EquatableArray<Rung>));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(SendAt)) sendAt = Fields.Value(ref reader, Clock, options);
            else if (reader.Is(SendingWindow)) window = Fields.Value(ref reader, Span, options);
            else if (reader.Is(Reminders)) reminders = Fields.Value(ref reader, Shared.Numbers, options);
            else if (reader.Is(Ladder)) ladder = Fields.Value(ref reader, Shared.Ladder, options);
            else if (reader.Is(StillOverdueEvery)) still = Fields.Number(ref reader);
            else if (reader.Is(ReturnDays)) days = Fields.Number(ref reader);
            else Fields.PassOver(ref reader);
        }

        return new DeadlinePolicy(sendAt, window, reminders, ladder, still, days);
    }

    public override void Write(Utf8JsonWriter writer, DeadlinePolicy value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Value(SendAt, value.SendAt, Clock, options);
        writer.Value(SendingWindow, value.SendingWindow, Span, options);
        writer.Value(Reminders, value.Reminders, Shared.Numbers, options);
        writer.Value(Ladder, value.Ladder, Shared.Ladder, options);
        writer.Number(StillOverdueEvery, value.StillOverdueEvery);
        writer.Number(ReturnDays, value.ReturnDays);
        writer.WriteEndObject();
    }
}

internal sealed class RungConverter : JsonConverter<Rung>
{
    private static readonly JsonEncodedText Workdays = Encode("workdays"), Kind = Encode("kind");

    public override Rung Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (workdays, kind) = (0, default(NoticeKind));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Workdays)) workdays = Fields.Number(ref reader);
            else if (reader.Is(Kind)) kind = Fields.Value(ref reader, Shared.NoticeKind, options);
            else Fields.PassOver(ref reader);
        }

        return new Rung(workdays, kind);
    }

    public override void Write(Utf8JsonWriter writer, Rung value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Number(Workdays, value.Workdays);
        writer.Always(Kind, value.Kind, Shared.NoticeKind, options);
        writer.WriteEndObject();
    }
}
