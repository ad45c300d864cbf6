using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Testing.Memory;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>What a story has left in a store, line by line, so that two can be laid side by side.</summary>
internal static class StoreDump
{
    public static async Task<IReadOnlyList<string>> Of(MemoryStores store) =>
        [
            .. await Facts(store),
            .. (await Tasks(store)).Select(task => $"{task.State.Id} wakes at {task.WakeAt:O}: {task.State}"),
            .. Notices(store).Select(notice => $"{notice.Key} is {notice.Value.Standing}: {notice.Value.Notice}"),
            .. store.Outbox.Mails.Select(mail => $"{mail.Record.Id} {mail.Record.Letter} {mail.Record.Standing}: {mail.Record.Content}"),
        ];

    /// <summary>Every notice ever decided, by its identity alone.</summary>
    public static IReadOnlyList<string> NoticesOf(MemoryStores store) => [.. Notices(store).Select(notice => notice.Key)];

    public static async Task<IReadOnlyList<StoredTask>> Tasks(MemoryStores store) =>
        (await store.Ledger.List(new TaskQuery(Most: int.MaxValue - 1), default)).Tasks;

    private static IEnumerable<KeyValuePair<string, MemoryNotices.Row>> Notices(MemoryStores store) =>
        store
            .Notices.All.Select(notice => KeyValuePair.Create(notice.Key.ToString(), notice.Value))
            .OrderBy(notice => notice.Key, StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> Facts(MemoryStores store)
    {
        var facts = new List<string>();
        foreach (var task in await Tasks(store))
        {
            var history = await store.Ledger.History(task.State.Id, 0, int.MaxValue, default);
            facts.AddRange(
                history.Select((fact, number) => string.Create(CultureInfo.InvariantCulture, $"{task.State.Id} #{number + 1} {fact}"))
            );
        }

        return facts;
    }
}
