using System.Text;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    private IRecordStore Cabinet => _stores.Cabinet;

    [ContractFact]
    public async Task A_record_is_found_as_it_was_put()
    {
        Assert.Null(await Cabinet.Find("accounts", "甲", default));

        Assert.True(await Put("accounts", "甲", "一"));

        Assert.Equal(("甲", "一", 1), Plain(await Cabinet.Find("accounts", "甲", default)));
        Assert.Null(await Cabinet.Find("tokens", "甲", default));
    }

    [ContractFact]
    public async Task A_record_is_put_new_only_once()
    {
        await Put("accounts", "甲", "一");

        Assert.False(await Put("accounts", "甲", "二"));

        Assert.Equal("一", Plain(await Cabinet.Find("accounts", "甲", default)).Content);
    }

    [ContractFact]
    public async Task A_record_changes_only_where_nobody_changed_it_since()
    {
        await Put("accounts", "甲", "一");

        Assert.True(await Put("accounts", "甲", "二", 1));
        Assert.False(await Put("accounts", "甲", "三", 1));
        Assert.False(await Put("accounts", "乙", "三", 1));

        Assert.Equal(("甲", "二", 2), Plain(await Cabinet.Find("accounts", "甲", default)));
    }

    [ContractFact]
    public async Task A_record_is_removed_only_where_nobody_changed_it_since()
    {
        await Put("accounts", "甲", "一");
        await Put("accounts", "甲", "二", 1);

        Assert.False(await Cabinet.Remove("accounts", "甲", 1, default));
        Assert.True(await Cabinet.Remove("accounts", "甲", 2, default));
        Assert.False(await Cabinet.Remove("accounts", "甲", 2, default));

        Assert.Null(await Cabinet.Find("accounts", "甲", default));
    }

    [ContractFact]
    public async Task A_drawer_is_listed_in_order_of_key_page_by_page()
    {
        foreach (var key in new[] { "b/2", "a", "b/1", "c", "b/3 ?#\\%'" })
            await Put("views", key, key);
        await Put("others", "b/9", "");

        Assert.Equal(["a", "b/1"], Keys(await Cabinet.List("views", "", null, 2, default)));
        Assert.Equal(["b/2", "b/3 ?#\\%'", "c"], Keys(await Cabinet.List("views", "", "b/1", 10, default)));
        Assert.Equal(["b/1", "b/2", "b/3 ?#\\%'"], Keys(await Cabinet.List("views", "b/", null, 10, default)));
        Assert.Equal(["b/3 ?#\\%'"], Keys(await Cabinet.List("views", "b/", "b/2", 10, default)));
        Assert.Empty(await Cabinet.List("views", "d", null, 10, default));
    }

    [ContractFact]
    public async Task A_record_may_be_large()
    {
        var large = new byte[StoredRecord.LargestContent];
        new Random(1).NextBytes(large);

        Assert.True(await Cabinet.Put("sheets", "大", large, 0, default));

        Assert.Equal(large, (await Cabinet.Find("sheets", "大", default))!.Content);
        Assert.Equal(large, Assert.Single(await Cabinet.List("sheets", "", null, 10, default)).Content);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Cabinet.Put("sheets", "过大", new byte[StoredRecord.LargestContent + 1], 0, default)
        );
    }

    [ContractFact]
    public async Task Of_many_who_change_a_record_all_are_heard_through_a_drawer()
    {
        var recordSet = new RecordSet<Tally>(Cabinet, "tallies");

        await Task.WhenAll(
            Enumerable
                .Range(1, 10)
                .Select(_ => Task.Run(() => recordSet.Change("甲", tally => new Tally((tally?.Count ?? 0) + 1), default)))
        );

        Assert.Equal(new Tally(10), await recordSet.Find("甲", default));
    }

    private Task<bool> Put(string drawer, string key, string content, long expectedVersion = 0) =>
        Cabinet.Put(drawer, key, Encoding.UTF8.GetBytes(content), expectedVersion, default);

    private static (string Key, string Content, long Version) Plain(StoredRecord? record) =>
        (record!.Key, Encoding.UTF8.GetString(record.Content), record.Version);

    private static IEnumerable<string> Keys(IEnumerable<StoredRecord> records) => records.Select(record => record.Key);

    private sealed record Tally(int Count);
}
