using System.Globalization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>Outbox in memory.</summary>
public sealed class MemoryOutbox(SimulatedDisk disk, MemoryNotices notices) : IOutbox
{
    private readonly List<MemoryMail> _mails = [];
    private readonly Dictionary<string, int> _byId = [];
    private readonly Dictionary<string, int> _lastNumbers = [];
    private readonly HashSet<int> _queued = [];
    private int _recordings;

    /// <summary>Called before each recording of mails.</summary>
    public Action? BeforeRecord { get; set; }

    /// <summary>In order of recording; only ever added to.</summary>
    public IReadOnlyList<MemoryMail> Mails => _mails;

    /// <summary>The same mails as everybody else sees them.</summary>
    public IReadOnlyList<MailRecord> Records => [.. _mails.Select(mail => mail.Record)];

    public IReadOnlyDictionary<string, int> LastNumbers => _lastNumbers;

    public Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>(
            disk.Read(() =>
            {
                var due = notices.Waiting.Where(notice => notice.SendAt <= moment).ToList();
                var first = due.Select(notice => (DateTimeOffset?)notice.SendAt).Min();
                return due.Where(notice => notice.SendAt == first)
                    .OrderBy(notice => notice.Id.ToString(), StringComparer.Ordinal)
                    .Take(most)
                    .ToList();
            })
        );

    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => notices.Waiting.Select(notice => (DateTimeOffset?)notice.SendAt).Min()));

    public Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken)
    {
        BeforeRecord?.Invoke();
        return Task.FromResult(mails.Count == 0 || disk.Write(() => Record(mails)));
    }

    public Task<int> LastLetterNumber(string series, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _lastNumbers.GetValueOrDefault(series)));

    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MailRecord>>(
            disk.Read(() =>
                _queued
                    .Select(index => (Index: index, _mails[index].Record))
                    .Where(mail => mail.Record.Standing.NextAttemptAt <= moment)
                    .OrderBy(mail => mail.Record.Standing.NextAttemptAt)
                    .ThenBy(mail => mail.Index)
                    .Take(most)
                    .Select(mail => mail.Record)
                    .ToList()
            )
        );

    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _queued.Select(index => _mails[index].Record.Standing.NextAttemptAt).Min()));

    public Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _byId.TryGetValue(mailId, out var index) ? _mails[index].Record : null));

    public Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Write(() =>
            {
                if (!_byId.TryGetValue(mailId, out var index) || _mails[index].Record.Standing.Attempts != attempts)
                    return false;
                _mails[index].Record = _mails[index].Record with { Standing = mailDeliveryState };
                if (mailDeliveryState.State == MailState.Queued)
                    _queued.Add(index);
                else
                    _queued.Remove(index);
                return true;
            })
        );

    public Task<bool> Rewrite(
        string mailId,
        MailContent content,
        MailDeliveryState mailDeliveryState,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            disk.Write(() =>
            {
                if (!_byId.TryGetValue(mailId, out var index) || _mails[index].Record.Standing.State != MailState.Held)
                    return false;
                _mails[index].Record = _mails[index].Record with { Content = content, Standing = mailDeliveryState };
                if (mailDeliveryState.State == MailState.Queued)
                    _queued.Add(index);
                return true;
            })
        );

    public Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Read(() =>
            {
                var before = query.After is null ? int.MaxValue : int.Parse(query.After, CultureInfo.InvariantCulture);
                var found = _mails
                    .Select((mail, index) => (mail.Record, index))
                    .Reverse()
                    .Where(mail =>
                        mail.index < before
                        && (query.State is not { } state || mail.Record.Standing.State == state)
                        && (query.Task is not { } task || mail.Record.Notices.Any(notice => notice.Task == task))
                    )
                    .Take(query.Most + 1)
                    .ToList();
                return found.Count > query.Most
                    ? new MailResultPage(
                        [.. found.Take(query.Most).Select(mail => mail.Record)],
                        found[query.Most - 1].index.ToString(CultureInfo.InvariantCulture)
                    )
                    : new MailResultPage([.. found.Select(mail => mail.Record)], null);
            })
        );

    private bool Record(IReadOnlyList<MailRecord> records)
    {
        var told = records.SelectMany(mail => mail.Notices).Distinct().ToList();
        var isStale =
            told.Any(id => !notices.IsWaiting(id))
            || records.Any(mail => _byId.ContainsKey(mail.Id))
            || records.DistinctBy(mail => mail.Id).Count() < records.Count;
        if (isStale || Numbers(records) is not { } numbers)
            return false;

        _recordings++;
        foreach (var (series, number) in numbers)
            _lastNumbers[series] = number;
        foreach (var id in told)
            notices.Mail(id);
        foreach (var mail in records)
        {
            _byId.Add(mail.Id, _mails.Count);
            if (mail.Standing.State == MailState.Queued)
                _queued.Add(_mails.Count);
            _mails.Add(new MemoryMail(mail, _recordings));
        }

        return true;
    }

    /// <returns>The last number of every series after these letters; null where one is taken or would leave a gap.</returns>
    private Dictionary<string, int>? Numbers(IReadOnlyList<MailRecord> records)
    {
        var last = new Dictionary<string, int>();
        foreach (
            var letter in records
                .Where(mail => mail.Letter is not null)
                .ToLookup(mail => mail.Letter!, mail => mail.Paper)
                .OrderBy(letter => letter.Key.Number)
        )
        {
            var before = last.TryGetValue(letter.Key.Series, out var number) ? number : _lastNumbers.GetValueOrDefault(letter.Key.Series);
            if (letter.Key.Number != before + 1 || letter.Distinct().Count() > 1)
                return null;
            last[letter.Key.Series] = letter.Key.Number;
        }

        return last;
    }
}

/// <param name="recording">Mails that were recorded together share it.</param>
public sealed class MemoryMail(MailRecord record, int recording)
{
    public MailRecord Record { get; set; } = record;

    public MailContent AsRecorded { get; } = record.Content;

    public int Recording { get; } = recording;
}
