using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the phases of a task's state.</summary>
internal sealed class PhaseConverter : JsonConverter<TaskPhase>
{
    private static readonly JsonEncodedText Number = Encode("number"),
        Name = Encode("name"),
        Kind = Encode("kind"),
        Start = Encode("start"),
        Due = Encode("due"),
        Round = Encode("round"),
        Reported = Encode("reported"),
        IsReportedDone = Encode("isReportedDone"),
        NoticedThrough = Encode("noticedThrough"),
        Reopened = Encode("reopened"),
        Acknowledged = Encode("acknowledged");

    public override TaskPhase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (number, name, kind, start, due) = (0, default(string), default(PhaseKind), default(DateOnly?), default(DateOnly));
        var (round, reported, isDone, through) = (0, Mu.Zero, false, default(NoticeStep?));
        var (reopened, receipt) = (default(DateTimeOffset?), default(Receipt));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Number))
                number = JsonFields.Number(ref reader);
            else if (reader.Is(Name))
                name = JsonFields.Text(ref reader);
            else if (reader.Is(Kind))
                kind = JsonFields.Value(ref reader, SharedConverters.PhaseKind, options);
            else if (reader.Is(Start))
                start = JsonFields.Optional(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Due))
                due = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(Round))
                round = JsonFields.Number(ref reader);
            else if (reader.Is(Reported))
                reported = JsonFields.Value(ref reader, SharedConverters.Area, options);
            else if (reader.Is(IsReportedDone))
                isDone = JsonFields.Flag(ref reader);
            else if (reader.Is(NoticedThrough))
                through = JsonFields.Optional(ref reader, SharedConverters.Step, options);
            else if (reader.Is(Reopened))
                reopened = JsonFields.Moment(ref reader);
            else if (reader.Is(Acknowledged))
                receipt = JsonFields.Seldom<Receipt>(ref reader);
            else
                JsonFields.PassOver(ref reader);
        }

        return new TaskPhase(number, name!, kind, start, due, round, reported, isDone, through, reopened, receipt);
    }

    public override void Write(Utf8JsonWriter writer, TaskPhase value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Number(Number, value.Number);
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, SharedConverters.PhaseKind, options);
        writer.Optional(Start, value.Start, SharedConverters.Day, options);
        writer.Value(Due, value.Due, SharedConverters.Day, options);
        writer.Number(Round, value.Round);
        writer.Value(Reported, value.Reported, SharedConverters.Area, options);
        if (value.IsReportedDone)
            writer.WriteBoolean(IsReportedDone, true);
        writer.Optional(NoticedThrough, value.NoticedThrough, SharedConverters.Step, options);
        writer.Moment(Reopened, value.Reopened);
        writer.Seldom(Acknowledged, value.Acknowledged);
        writer.WriteEndObject();
    }
}
