using System.Text;
using Azure.Storage.Blobs;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Tests.Storage;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Intake;

/// <summary>Real blobs; what is made of them lands in a store in memory.</summary>
[Collection(nameof(Azurite))]
public sealed class PlanInboxContainerTests(AzuriteFixture azurite)
{
    private readonly MemoryStores _store = new();
    private readonly SimulatedClock _clock = new(DateTimeOffset.UtcNow);
    private readonly string _name = Guid.NewGuid().ToString("n");

    [AzuriteFact]
    public async Task A_plan_is_taken_and_laid_aside_with_what_was_found_in_it()
    {
        await Drop(_name + ".txt", Notice());
        await Container().Take(_name + ".txt", default);

        Assert.Single(await _store.Shelf.List(10, default));
        Assert.Equal(["done " + _name + ".txt", "done " + _name + ".txt.txt"], await Lying());
    }

    [AzuriteFact]
    public async Task A_blob_that_is_told_of_twice_is_taken_once()
    {
        await Drop(_name + ".txt", Notice());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Container().Take(_name + ".txt", default)));
        await Container().Take(_name + ".txt", default);

        Assert.Single(await _store.Shelf.List(10, default));
        Assert.DoesNotContain(await Lying(), blob => blob.StartsWith("plans", StringComparison.Ordinal));
    }

    [AzuriteFact]
    public async Task A_table_like_one_in_force_waits_for_a_person_and_changes_nothing()
    {
        await Drop($"a/{_name}.csv", Table(80));
        await Container().Take($"a/{_name}.csv", default);
        var before = (await _store.Ledger.List(new TaskQuery(), default)).Tasks.Single();
        await Drop($"b/{_name}.csv", Table(60));
        await Container().Take($"b/{_name}.csv", default);

        Assert.Equal([EditionState.Draft, EditionState.Started], (await _store.Shelf.List(10, default)).Select(edition => edition.State));
        Assert.Equal(before.State.Version, (await _store.Ledger.List(new TaskQuery(), default)).Tasks.Single().State.Version);
    }

    [AzuriteFact]
    public async Task What_is_no_plan_is_set_aside_with_the_reasons()
    {
        await Drop(_name + ".pdf", [0x25, 0x50, 0x44, 0x46, .. new byte[2000]]);
        await Container().Take(_name + ".pdf", default);

        Assert.Empty(await _store.Shelf.List(10, default));
        Assert.Equal(["rejected " + _name + ".pdf", "rejected " + _name + ".pdf.txt"], await Lying());
        Assert.NotEmpty(await Report());
    }

    [AzuriteFact]
    public async Task A_file_that_makes_the_reader_fail_is_set_aside_and_does_not_come_back_for_ever()
    {
        await Drop(_name + ".txt", Notice());
        _store.Disk.FailAt(1, afterCommit: false);
        await Container().Take(_name + ".txt", default);

        Assert.Contains("rejected " + _name + ".txt", await Lying());
        Assert.Contains("内部出错", await Report(), StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task A_directory_of_people_is_put_in_force()
    {
        await Drop("people-" + _name + ".csv", Encoding.UTF8.GetBytes("地点,角色,姓名,邮箱\n青禾县/石桥镇,责任领导,李明,li@example.com\n"));
        await Container().Take("people-" + _name + ".csv", default);

        Assert.Contains(await Lying(), blob => blob.EndsWith(".csv", StringComparison.Ordinal));
        Assert.Contains(
            (await _store.Directory.Current(default)).Entries.Count > 0 ? "通讯录已更新" : "",
            await Report(),
            StringComparison.Ordinal
        );
    }

    [AzuriteFact]
    public async Task A_file_that_nobody_told_of_is_found_after_a_while_and_not_before()
    {
        await Drop(_name + ".txt", Notice());
        await Container().TakeLeftBehind(default);
        Assert.Equal(["plans " + _name + ".txt"], await Lying());

        _clock.Set(DateTimeOffset.UtcNow.AddMinutes(11));
        await Container().TakeLeftBehind(default);
        Assert.Single(await _store.Shelf.List(10, default));
    }

    private static byte[] Table(int area) =>
        Encoding.UTF8.GetBytes(
            $"序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n1,青禾县/石桥镇/枫林村,果园退果还粮,{area},枫林村,何静,{DateTime.UtcNow.AddDays(90):yyyy-MM-dd}\n"
        );

    private static byte[] Notice() => Encoding.UTF8.GetBytes(RandomPlans.Notice(new Random(7), 1, DateOnly.FromDateTime(DateTime.UtcNow)));

    private PlanInboxContainer Container()
    {
        var (rules, bell) = (SimulatedHost.Rules, new NoChangeSignal());
        var taskService = SomeServices.Tasks(_store.Ledger, rules, _clock, bell);
        var intake = new MemoryIntake(
            _store.Archive,
            _store.Shelf,
            _store.Directory,
            _store.Ledger,
            taskService,
            _store.Cabinet,
            _store.Outbox,
            new MailContext("石桥镇", rules, (_, _) => null, _ => null),
            _clock,
            bell
        ).Make(startsAutomatically: true);
        return new PlanInboxContainer(
            new StorageAccount(TableStores.NewOptions(azurite)),
            new InboxFileHandler(
                intake,
                _store.Shelf,
                _store.Directory,
                _clock,
                Language.Chinese,
                new("在方案页面上", "on the page of plans")
            ),
            _clock,
            Language.Chinese,
            NullLogger<PlanInboxContainer>.Instance
        );
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
            if (!await client.ExistsAsync())
                continue;
            await foreach (var blob in client.GetBlobsAsync())
            {
                if (blob.Name.Contains(_name, StringComparison.Ordinal))
                    found.Add($"{container.Replace("plans-", "", StringComparison.Ordinal)} {blob.Name.Split('/')[^1]}");
            }
        }

        return [.. found.Distinct()];
    }

    private async Task<string> Report()
    {
        foreach (var container in new[] { "plans-done", "plans-rejected" })
        {
            var client = new BlobContainerClient(azurite.ConnectionString, container);
            if (!await client.ExistsAsync())
                continue;
            await foreach (var blob in client.GetBlobsAsync())
            {
                if (
                    blob.Name.Contains(_name, StringComparison.Ordinal)
                    && blob.Name.EndsWith(".txt.txt", StringComparison.Ordinal)
                        | blob.Name.EndsWith(".csv.txt", StringComparison.Ordinal)
                        | blob.Name.EndsWith(".pdf.txt", StringComparison.Ordinal)
                )
                    return (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            }
        }

        return "";
    }
}
