using System.Text;
using Azure.Storage.Blobs;
using CultivatedLand.Acceptance.Simulation;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Tests.Storage;
using CultivatedLand.Functions.Triggers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Intake;

/// <summary>Real blobs; what is made of them lands in a store in memory.</summary>
[Collection(nameof(Azurite))]
public sealed class PlanInboxContainerTests(AzuriteFixture azurite)
{
    private readonly SimulatedStore store = new();
    private readonly SimulatedClock clock = new(DateTimeOffset.UtcNow);
    private readonly string name = Guid.NewGuid().ToString("n");

    [AzuriteFact]
    public async Task A_plan_is_taken_and_laid_aside_with_what_was_found_in_it()
    {
        await Drop(name + ".txt", Notice());
        await Container().Take(name + ".txt", default);

        Assert.Single(await store.Shelf.List(10, default));
        Assert.Equal(["done " + name + ".txt", "done " + name + ".txt.txt"], await Lying());
    }

    [AzuriteFact]
    public async Task A_blob_that_is_told_of_twice_is_taken_once()
    {
        await Drop(name + ".txt", Notice());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Container().Take(name + ".txt", default)));
        await Container().Take(name + ".txt", default);

        Assert.Single(await store.Shelf.List(10, default));
        Assert.DoesNotContain(await Lying(), blob => blob.StartsWith("plans", StringComparison.Ordinal));
    }

    [AzuriteFact]
    public async Task What_is_no_plan_is_set_aside_with_the_reasons()
    {
        await Drop(name + ".pdf", [0x25, 0x50, 0x44, 0x46, .. new byte[2000]]);
        await Container().Take(name + ".pdf", default);

        Assert.Empty(await store.Shelf.List(10, default));
        Assert.Equal(["rejected " + name + ".pdf", "rejected " + name + ".pdf.txt"], await Lying());
        Assert.NotEmpty(await Report());
    }

    [AzuriteFact]
    public async Task A_file_that_makes_the_reader_fail_is_set_aside_and_does_not_come_back_for_ever()
    {
        await Drop(name + ".txt", Notice());
        store.Disk.FailAt(1, afterCommit: false);
        await Container().Take(name + ".txt", default);

        Assert.Contains("rejected " + name + ".txt", await Lying());
        Assert.Contains("内部出错", await Report(), StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task A_directory_of_people_is_put_in_force()
    {
        await Drop("people-" + name + ".csv", Encoding.UTF8.GetBytes("地点,角色,姓名,邮箱\n青禾县/石桥镇,责任领导,李明,li@example.com\n"));
        await Container().Take("people-" + name + ".csv", default);

        Assert.Contains(await Lying(), blob => blob.EndsWith(".csv", StringComparison.Ordinal));
        Assert.Contains((await store.Shelf.Directory(default)).Entries.Count > 0 ? "通讯录已更新" : "", await Report(), StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task A_file_that_nobody_told_of_is_found_after_a_while_and_not_before()
    {
        await Drop(name + ".txt", Notice());
        await Container().TakeLeftBehind(default);
        Assert.Equal(["plans " + name + ".txt"], await Lying());

        clock.Set(DateTimeOffset.UtcNow.AddMinutes(11));
        await Container().TakeLeftBehind(default);
        Assert.Single(await store.Shelf.List(10, default));
    }

    private static byte[] Notice() => Encoding.UTF8.GetBytes(Acceptance.Samples.RandomPlans.Notice(new Random(7), 1, DateOnly.FromDateTime(DateTime.UtcNow)));

    private PlanInboxContainer Container()
    {
        var (rules, bell) = (SimulatedHost.Rules, new NoChangeSignal());
        var desk = new TaskService(store.Ledger, rules, clock, bell);
        var reply = new PlanRejectionNotifier(store.Shelf, new PlaceMailLog(store.Cabinet, store.Outbox), new MailContext("石桥镇", rules, (_, _) => null, _ => null), clock, bell);
        var start = new PlanStarter(desk, store.Ledger, store.Shelf, clock);
        var intake = new PlanIntake(store.Archive, store.Shelf, start, reply, new PlanEditionService(store.Archive, store.Shelf, store.Cabinet, start, clock), clock, new IntakeSettings(StartsAutomatically: true));
        return new PlanInboxContainer(new StorageAccount(TableStores.NewOptions(azurite)), new InboxFileHandler(intake, store.Shelf, clock, Language.Chinese, new("在方案页面上", "on the page of plans")), clock, Language.Chinese, NullLogger<PlanInboxContainer>.Instance);
    }

    private async Task Drop(string blob, byte[] content)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, PlanInboxContainer.Name);
        await container.CreateIfNotExistsAsync();
        await container.UploadBlobAsync(blob, BinaryData.FromBytes(content));
    }

    /// <summary>This test's blobs as <c>done a.txt</c>, without the time they were laid aside.</summary>
    private async Task<List<string>> Lying()
    {
        var found = new List<string>();
        foreach (var container in new[] { "plans", "plans-done", "plans-rejected" })
        {
            var client = new BlobContainerClient(azurite.ConnectionString, container);
            if (!await client.ExistsAsync()) continue;
            await foreach (var blob in client.GetBlobsAsync())
            {
                if (blob.Name.Contains(name, StringComparison.Ordinal)) found.Add($"{container.Replace("plans-", "", StringComparison.Ordinal)} {blob.Name.Split('/')[^1]}");
            }
        }

        return [.. found.Distinct()];
    }

    private async Task<string> Report()
    {
        foreach (var container in new[] { "plans-done", "plans-rejected" })
        {
            var client = new BlobContainerClient(azurite.ConnectionString, container);
            if (!await client.ExistsAsync()) continue;
            await foreach (var blob in client.GetBlobsAsync())
            {
                if (blob.Name.Contains(name, StringComparison.Ordinal) && blob.Name.EndsWith(".txt.txt", StringComparison.Ordinal) | blob.Name.EndsWith(".csv.txt", StringComparison.Ordinal) | blob.Name.EndsWith(".pdf.txt", StringComparison.Ordinal))
                    return (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            }
        }

        return "";
    }
}
