using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>What must be true of recorded mails.</summary>
internal sealed class MailInvariants(MemoryStores store)
{
    private readonly Dictionary<NoticeId, (int Recording, HashSet<string> People)> _told = [];
    private readonly HashSet<(string? To, DateTimeOffset SendAt, int Recording)> _digests = [];
    private readonly HashSet<string> _messageIds = [];
    private readonly Dictionary<string, SortedSet<int>> _letters = [];
    private int _seen;

    public bool IsUpToDate => _seen == store.Outbox.Mails.Count;

    public bool Tells(NoticeId notice) => _told.ContainsKey(notice);

    public void Check(List<string> faults)
    {
        for (; _seen < store.Outbox.Mails.Count; _seen++)
            Read(store.Outbox.Mails[_seen], faults);
        foreach (var changed in store.Outbox.Mails.Where(mail => mail.Record.Content != mail.AsRecorded))
            faults.Add($"The mail {changed.Record.Id} changed after it was recorded.");
        foreach (
            var (series, numbers) in _letters.Where(run =>
                run.Value.Max != run.Value.Count || store.Outbox.LastNumbers[run.Key] != run.Value.Max
            )
        )
            faults.Add($"The letters of {series} have gaps: {string.Join(' ', numbers)}.");
    }

    public void CheckAtRest(FlakyMailer mailer, List<string> faults)
    {
        var ids = store.Outbox.Mails.Select(mail => mail.AsRecorded.MessageId).ToHashSet();
        faults.AddRange(mailer.Taken.Keys.Where(id => !ids.Contains(id)).Select(id => $"{id} was sent and never recorded."));
        faults.AddRange(
            store
                .Outbox.Mails.Where(mail =>
                    mail.Record.Standing.State == MailState.Sent && !mailer.Taken.ContainsKey(mail.AsRecorded.MessageId)
                )
                .Select(mail => $"{mail.Record.Id} counts as sent, and nobody took it.")
        );
    }

    private void Read(MemoryMail mail, List<string> faults)
    {
        var record = mail.Record;
        if (!_messageIds.Add(record.Content.MessageId))
            faults.Add($"Two mails share the Message-ID {record.Content.MessageId}.");

        // A mail about a plan tells no notice of a task.
        if (record.Notices.Count == 0)
            return;
        var isOfItsOwn = record.Notices[0].Step.Kind.IsMailOfItsOwn();
        if (!isOfItsOwn && record.Content.To is { } to && !_digests.Add((to, record.SendAt, mail.Recording)))
            faults.Add($"{to} got two digests of {record.SendAt:O} that were sorted together.");
        if (isOfItsOwn && record.Notices.Count != 1)
            faults.Add($"The paper {record.Id} tells {record.Notices.Count} notices.");
        if (record.Letter is { } letter)
        {
            if (!_letters.TryGetValue(letter.Series, out var numbers))
                _letters.Add(letter.Series, numbers = []);
            if (!numbers.Add(letter.Number))
                faults.Add($"The number {letter.Number} of {letter.Series} was given twice.");
        }

        foreach (var notice in record.Notices)
        {
            if (!_told.TryGetValue(notice, out var known))
                _told.Add(notice, known = (mail.Recording, []));
            if (known.Recording != mail.Recording)
                faults.Add($"{notice} was mailed at two times.");
            if (!known.People.Add(record.Content.To ?? record.Id))
                faults.Add($"{notice} went to {record.Content.To} twice.");
        }
    }
}
