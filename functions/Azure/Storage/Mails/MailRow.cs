using System.Runtime.InteropServices;
using System.Text.Json;
using Azure.Data.Tables;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>Row of a mail. Its content changes only while it is held; its delivery state is in columns that are written alone.</summary>
/// <param name="Recording">The recording that prepared it; 0 once it counts.</param>
/// <param name="Place">Place in the order of recording.</param>
/// <param name="OutKey">Its entry among the coming attempts; empty for none.</param>
/// <param name="StateKey">Its entry in the list of its state.</param>
internal sealed record MailRow(
    MailRecord Mail,
    long Recording,
    string Place,
    long Revision,
    string OutKey,
    string StateKey,
    TableEntity Row
)
{
    public const string RowKey = "mail";
    private const int LongestNote = 8000;

    public bool Counts => Recording == 0;

    public static string PartitionOf(string mailId) => "mail-" + TableKeyEncoder.Encode(mailId);

    public static async Task<MailRow?> Find(
        TableClient table,
        PayloadColumns payloadColumns,
        string mailId,
        CancellationToken cancellationToken
    )
    {
        if (await table.FindRow(PartitionOf(mailId), RowKey, cancellationToken) is not { } row)
            return null;
        var (notices, content) = await payloadColumns.Understand(row, $"mail {mailId}", ReadContent, cancellationToken);
        return new MailRow(
            new MailRecord(
                row.Text("Id"),
                content,
                notices,
                row.Text("Series") is { Length: > 0 } series ? new LetterNumber(series, (int)row.Number("Letter")) : null,
                SortableTime.Of(row.Text("SendAt")),
                StandingOf(row)
            ),
            row.Number("Recording"),
            row.Text("Place"),
            row.Number("Revision"),
            row.Text("OutKey"),
            row.Text("StateKey"),
            row
        );
    }

    /// <summary>Returns the row of a mail as a recording prepares it.</summary>
    public static async Task<TableEntity> Prepared(
        MailRecord mail,
        long recording,
        string place,
        PayloadColumns payloadColumns,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(PartitionOf(mail.Id), RowKey)
        {
            ["Id"] = mail.Id,
            ["Recording"] = recording,
            ["Place"] = place,
            ["SendAt"] = SortableTime.Text(mail.SendAt),
            ["Series"] = mail.Letter?.Series ?? "",
            ["Letter"] = (long)(mail.Letter?.Number ?? 0),
        };
        Stand(row, mail.Standing, 1, place);
        await payloadColumns.Write(row, WriteContent(mail), cancellationToken);
        return row;
    }

    /// <summary>Returns only the columns of a new delivery state.</summary>
    public TableEntity Standing(MailDeliveryState mailDeliveryState)
    {
        var columns = new TableEntity(Row.PartitionKey, RowKey);
        Stand(columns, mailDeliveryState, Revision + 1, Place);
        if (mailDeliveryState.State == Mail.Standing.State)
            columns["StateKey"] = StateKey;
        return columns;
    }

    /// <summary>Adds a new content to the columns of a new delivery state.</summary>
    public Task Rewrite(TableEntity columns, MailContent content, PayloadColumns payloadColumns, CancellationToken cancellationToken) =>
        payloadColumns.WriteToBlob(columns, WriteContent(Mail with { Content = content }), cancellationToken);

    private static void Stand(TableEntity row, MailDeliveryState mailDeliveryState, long revision, string place)
    {
        row["Revision"] = revision;
        row["State"] = EnumCodes.MailStates.CodeOf(mailDeliveryState.State);
        row["Attempts"] = mailDeliveryState.Attempts;
        row["NextAttempt"] = SortableTime.Column(mailDeliveryState.NextAttemptAt);
        row["SentAt"] = SortableTime.Column(mailDeliveryState.SentAt);
        row["HasNote"] = mailDeliveryState.Note is not null;
        row["Note"] = mailDeliveryState.Note is { Length: > LongestNote } note ? note[..LongestNote] : mailDeliveryState.Note ?? "";
        row["OutKey"] = mailDeliveryState is { State: MailState.Queued, NextAttemptAt: { } next } ? DueTimeIndex.NewKey(next, place) : "";
        row["StateKey"] = $"{Sequence.Inverse(place)}-{Sequence.Mark()}";
    }

    private static MailDeliveryState StandingOf(TableEntity row) =>
        new(
            EnumCodes.MailStates.ValueOf(row.Text("State")),
            row.GetInt32("Attempts") ?? 0,
            SortableTime.OfColumn(row.Text("NextAttempt")),
            SortableTime.OfColumn(row.Text("SentAt")),
            row.GetBoolean("HasNote") == true ? row.Text("Note") : null
        );

    private static byte[] WriteContent(MailRecord mail)
    {
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("notices");
            writer.WriteStartArray();
            foreach (var notice in mail.Notices)
                JsonSerializer.Serialize(writer, notice, CaseJson.Options);
            writer.WriteEndArray();
            writer.WritePropertyName("content");
            writer.WriteRawValue(CaseJson.Write(mail.Content), skipInputValidation: true);
            writer.WriteEndObject();
        }

        return target.ToArray();
    }

    private static (IReadOnlyList<NoticeId> Notices, MailContent Content) ReadContent(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return (
            [
                .. document
                    .RootElement.GetProperty("notices")
                    .EnumerateArray()
                    .Select(notice => notice.Deserialize<NoticeId>(CaseJson.Options)),
            ],
            CaseJson.ReadMail(JsonMarshal.GetRawUtf8Value(document.RootElement.GetProperty("content")))
        );
    }
}
