using CultivatedLand.Web;
using Xunit.Abstractions;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>
/// Rows damaged one by one, a column at a time, in every table, and a bad record in every record set.
/// Whichever it is, the mails of the others go.
/// </summary>
[Collection(nameof(Azurite))]
public sealed class DamagedRowTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    [AzuriteFact]
    public async Task A_damaged_column_of_any_row_stops_nobody_elses_mail()
    {
        var storage = await DamagedAzureHost.Seeded(azurite);
        var faults = new List<string>();
        var harms = new List<(string Kind, string Column)>();
        await using (var host = DamagedAzureHost.On(storage, "2023-08-04 09:00"))
        {
            foreach (var (_, row, kind) in await host.OneOfEachKind())
                harms.AddRange(row.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Select(column => (kind, column)));
        }

        foreach (var (kind, column) in harms)
        {
            await using var host = DamagedAzureHost.On(await DamagedAzureHost.Seeded(azurite), "2023-08-04 09:00");
            var (table, row, _) = (await host.OneOfEachKind()).Single(one => one.Kind == kind);
            await DamagedAzureHost.Damage(table, row, column);
            var failed = await host.Round();
            if (failed.Count > 0 || host.MailsTo(DamagedAzureHost.Bystander) != 1)
                faults.Add($"{kind} {column} ({row.PartitionKey} {row.RowKey}): {string.Join("; ", failed)}");
            output.WriteLine($"{kind} {column}: {string.Join(", ", host.SetAside)}");
        }

        Assert.Empty(faults);
    }

    [AzuriteFact]
    public async Task A_damaged_record_in_every_set_at_once_stops_nobodys_mail_and_each_is_set_aside()
    {
        await using var host = DamagedAzureHost.On(await DamagedAzureHost.Seeded(azurite), "2023-08-04 09:00");
        var bad = WebRecordFormats.All.Select(format => (format.Drawer, Key: format.Key ?? "damaged")).Distinct().ToList();
        foreach (var (drawer, key) in bad)
            await host.Put(drawer, key, "{");

        Assert.Empty(await host.Round());
        Assert.Equal(1, host.MailsTo(DamagedAzureHost.Bystander));
        Assert.Empty(bad.Select(record => $"{record.Drawer}/{record.Key}").Except(host.SetAside));
    }
}
