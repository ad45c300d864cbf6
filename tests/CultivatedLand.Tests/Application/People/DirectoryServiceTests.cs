using System.Text;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.People;

public sealed class DirectoryServiceTests : IDisposable
{
    private static readonly DirectoryEntry Leader = new(Some.Village, Role.Leader, null, "李村长", "li@q.example");

    private readonly MemoryDirectoryStore _directoryStore = new MemoryStores().Directory;
    private readonly DirectoryService _directoryService;

    public DirectoryServiceTests() => _directoryService = new DirectoryService(_directoryStore, FakeClock.At("2023-07-20 08:00"));

    public void Dispose() => _directoryService.Dispose();

    [Fact]
    public async Task Somebody_added_twice_is_there_once()
    {
        await _directoryService.Add(Leader, "建管办", default);
        await _directoryService.Add(Leader, "建管办", default);

        Assert.Single(_directoryStore.People.Entries);
    }

    [Fact]
    public async Task A_role_has_one_holder()
    {
        await _directoryService.Add(Leader, "建管办", default);

        Assert.Equal(
            "role",
            Assert.IsType<DirectoryOutcome.Refused>(await _directoryService.Add(Leader with { Name = "王村长" }, "建管办", default)).Field
        );
    }

    [Fact]
    public async Task A_substitute_must_be_in_the_directory() =>
        Assert.Equal(
            "substitute",
            Assert
                .IsType<DirectoryOutcome.Refused>(await _directoryService.Add(Leader with { Substitute = "无此人" }, "建管办", default))
                .Field
        );

    [Fact]
    public async Task Who_edits_what_somebody_else_has_changed_is_told()
    {
        await _directoryService.Add(Leader, "建管办", default);
        var seen = DirectoryService.KeyOf(Leader);
        await _directoryService.Edit(seen, Leader with { Phone = "023-0001" }, "建管办", default);

        Assert.IsType<DirectoryOutcome.Gone>(
            await _directoryService.Edit(seen, Leader with { Mail = "other@q.example" }, "农服中心", default)
        );
        Assert.Equal("023-0001", _directoryStore.People.Entries.Single().Phone);
    }

    [Fact]
    public async Task An_edit_sent_twice_is_one()
    {
        await _directoryService.Add(Leader, "建管办", default);
        var seen = DirectoryService.KeyOf(Leader);
        var after = Leader with { Phone = "023-0001" };

        Assert.IsType<DirectoryOutcome.Kept>(await _directoryService.Edit(seen, after, "建管办", default));
        Assert.IsType<DirectoryOutcome.Kept>(await _directoryService.Edit(seen, after, "建管办", default));
    }

    [Fact]
    public async Task A_directory_that_changed_meanwhile_is_not_replaced()
    {
        var seen = DirectoryService.KeyOf(_directoryStore.People);
        await _directoryService.Add(Leader, "建管办", default);

        Assert.IsType<DirectoryOutcome.Gone>(await _directoryService.Replace(seen, [], "建管办", default));
    }

    [Fact]
    public void Changes_are_told_by_place_and_role()
    {
        var other = new DirectoryEntry(Some.Village, Role.LeadOffice, "建管办", "值班室", "jgb@q.example");
        var change = DirectoryChange.Between([Leader, other], [Leader with { Mail = "new@q.example" }]);

        Assert.Equal(
            (0, "new@q.example", "值班室"),
            (change.Added.Count, change.Changed.Single().After.Mail, change.Removed.Single().Name)
        );
    }

    [Theory]
    [InlineData("李村长")]
    [InlineData("李,\"村\"长")]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM")]
    [InlineData("'＝1")]
    public void What_is_downloaded_can_be_uploaded_again_and_holds_no_formula(string name)
    {
        DirectoryEntry[] people =
        [
            Leader with
            {
                Name = name,
                Phone = "+86 23 0001",
            },
            new DirectoryEntry(Some.Village, null, "某办公室", "值班室", null),
        ];
        var table = DirectoryFileWriter.Write(people);

        Assert.DoesNotMatch("(^|,)\"?[=+@＝＋－＠-]", table);
        Assert.Equal(
            people,
            ((LoadResult<PeopleDirectory>.Ok)DirectoryFileReader.Read(new SourceFile("people.csv", Encoding.UTF8.GetBytes(table))))
                .Value
                .Entries
        );
    }
}
