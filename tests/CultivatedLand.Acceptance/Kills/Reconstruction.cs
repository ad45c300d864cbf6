using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Maintenance;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>
/// What a data folder proves when its last host is gone: every history, every notice, every mail, held against each other.
/// </summary>
internal sealed class Reconstruction
{
    private readonly List<string> _faults = [];
    private readonly List<RectificationTask> _tasks = [];
    private readonly List<MailRecord> _mails = [];
    private readonly HashSet<NoticeId> _issued = [];
    private readonly HashSet<NoticeId> _handOvers = [];
    private readonly HashSet<NoticeId> _waiting = [];
    private readonly HashSet<NoticeId> _endedBeforeMailing = [];
    private VerifyReport _verified = null!;

    private Reconstruction() { }

    public IReadOnlyList<string> Faults => _faults;

    public string Figures =>
        $"{_verified.Tasks} tasks, {_verified.Facts} facts, {_issued.Count} notices issued, {_mails.Count} "
        + $"mails, {_verified.Letters} letters";

    public int Notices => _issued.Count;

    public static async Task<Reconstruction> Of(TemporaryData data)
    {
        var found = new Reconstruction { _verified = LedgerVerifier.Run(new DataFolder(data.Path), null, default) };
        found._faults.AddRange(found._verified.Faults.Select(fault => fault.Sentence.English));
        using (var database = LedgerFile.Open(new DataFolder(data.Path), TimeProvider.System))
        {
            await found.Read(
                new SqliteLedger(database),
                new SqliteOutbox(database),
                await new SqliteDirectoryStore(database).Current(default)
            );
        }

        found.HoldAgainst(new PickupFolder(data.Folder.Mail));
        return found;
    }

    private async Task Read(ILedger ledger, IOutbox outbox, Domain.People.PeopleDirectory people)
    {
        for (
            var page = await ledger.List(new TaskQuery(Most: 1000), default);
            ;
            page = await ledger.List(new TaskQuery(page.Next, 1000), default)
        )
        {
            foreach (var stored in page.Tasks)
                await Read(stored, ledger);
            if (page.Next is null)
                break;
        }

        for (
            var page = await outbox.List(new MailQuery(Most: 1000), default);
            ;
            page = await outbox.List(new MailQuery(page.Next, 1000), default)
        )
        {
            _mails.AddRange(page.Mails);
            if (page.Next is null)
                break;
        }

        var notices = await outbox.Waiting(DateTimeOffset.MaxValue.AddDays(-2), int.MaxValue, default);
        _waiting.UnionWith(notices.Select(notice => notice.Id));
        EveryNoticeHasItsMails(people);
    }

    private async Task Read(StoredTask stored, ILedger ledger)
    {
        _tasks.Add(stored.State);
        var facts = await ledger.History(stored.State.Id, 0, int.MaxValue, default);
        if (TaskHistory.Replay(facts) != stored.State)
            _faults.Add($"The history of {stored.State.Id} does not give its state.");
        if (stored is { WakeAt: null, State: { Status: RectificationStatus.Active, Current: not null } })
            _faults.Add($"Nothing wakes {stored.State.Id}.");
        foreach (var notice in facts.OfType<TaskFact.NoticeIssued>())
        {
            if (!_issued.Add(notice.Notice))
                _faults.Add($"{notice.Notice} was issued twice.");
        }

        _handOvers.UnionWith(
            facts
                .Index()
                .Where(fact => NoticeRouting.Of(fact.Item, stored.State.Spec).Count > 0)
                .Select(fact => NoticeId.OfFact(stored.State.Id, fact.Index + 1))
        );

        // A change of schedule between the decision and the mail cancels the notice, rightly.
        for (var index = 0; index < facts.Count; index++)
        {
            if (facts[index] is TaskFact.NoticeIssued of && index + 1 < facts.Count && ChangesSchedule(facts, index))
                _endedBeforeMailing.Add(of.Notice);
        }
    }

    private static bool ChangesSchedule(IReadOnlyList<TaskFact> facts, int issuedAt) =>
        facts
            .Skip(issuedAt + 1)
            .Any(fact =>
                fact
                    is TaskFact.ProgressReported
                        or TaskFact.Accepted
                        or TaskFact.Returned
                        or TaskFact.ExtensionGranted
                        or TaskFact.Replanned
                        or TaskFact.DueSet
                        or TaskFact.Cancelled
            );

    private void EveryNoticeHasItsMails(Domain.People.PeopleDirectory people)
    {
        var mailed = _mails
            .SelectMany(mail => mail.Notices.Select(notice => (notice, mail)))
            .ToLookup(pair => pair.notice, pair => pair.mail);
        foreach (var notice in _issued)
        {
            var told = mailed[notice].ToList();
            if (told.Count == 0 && !_waiting.Contains(notice) && !_endedBeforeMailing.Contains(notice))
                _faults.Add($"{notice} is in no mail, and nothing cancelled it.");
            foreach (var twice in told.GroupBy(mail => mail.Content.To ?? mail.Id).Where(same => same.Count() > 1))
                _faults.Add($"{notice} went to {twice.Key} in {twice.Count()} mails.");
        }

        foreach (var twice in mailed.Where(notice => notice.Key.IsHandOver))
        {
            if (!_handOvers.Contains(twice.Key))
                _faults.Add($"{twice.Key} was mailed and tells no fact.");
            foreach (var same in twice.GroupBy(mail => mail.Content.To ?? mail.Id).Where(same => same.Count() > 1))
                _faults.Add($"{twice.Key} went to {same.Key} in {same.Count()} mails.");
        }

        foreach (var unexplained in mailed.Select(notice => notice.Key).Where(notice => !notice.IsHandOver).Except(_issued))
            _faults.Add($"{unexplained} was mailed and never issued.");
        foreach (var same in _mails.GroupBy(mail => mail.Content.MessageId).Where(same => same.Count() > 1))
            _faults.Add($"{same.Count()} mails share the Message-ID {same.Key}.");
        if (people.Entries.Count == 0)
            _faults.Add("The directory is gone.");
    }

    /// <summary>Every mail that counts as sent lies in the folder once, under its own identity, and no other does.</summary>
    private void HoldAgainst(PickupFolder folder)
    {
        var there = folder.All();
        var sent = _mails.Where(mail => mail.Standing.State == MailState.Sent).Select(mail => mail.Content.MessageId).ToHashSet();
        foreach (var missing in sent.Except(there.Select(mail => mail.MessageId)))
            _faults.Add($"The mail {missing} counts as sent and is not in the folder.");
        foreach (var stranger in there.Select(mail => mail.MessageId).Except(_mails.Select(mail => mail.Content.MessageId)))
            _faults.Add($"The mail {stranger} is in the folder and in no outbox.");
        foreach (var twice in there.GroupBy(mail => mail.MessageId).Where(same => same.Count() > 1))
            _faults.Add($"The mail {twice.Key} lies in {twice.Count()} files.");
        foreach (var stuck in _mails.Where(mail => mail.Standing is { State: MailState.Dead, Note: not DeliveryRules.NoRecipient }))
            _faults.Add($"The mail {stuck.Id} was given up: {stuck.Standing.Note}");
    }
}
