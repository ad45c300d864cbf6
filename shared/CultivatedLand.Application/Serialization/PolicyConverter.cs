using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of deadline policies.</summary>
internal sealed class PolicyConverter : JsonConverter<DeadlinePolicy>
{
    private static readonly JsonEncodedText SendAt = Encode("sendAt"),
        SendingWindow = Encode("sendingWindow"),
        Reminders = Encode("reminders"),
        Ladder = Encode("ladder"),
        StillOverdueEvery = Encode("stillOverdueEvery"),
        ReturnDays = Encode("returnDays"),
        HandOvers = Encode("handOvers"),
        HandOversFrom = Encode("handOversFrom"),
        HandOversUntil = Encode("handOversUntil");

    private static readonly JsonConverter<TimeOnly> Clock = JsonMetadataServices.TimeOnlyConverter;
    private static readonly JsonConverter<TimeSpan> Span = JsonMetadataServices.TimeSpanConverter;

    public override DeadlinePolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (sendAt, window, still, days) = (default(TimeOnly), default(TimeSpan), 0, 0);
        var (isOn, from, until) = (true, HandOverHours.Default.From, HandOverHours.Default.Until);
        var (reminders, ladder) = (default(EquatableArray<int>), default(EquatableArray<Rung>));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(SendAt))
                sendAt = JsonFields.Value(ref reader, Clock, options);
            else if (reader.Is(SendingWindow))
                window = JsonFields.Value(ref reader, Span, options);
            else if (reader.Is(Reminders))
                reminders = JsonFields.Value(ref reader, SharedConverters.Numbers, options);
            else if (reader.Is(Ladder))
                ladder = JsonFields.Value(ref reader, SharedConverters.Ladder, options);
            else if (reader.Is(StillOverdueEvery))
                still = JsonFields.Number(ref reader);
            else if (reader.Is(ReturnDays))
                days = JsonFields.Number(ref reader);
            else if (reader.Is(HandOvers))
                isOn = JsonFields.Flag(ref reader);
            else if (reader.Is(HandOversFrom))
                from = JsonFields.Value(ref reader, Clock, options);
            else if (reader.Is(HandOversUntil))
                until = JsonFields.Value(ref reader, Clock, options);
            else
                JsonFields.PassOver(ref reader);
        }

        return new DeadlinePolicy(sendAt, window, reminders, ladder, still, days) { HandOvers = new HandOverHours(isOn, from, until) };
    }

    public override void Write(Utf8JsonWriter writer, DeadlinePolicy value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Value(SendAt, value.SendAt, Clock, options);
        writer.Value(SendingWindow, value.SendingWindow, Span, options);
        writer.Value(Reminders, value.Reminders, SharedConverters.Numbers, options);
        writer.Value(Ladder, value.Ladder, SharedConverters.Ladder, options);
        writer.Number(StillOverdueEvery, value.StillOverdueEvery);
        writer.Number(ReturnDays, value.ReturnDays);
        if (value.HandOvers != HandOverHours.Default)
        {
            writer.WriteBoolean(HandOvers, value.HandOvers.IsOn);
            writer.Always(HandOversFrom, value.HandOvers.From, Clock, options);
            writer.Always(HandOversUntil, value.HandOvers.Until, Clock, options);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Converter of rungs of the escalation ladder.</summary>
internal sealed class RungConverter : JsonConverter<Rung>
{
    private static readonly JsonEncodedText Workdays = Encode("workdays"),
        Kind = Encode("kind");

    public override Rung Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (workdays, kind) = (0, default(NoticeKind));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Workdays))
                workdays = JsonFields.Number(ref reader);
            else if (reader.Is(Kind))
                kind = JsonFields.Value(ref reader, SharedConverters.NoticeKind, options);
            else
                JsonFields.PassOver(ref reader);
        }

        return new Rung(workdays, kind);
    }

    public override void Write(Utf8JsonWriter writer, Rung value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Number(Workdays, value.Workdays);
        writer.Always(Kind, value.Kind, SharedConverters.NoticeKind, options);
        writer.WriteEndObject();
    }
}
