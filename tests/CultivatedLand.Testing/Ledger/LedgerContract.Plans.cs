using System.Text;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    private IPlanStore Shelf => _stores.Shelf;

    private IDirectoryStore People => _stores.Directory;

    [ContractFact]
    public async Task The_same_file_is_shelved_once()
    {
        Assert.Equal(SomeLedger.Edition(), await Shelf.Add(SomeLedger.Edition(), default));

        Assert.Equal(
            SomeLedger.Edition(),
            await Shelf.Add(SomeLedger.Edition() with { FileName = "同一份.docx", ReceivedFrom = "他人" }, default)
        );

        Assert.Equal([SomeLedger.Edition()], await Shelf.List(10, default));
        Assert.Equal(SomeLedger.Edition(), await Shelf.Find("aa11", default));
        Assert.Null(await Shelf.Find("bb22", default));
    }

    [ContractFact]
    public async Task Editions_are_listed_latest_first()
    {
        foreach (var hash in new[] { "cc", "aa", "bb" })
            await Shelf.Add(SomeLedger.Edition(hash), default);

        Assert.Equal(["bb", "aa"], (await Shelf.List(2, default)).Select(edition => edition.ContentHash));
    }

    [ContractFact]
    public async Task An_edition_is_moved_only_from_the_state_it_is_in()
    {
        await Shelf.Add(SomeLedger.Edition(), default);

        Assert.True(await Shelf.TryChangeState("aa11", EditionState.Draft, EditionState.Starting, SomeLedger.Monday, "李四", default));
        Assert.False(await Shelf.TryChangeState("aa11", EditionState.Draft, EditionState.Superseded, SomeLedger.Monday, "王五", default));
        Assert.Null((await Shelf.Find("aa11", default))!.StartedAt);
        Assert.True(await Shelf.TryChangeState("aa11", EditionState.Starting, EditionState.Started, SomeLedger.At(7, 4), "李四", default));
        Assert.False(await Shelf.TryChangeState("unknown", EditionState.Draft, EditionState.Starting, SomeLedger.Monday, "李四", default));

        Assert.Equal(
            SomeLedger.Edition(state: EditionState.Started) with
            {
                StartedAt = SomeLedger.At(7, 4),
            },
            await Shelf.Find("aa11", default)
        );
    }

    [ContractFact]
    public async Task An_edition_is_given_its_plan_and_keeps_everything_else()
    {
        foreach (var hash in new[] { "aa11", "bb22" })
            await Shelf.Add(SomeLedger.Edition(hash), default);

        await Shelf.AssignPlan("aa11", "plan-2", default);
        await Shelf.AssignPlan("aa11", "plan-2", default);
        await Shelf.AssignPlan("unknown", "plan-2", default);

        Assert.Equal(SomeLedger.Edition() with { PlanId = "plan-2" }, await Shelf.Find("aa11", default));
        Assert.Equal([SomeLedger.Edition("bb22"), SomeLedger.Edition() with { PlanId = "plan-2" }], await Shelf.List(10, default));
    }

    [ContractFact]
    public async Task Of_many_who_start_an_edition_one_does()
    {
        await Shelf.Add(SomeLedger.Edition(), default);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 10)
                .Select(number =>
                    Task.Run(() =>
                        Shelf.TryChangeState("aa11", EditionState.Draft, EditionState.Starting, SomeLedger.Monday, $"{number}", default)
                    )
                )
        );

        Assert.Single(answers, moved => moved);
    }

    [ContractFact]
    public async Task The_directory_is_replaced_as_a_whole()
    {
        Assert.Empty((await People.Current(default)).Entries);
        var village = Place.Parse("青溪区/石桥镇/松林村")!;
        DirectoryEntry[] first =
        [
            new(village, Role.Leader, "联系领导", "李四", "li@example.org", "13800000000", "王五", new(2023, 8, 1), new(2023, 8, 9)),
            new(village, null, "建管办", "王五", null),
        ];
        DirectoryEntry[] second = [new(village, Role.GridMember, null, "赵六", "zhao@example.org")];

        await People.Replace(new PeopleDirectory(first), "h1", SomeLedger.Monday, "管理员", default);
        Assert.Equal(first, (await People.Current(default)).Entries);

        await People.Replace(new PeopleDirectory(second), "h2", SomeLedger.Monday, "管理员", default);
        Assert.Equal(second, (await People.Current(default)).Entries);
    }

    [ContractFact]
    public async Task The_archive_keeps_content_once_by_its_hash()
    {
        byte[] content = [.. Enumerable.Range(0, 100_000).Select(number => (byte)number)];

        var hash = await _stores.Archive.Put(content, default);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), hash);
        Assert.Equal(hash, await _stores.Archive.Put(content, default));
        Assert.Equal(content, await _stores.Archive.Get(hash, default));
    }

    [ContractFact]
    public async Task The_archive_keeps_an_empty_file_too()
    {
        var hash = await _stores.Archive.Put(ReadOnlyMemory<byte>.Empty, default);

        Assert.Empty((await _stores.Archive.Get(hash, default))!);
    }

    [ContractTheory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b854")]
    public async Task What_the_archive_does_not_keep_is_null(string hash) => Assert.Null(await _stores.Archive.Get(hash, default));

    [ContractFact]
    public async Task A_damaged_file_is_never_served_and_is_whole_again_when_the_same_content_comes_again()
    {
        byte[] content = [.. Enumerable.Range(0, 10_000).Select(number => (byte)(number * 3))];
        var hash = await _stores.Archive.Put(content, default);
        await _stores.Damage(hash);

        await Assert.ThrowsAnyAsync<Exception>(() => _stores.Archive.Get(hash, default));
        await _stores.Archive.Put(content, default);
        Assert.Equal(content, await _stores.Archive.Get(hash, default));
    }

    /// <summary>A draft of this table is larger than a row of Table storage may be.</summary>
    [ContractFact]
    public async Task What_was_read_of_a_long_table_is_kept_whole_beside_a_small_record()
    {
        var table = string.Concat(
            Enumerable
                .Range(1, 20_000)
                .Select(row => $"{row},青禾县/石桥镇/{row % 97}号村,整改{row * 7919}号图斑,{row % 89 + 1},何静{row},2023-12-20\n")
        );
        var file = new SourceFile("方案.csv", Encoding.UTF8.GetBytes("序号,村,整改任务,面积（亩）,责任领导,完成时限\n" + table));
        var read = (ReadOutcome.Plan)new CurrentPlanReader().Read(file, ChinaTime.DateOf(SomeLedger.Monday));
        using var writer = Readings();
        using var reader = Readings();
        var records = new RecordSet<KeptReading>(_stores.Cabinet, "readings");

        await records.Add("a", await writer.Keep(read, default), default);
        var kept = (await records.Find("a", default))!;

        Assert.True((await _stores.Archive.Get(kept.Draft, default))!.Length > 1 << 20);
        Assert.True((await _stores.Cabinet.Find("readings", "a", default))!.Content.Length < 1000);
        Assert.Equal(ReadingFormat.Write(read.Reading), ReadingFormat.Write((await reader.Find(kept, default))!));
        Assert.Equal(ReadingFormat.Write(read.Document), ReadingFormat.Write((await reader.Document(kept, default))!));

        await _stores.Damage(kept.Draft);
        using var later = Readings();
        Assert.Null(await later.Find(kept, default));
    }

    private PlanReadingStore Readings() =>
        new(_stores.Archive, new CurrentPlanReader(), new SetAsideStore(TimeProvider.System, new NoStoreFailures()));

    [ContractFact]
    public async Task The_same_content_put_by_many_at_once_is_whole()
    {
        byte[] content = [.. Enumerable.Range(0, 10_000).Select(number => (byte)(number * 7))];

        var hashes = await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => Task.Run(() => _stores.Archive.Put(content, default))));

        Assert.Equal(content, await _stores.Archive.Get(Assert.Single(hashes.Distinct()), default));
    }
}
