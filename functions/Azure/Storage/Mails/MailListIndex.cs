using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>
/// Index of the lists of mails: of all, of those about a task, and of those in a state, latest first.
/// A row counts only if its mail counts and names it.
/// </summary>
internal sealed class MailListIndex(TableClient table)
{
    private const string All = "mails";

    public Task Enter(MailRow mail, CancellationToken cancellationToken)
    {
        var place = Sequence.Inverse(mail.Place);
        (string Partition, string Key)[] rows =
        [
            (All, place),
            (OfState(mail.Mail.Standing.State), mail.StateKey),
            .. mail.Mail.Notices.Select(notice => notice.Task).Distinct().Select(task => (OfTask(task), place)),
        ];
        return rows.Do(row => Put(row.Partition, row.Key, mail.Mail.Id, mail.Revision, cancellationToken), cancellationToken);
    }

    public Task EnterState(MailState state, string stateKey, string mailId, long revision, CancellationToken cancellationToken) =>
        Put(OfState(state), stateKey, mailId, revision, cancellationToken);

    public Task LeaveState(MailState state, string stateKey, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(OfState(state), stateKey, ETag.All, cancellationToken);

    /// <summary>Removes a dead row.</summary>
    public Task Drop(MailListRow dead, CancellationToken cancellationToken) =>
        table.TryDelete(dead.Row.PartitionKey, dead.Row.RowKey, dead.Row.ETag, cancellationToken);

    /// <summary>Returns the rows of the narrowest list that fits the query.</summary>
    public async IAsyncEnumerable<MailListRow> Candidates(MailQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition =
            query.Task is { } task ? OfTask(task)
            : query.State is { } state ? OfState(state)
            : All;
        var after = query.After is { } cursor ? cursor + "~" : "";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after}");
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(query.Most, 9, 999) + 1, cancellationToken: cancellationToken)
        )
        {
            yield return new MailListRow(row.Text("Mail"), row.Number("Revision"), row);
        }
    }

    /// <summary>Whether the mail stands in this row. In the list of a state, the mail must name the row itself.</summary>
    public static bool Names(MailRow mail, MailListRow row) =>
        mail.Counts
        && (
            row.Row.RowKey == mail.StateKey
                ? row.Row.PartitionKey == OfState(mail.Mail.Standing.State)
                : row.Row.RowKey == Sequence.Inverse(mail.Place)
        );

    public static string Cursor(MailRow mail) => Sequence.Inverse(mail.Place);

    private Task Put(string partition, string key, string mailId, long revision, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(partition, key) { ["Mail"] = mailId, ["Revision"] = revision },
            TableUpdateMode.Replace,
            cancellationToken
        );

    private static string OfTask(TaskId task) => $"{All}-task-{task}";

    private static string OfState(MailState state) => $"{All}-state-{EnumCodes.MailStates.CodeOf(state)}";
}

/// <summary>Row of a list of mails.</summary>
internal sealed record MailListRow(string Mail, long Revision, TableEntity Row);
