using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Sends what comes round: at the sending time of its workday each rhythm's bulletin goes to its readers, each with the table as a workbook.
/// The bulletin is kept before the first mail is recorded; a mail's id is derived from occurrence and reader, so that a crash repeats nothing.
/// After an outage only the latest occurrence goes, as with notices.
/// </summary>
public sealed class BulletinJob(RhythmStore book, ILedgerViews views, InterviewStore interviews, PlaceMailLog mails, IPlanStore shelf, BulletinMailComposer mail, CurrentDeadlineRules rules, TimeProvider clock, IChangeSignal doorbell)
{
    private const int PageSize = 500;
    private const int LongestLookBack = 400;

    /// <summary>When something next comes round; null where nothing does.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancel)
    {
        DateTimeOffset? next = null;
        foreach (var rhythm in await book.All(cancel))
        {
            if (!rhythm.IsOn) continue;
            var reached = await book.Progress(rhythm.Rhythm.Id, cancel);
            var at = SendingTime(RhythmSchedule.NextAfter(rhythm.Rhythm, LastDay(rhythm, reached), rules.Current.Calendar).Day);
            if (next is null || at < next) next = at;
        }

        return next;
    }

    /// <returns>How many bulletins were written.</returns>
    public async Task<int> Send(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var written = 0;
        foreach (var rhythm in await book.All(cancel))
        {
            if (!rhythm.IsOn || await Due(rhythm, now, cancel) is not { } occurrence) continue;
            await Send(rhythm, occurrence, cancel);
            written++;
        }

        if (written > 0) doorbell.Ring(null);
        return written;
    }

    /// <summary>The bulletin as it would be on a day, for a page to show before it goes.</summary>
    public async Task<Bulletin> Preview(ScheduledRhythm rhythm, DateOnly day, CancellationToken cancel)
    {
        var reached = await book.Progress(rhythm.Rhythm.Id, cancel);
        var before = reached is null ? null : await book.Bulletin(reached.Occurrence, cancel);
        return await Write(rhythm.At, day, before, cancel);
    }

    /// <summary>Of everything that should have gone by now, the latest.</summary>
    private async Task<Occurrence?> Due(ScheduledRhythm rhythm, DateTimeOffset now, CancellationToken cancel)
    {
        var last = LastDay(rhythm, await book.Progress(rhythm.Rhythm.Id, cancel));
        var today = ChinaTime.DateOf(now);
        var from = last < today.AddDays(-LongestLookBack) ? today.AddDays(-LongestLookBack) : last.AddDays(1);
        var due = RhythmSchedule.Between(rhythm.Rhythm, from, today, rules.Current.Calendar).Where(occurrence => SendingTime(occurrence.Day) <= now).ToList();
        return due.Count == 0 ? null : due[^1];
    }

    private async Task Send(ScheduledRhythm rhythm, Occurrence occurrence, CancellationToken cancel)
    {
        var reached = await book.Progress(rhythm.Rhythm.Id, cancel);
        var before = reached is null ? null : await book.Bulletin(reached.Occurrence, cancel);
        var bulletin = await book.Keep(occurrence.Key, await Write(rhythm.At, occurrence.Day, before, cancel), cancel);
        var sendAt = SendingTime(ChinaTime.DateOf(clock.GetUtcNow())) is var today && today <= clock.GetUtcNow() ? today : SendingTime(occurrence.Day);
        foreach (var reader in BulletinReaders.Of(rhythm, bulletin!.Lines.Select(line => line.Place), await shelf.Directory(cancel), occurrence.Day))
        {
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{occurrence.Key}\n{reader.Key}")))[..20];
            var content = mail.Compose(rhythm, occurrence, bulletin!, reader, id, sendAt);
            var standing = MailDeliveryState.New(sendAt);
            await mails.Record(new MailRecord(id, content, [], null, sendAt, content.To is null ? standing with { State = MailState.Dead, NextAttemptAt = null, Note = "没有收件人 / no recipient" } : standing), rhythm.At, cancel);
        }

        await book.Reached(rhythm.Rhythm.Id, new RhythmProgress(occurrence.Day, occurrence.Key), cancel);
    }

    private async Task<Bulletin> Write(Place? place, DateOnly day, Bulletin? before, CancellationToken cancel)
    {
        var places = place is null ? PlaceSet.Everywhere : PlaceSet.Of([place]);
        var from = before is null ? DateTimeOffset.UnixEpoch : ChinaTime.At(before.Day.AddDays(1), TimeOnly.MinValue);
        var acts = new List<LedgerAct>();
        string? cursor = null;
        do
        {
            var page = await views.Acts(new ActQuery(from, ChinaTime.At(day.AddDays(1), TimeOnly.MinValue), places, cursor, PageSize), cancel);
            acts.AddRange(page.Acts);
            cursor = page.Next;
        }
        while (cursor is not null);
        var called = (await interviews.All(cancel)).Where(interview => interview.Cause != InterviewCause.Ladder && interview.Day > (before?.Day ?? DateOnly.MinValue) && interview.Day <= day && places.Contains(interview.Place));
        return Bulletin.Of(place, day, await views.Totals(places, day, cancel), acts, [.. called.Select(interview => interview.Place)], before);
    }

    private static DateOnly LastDay(ScheduledRhythm rhythm, RhythmProgress? reached) =>
        reached is { } known && known.Day >= rhythm.Since ? known.Day : rhythm.Since.AddDays(-1);

    private DateTimeOffset SendingTime(DateOnly day) => ChinaTime.At(day, rules.Current.Policy.SendAt);
}
