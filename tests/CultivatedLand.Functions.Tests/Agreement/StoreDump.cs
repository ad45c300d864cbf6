using System.Globalization;
using System.Text;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Memory;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>What a story has left in a store, line by line, so that two can be laid side by side.</summary>
internal static class StoreDump
{
    /// <summary>Record sets of what people and the rules do beside tasks. Progress that only one host needs is not among them.</summary>
    private static readonly string[] Sets =
    [
        "interviews",
        "interviews-latest",
        "bulletins",
        "rhythms",
        "meeting-minutes",
        "meeting-invitations",
        "to-do",
        "editions",
        "plan-ids",
        "plan-places",
        "duties",
        "receipts",
    ];

    public static async Task<IReadOnlyList<string>> Of(MemoryStores store) =>
        [
            .. await Facts(store),
            .. (await Tasks(store)).Select(task => $"{task.State.Id} wakes at {task.WakeAt:O}: {task.State}"),
            .. Notices(store).Select(notice => $"{notice.Key} is {notice.Value.Standing}: {notice.Value.Notice}"),
            .. store.Outbox.Mails.Select(mail => $"{mail.Record.Id} {mail.Record.Letter} {mail.Record.Standing}: {mail.Record.Content}"),
            .. await Records(store),
        ];

    /// <summary>Records of these sets, as they are stored.</summary>
    private static async Task<IReadOnlyList<string>> Records(MemoryStores store)
    {
        var records = new List<string>();
        foreach (var set in Sets)
        {
            foreach (var record in await store.Cabinet.List(set, "", null, int.MaxValue, default))
                records.Add($"{set}/{record.Key} {Encoding.UTF8.GetString(record.Content)}");
        }

        return records;
    }

    /// <summary>What has happened in a story, in words.</summary>
    public static async Task<IReadOnlySet<string>> Kinds(MemoryStores store)
    {
        var kinds = new HashSet<string>();
        var tasks = await Tasks(store);
        Add("a hand-over", store.Notices.All.Keys.Any(notice => notice.IsHandOver));
        Add("a correction", (await Facts(store)).Any(fact => fact.Contains(nameof(TaskFact.Corrected), StringComparison.Ordinal)));
        Add("a superseded plan", (await store.Shelf.List(100, default)).Any(plan => plan.State == EditionState.Superseded));
        Add("a bulletin", await Has("bulletins"));
        Add("an invitation", await Has("meeting-invitations"));
        Add("minutes", await Has("meeting-minutes"));
        Add("a receipt", (await Records(store)).Any(record => record.Contains("\"receivedAt\":\"2", StringComparison.Ordinal)));
        Add("a follow-up", tasks.Any(task => InterviewId.Behind(task.State.Id) is not null));
        foreach (var interview in await new InterviewStore(store.Cabinet).All(default))
            kinds.UnionWith(interview.History.Select(entry => $"an interview that is {entry.Step}".ToLowerInvariant()));
        return kinds;

        async Task<bool> Has(string set) => (await store.Cabinet.List(set, "", null, 1, default)).Count > 0;

        void Add(string kind, bool has)
        {
            if (has)
                kinds.Add(kind);
        }
    }

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
