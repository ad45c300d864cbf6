using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class PhaseConverter : JsonConverter<TaskPhase>
{
    private static readonly JsonEncodedText Number = Encode("number"), Name = Encode("name"), Kind = Encode("kind"), Start = Encode("start"), Due = Encode("due"),
        Round = Encode("round"), Reported = Encode("reported"), IsReportedDone = Encode("isReportedDone"), NoticedThrough = Encode("noticedThrough"),
        Reopened = Encode("reopened"), Acknowledged = Encode("acknowledged");

    public override TaskPhase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (number, name, kind, start, due) = (0, default(string), default(PhaseKind), default(DateOnly?), default(DateOnly));
        var (round, reported, isDone, through) = (0, Mu.Zero, false, default(NoticeStep?));
        var (reopened, receipt) = (default(DateTimeOffset?), default(Receipt));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Number)) number = Fields.Number(ref reader);
            else if (reader.Is(Name)) name = Fields.Text(ref reader);
            else if (reader.Is(Kind)) kind = Fields.Value(ref reader, Shared.PhaseKind, options);
            else if (reader.Is(Start)) start = Fields.Optional(ref reader, Shared.Day, options);
            else if (reader.Is(Due)) due = Fields.Value(ref reader, Shared.Day, options);
            else if (reader.Is(Round)) round = Fields.Number(ref reader);
            else if (reader.Is(Reported)) reported = Fields.Value(ref reader, Shared.Area, options);
            else if (reader.Is(IsReportedDone)) isDone = Fields.Flag(ref reader);
            else if (reader.Is(NoticedThrough)) through = Fields.Optional(ref reader, Shared.Step, options);
            else if (reader.Is(Reopened)) reopened = Fields.Moment(ref reader);
            else if (reader.Is(Acknowledged)) receipt = Fields.Seldom<Receipt>(ref reader);
            else Fields.PassOver(ref reader);
        }

        return new TaskPhase(number, name!, kind, start, due, round, reported, isDone, through, reopened, receipt);
    }

    public override void Write(Utf8JsonWriter writer, TaskPhase value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Number(Number, value.Number);
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, Shared.PhaseKind, options);
        writer.Optional(Start, value.Start, Shared.Day, options);
        writer.Value(Due, value.Due, Shared.Day, options);
        writer.Number(Round, value.Round);
        writer.Value(Reported, value.Reported, Shared.Area, options);
        if (value.IsReportedDone) writer.WriteBoolean(IsReportedDone, true);
        writer.Optional(NoticedThrough, value.NoticedThrough, Shared.Step, options);
        writer.Moment(Reopened, value.Reopened);
        writer.Seldom(Acknowledged, value.Acknowledged);
        writer.WriteEndObject();
    }
}
