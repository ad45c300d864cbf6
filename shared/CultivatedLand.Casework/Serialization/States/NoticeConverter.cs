using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class NoticeConverter : JsonConverter<Notice>
{
    private static readonly JsonEncodedText Version = Encode(VersionedJson.Property), Id = Encode("id"), Kind = Encode("kind"), TaskName = Encode("taskName"),
        Place = Encode("place"), PhaseName = Encode("phaseName"), Due = Encode("due"), SendAt = Encode("sendAt"), To = Encode("to"), Cc = Encode("cc"),
        LeadOffices = Encode("leadOffices"), Reason = Encode("reason");

    public override Notice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (id, kind, task, place) = (default(NoticeId), default(NoticeKind), default(string), default(Place));
        var (phase, due, sendAt, reason) = (default(string), default(DateOnly), default(DateTimeOffset?), default(NoticeReason));
        var (to, cc, offices) = (default(EquatableArray<Addressee>), default(EquatableArray<Addressee>), default(EquatableArray<string>));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Id)) id = Fields.Value(ref reader, Shared.NoticeId, options);
            else if (reader.Is(Kind)) kind = Fields.Value(ref reader, Shared.NoticeKind, options);
            else if (reader.Is(TaskName)) task = Fields.Text(ref reader);
            else if (reader.Is(Place)) place = Fields.Part(ref reader, Shared.Place, options);
            else if (reader.Is(PhaseName)) phase = Fields.Text(ref reader);
            else if (reader.Is(Due)) due = Fields.Value(ref reader, Shared.Day, options);
            else if (reader.Is(SendAt)) sendAt = Fields.Moment(ref reader);
            else if (reader.Is(To)) to = Fields.Value(ref reader, Shared.Addressees, options);
            else if (reader.Is(Cc)) cc = Fields.Value(ref reader, Shared.Addressees, options);
            else if (reader.Is(LeadOffices)) offices = Fields.Value(ref reader, Shared.Words, options);
            else if (reader.Is(Reason)) reason = Fields.Part(ref reader, Shared.Reason, options);
            else Fields.PassOver(ref reader);
        }

        return new Notice(id, kind, task!, place!, phase!, due, sendAt ?? default, to, cc, offices, reason!);
    }

    public override void Write(Utf8JsonWriter writer, Notice value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Version, Upgrades.OfNotices.Count + 1);
        writer.Value(Id, value.Id, Shared.NoticeId, options);
        writer.Always(Kind, value.Kind, Shared.NoticeKind, options);
        writer.Text(TaskName, value.TaskName);
        writer.Part(Place, value.Place, Shared.Place, options);
        writer.Text(PhaseName, value.PhaseName);
        writer.Value(Due, value.Due, Shared.Day, options);
        if (value.SendAt != default) writer.Moment(SendAt, value.SendAt);
        writer.Value(To, value.To, Shared.Addressees, options);
        writer.Value(Cc, value.Cc, Shared.Addressees, options);
        writer.Value(LeadOffices, value.LeadOffices, Shared.Words, options);
        writer.Part(Reason, value.Reason, Shared.Reason, options);
        writer.WriteEndObject();
    }
}
