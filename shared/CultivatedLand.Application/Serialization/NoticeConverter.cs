using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of notices.</summary>
internal sealed class NoticeConverter : JsonConverter<Notice>
{
    private static readonly JsonEncodedText Version = Encode(VersionedJson.Property),
        Id = Encode("id"),
        Kind = Encode("kind"),
        TaskName = Encode("taskName"),
        Place = Encode("place"),
        PhaseName = Encode("phaseName"),
        Due = Encode("due"),
        SendAt = Encode("sendAt"),
        To = Encode("to"),
        Cc = Encode("cc"),
        LeadOffices = Encode("leadOffices"),
        Reason = Encode("reason"),
        Fact = Encode("fact");

    public override Notice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (id, kind, task, place) = (default(NoticeId), default(NoticeKind), default(string), default(Place));
        var (phase, due, sendAt, reason) = (default(string), default(DateOnly), default(DateTimeOffset?), default(NoticeReason));
        var fact = default(TaskFact);
        var (to, cc, offices) = (default(EquatableArray<Addressee>), default(EquatableArray<Addressee>), default(EquatableArray<string>));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Id))
                id = JsonFields.Value(ref reader, SharedConverters.NoticeId, options);
            else if (reader.Is(Kind))
                kind = JsonFields.Value(ref reader, SharedConverters.NoticeKind, options);
            else if (reader.Is(TaskName))
                task = JsonFields.Text(ref reader);
            else if (reader.Is(Place))
                place = JsonFields.Part(ref reader, SharedConverters.Place, options);
            else if (reader.Is(PhaseName))
                phase = JsonFields.Text(ref reader);
            else if (reader.Is(Due))
                due = JsonFields.Value(ref reader, SharedConverters.Day, options);
            else if (reader.Is(SendAt))
                sendAt = JsonFields.Moment(ref reader);
            else if (reader.Is(To))
                to = JsonFields.Value(ref reader, SharedConverters.Addressees, options);
            else if (reader.Is(Cc))
                cc = JsonFields.Value(ref reader, SharedConverters.Addressees, options);
            else if (reader.Is(LeadOffices))
                offices = JsonFields.Value(ref reader, SharedConverters.Words, options);
            else if (reader.Is(Reason))
                reason = JsonFields.Part(ref reader, SharedConverters.Reason, options);
            else if (reader.Is(Fact))
                fact = JsonFields.Seldom<TaskFact>(ref reader);
            else
                JsonFields.PassOver(ref reader);
        }

        return new Notice(id, kind, task!, place!, phase!, due, sendAt ?? default, to, cc, offices, reason!, fact);
    }

    public override void Write(Utf8JsonWriter writer, Notice value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Version, JsonUpgrades.OfNotices.Count + 1);
        writer.Value(Id, value.Id, SharedConverters.NoticeId, options);
        writer.Always(Kind, value.Kind, SharedConverters.NoticeKind, options);
        writer.Text(TaskName, value.TaskName);
        writer.Part(Place, value.Place, SharedConverters.Place, options);
        writer.Text(PhaseName, value.PhaseName);
        writer.Value(Due, value.Due, SharedConverters.Day, options);
        if (value.SendAt != default)
            writer.Moment(SendAt, value.SendAt);
        writer.Value(To, value.To, SharedConverters.Addressees, options);
        writer.Value(Cc, value.Cc, SharedConverters.Addressees, options);
        writer.Value(LeadOffices, value.LeadOffices, SharedConverters.Words, options);
        writer.Part(Reason, value.Reason, SharedConverters.Reason, options);
        if (value.Fact is { } fact)
        {
            writer.WritePropertyName(Fact);
            JsonSerializer.Serialize(writer, fact, CaseJson.Type<TaskFact>());
        }

        writer.WriteEndObject();
    }
}
