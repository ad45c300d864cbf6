using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Job that sends bulletins: at the sending time of its workday each rhythm's bulletin goes to its readers,
/// each with the table as a workbook.
/// The bulletin is stored before the first mail is recorded.
/// The id of a mail derives from occurrence and reader, so that a crash repeats nothing.
/// After an outage only the latest occurrence is sent, as with notices.
/// A meeting whose day has passed meanwhile is not announced at all: its mail says that it is held today.
/// </summary>
public sealed class BulletinJob(
    RhythmStore rhythmStore,
    BulletinWriter writer,
    PlaceMailLog mails,
    IDirectoryStore directoryStore,
    BulletinMailComposer mail,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore? setAside = null
) : ICycleJob
{
    private const int LongestLookBack = 400;

    private readonly SetAsideStore _setAside = setAside ?? new SetAsideStore(clock);

    /// <summary>Returns the moment of the next bulletin. Null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var rhythm in await rhythmStore.All(cancellationToken))
        {
            if (!rhythm.IsOn)
                continue;
            await _setAside.Look(
                NameOf(rhythm),
                async () =>
                {
                    var reached = await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken);
                    if (
                        RhythmSchedule.NextAfter(rhythm.Rhythm, LastDay(rhythm, reached), rules.Current.Calendar) is { Day: var day }
                        && SendingTime(day) is var at
                        && (next is null || at < next)
                    )
                        next = at;
                }
            );
        }

        return next;
    }

    async Task<bool> ICycleJob.Run(CancellationToken cancellationToken)
    {
        await Send(cancellationToken);
        return false;
    }

    /// <returns>The number of bulletins that were written.</returns>
    public async Task<int> Send(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var written = 0;
        var all = await rhythmStore.All(cancellationToken);
        var byId = all.ToDictionary(rhythm => rhythm.Rhythm.Id);
        foreach (var rhythm in all)
        {
            if (!rhythm.IsOn)
                continue;
            await _setAside.Attempt(
                NameOf(rhythm),
                async () =>
                {
                    if (await Due(rhythm, now, cancellationToken) is not { } occurrence)
                        return;
                    if (rhythm.Rhythm.Kind == RhythmKind.Meeting && occurrence.Day < ChinaTime.DateOf(now))
                    {
                        await Skip(rhythm, occurrence, cancellationToken);
                        return;
                    }

                    await Send(rhythm.On(occurrence.Nominal, byId.GetValueOrDefault), occurrence, cancellationToken);
                    written++;
                }
            );
        }

        if (written > 0)
            changeSignal.Raise(null);
        return written;
    }

    /// <summary>Writes the bulletin as it would be on a day, so that a page can show it before it is sent.</summary>
    public async Task<Bulletin> Preview(ScheduledRhythm rhythm, DateOnly day, CancellationToken cancellationToken)
    {
        var reached = await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken);
        var before = reached is null ? null : await rhythmStore.Bulletin(reached.Occurrence, cancellationToken);
        return await Write(rhythm.At, day, before, cancellationToken);
    }

    /// <summary>Finds the latest occurrence that should have been sent by now.</summary>
    private async Task<Occurrence?> Due(ScheduledRhythm rhythm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = LastDay(rhythm, await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken));
        var today = ChinaTime.DateOf(now);
        var from = last < today.AddDays(-LongestLookBack) ? today.AddDays(-LongestLookBack) : last.AddDays(1);
        var due = RhythmSchedule
            .Between(rhythm.Rhythm, from, today, rules.Current.Calendar)
            .Where(occurrence => SendingTime(occurrence.Day) <= now)
            .ToList();
        return due.Count == 0 ? null : due[^1];
    }

    private async Task Send(ScheduledRhythm rhythm, Occurrence occurrence, CancellationToken cancellationToken)
    {
        var reached = await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken);
        var before = reached is null ? null : await rhythmStore.Bulletin(reached.Occurrence, cancellationToken);
        var bulletin = await rhythmStore.Keep(
            occurrence.Key,
            await Write(rhythm.At, occurrence.Day, before, cancellationToken),
            cancellationToken
        );
        var sendAt =
            SendingTime(ChinaTime.DateOf(clock.GetUtcNow())) is var today && today <= clock.GetUtcNow()
                ? today
                : SendingTime(occurrence.Day);
        var compared = bulletin!.Lines.Where(line => !line.IsOwn).Select(line => line.Place).ToList();
        var directory = await directoryStore.Current(cancellationToken);
        foreach (var reader in BulletinReaders.All(rhythm, compared, directory, occurrence.Day))
        {
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{occurrence.Key}\n{reader.Key}")))[..20];
            var at = BulletinReaders.PlaceOf(reader.Mail, rhythm.At, compared, directory);
            var content = mail.Compose(rhythm, occurrence, bulletin!, reader, at, id, sendAt);
            var mailDeliveryState = MailDeliveryState.New(sendAt);
            await mails.Record(
                new MailRecord(
                    id,
                    content,
                    [],
                    null,
                    sendAt,
                    content.To is null
                        ? mailDeliveryState with
                        {
                            State = MailState.Dead,
                            NextAttemptAt = null,
                            Note = "没有收件人 / no recipient",
                        }
                        : mailDeliveryState
                ),
                rhythm.At,
                cancellationToken
            );
        }

        await rhythmStore.Reached(rhythm.Rhythm.Id, new RhythmProgress(occurrence.Day, occurrence.Key), cancellationToken);
    }

    /// <summary>Passes over an occurrence. The next bulletin goes on from the last one that was sent.</summary>
    private async Task Skip(ScheduledRhythm rhythm, Occurrence occurrence, CancellationToken cancellationToken)
    {
        var reached = await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken);
        await rhythmStore.Reached(
            rhythm.Rhythm.Id,
            new RhythmProgress(occurrence.Day, reached?.Occurrence ?? occurrence.Key),
            cancellationToken
        );
    }

    private Task<Bulletin> Write(Place? place, DateOnly day, Bulletin? before, CancellationToken cancellationToken) =>
        writer.Write(place, place is null ? PlaceSet.Everywhere : PlaceSet.Of([place]), before?.Day, day, before, cancellationToken);

    private static RecordName NameOf(ScheduledRhythm rhythm) => new("rhythms", rhythm.Rhythm.Id);

    private static DateOnly LastDay(ScheduledRhythm rhythm, RhythmProgress? reached) =>
        reached is { } known && known.Day >= rhythm.Since ? known.Day : rhythm.Since.AddDays(-1);

    private DateTimeOffset SendingTime(DateOnly day) => ChinaTime.At(day, rules.Current.Policy.SendAt);
}
