using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bodies;

/// <summary>Service that makes bodies and fills their seats.</summary>
public sealed class BodyService(
    BodyStore bodies,
    DirectoryService directory,
    KnownPlaces places,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    private static readonly BodyFault ChangedMeanwhile = new(
        "name",
        new(
            "没有保存：其间有人改过这个机构。请核对后再填写。",
            "Nothing was written: somebody has changed this body meanwhile. Look and fill in again."
        )
    );

    /// <summary>Makes a body, or changes its name, kind, seats and places. Holders of seats that stay are kept.</summary>
    /// <param name="id">Null for a new body.</param>
    /// <returns>The body, or the faults.</returns>
    public async Task<(Body? Body, IReadOnlyList<BodyFault> Faults)> Keep(
        string? id,
        Place place,
        BodyInput input,
        string by,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<BodyFault>();
        var key = id ?? BodyStore.IdOf(place, input.Name);
        if (input.ToBody(key, place, by, clock.GetUtcNow(), faults) is not { } wanted || faults.Count > 0)
            return (null, faults);
        BodyFault? fault = null;
        var kept = await bodies.Change(
            key,
            before =>
            {
                fault = null;
                if (before is null)
                    return id is null ? wanted : null;
                if (before with { At = wanted.At, By = by, Number = 1, Holders = [] } == wanted)
                    return null;
                if (id is null)
                    fault = new("name", new($"“{place}”已有“{input.Name}”。", $"“{place}” has “{input.Name}” already."));
                else if (input.Number != $"{before.Number}")
                    fault = ChangedMeanwhile;
                return fault is null
                    ? wanted with
                    {
                        Number = before.Number + 1,
                        Holders =
                        [
                            .. before.Holders.Where(holder => wanted.Seats.Any(seat => seat.Role is null && seat.Title == holder.Title)),
                        ],
                    }
                    : null;
            },
            cancellationToken
        );
        return fault is null ? (kept, []) : (null, [fault]);
    }

    public async Task<BodyStanding> Standing(Body body, CancellationToken cancellationToken) =>
        BodyStanding.Of(body, await directory.Directory(cancellationToken), await places.All(cancellationToken));

    /// <summary>
    /// Fills seats, all of them or none. A seat that stands for a role changes the directory: a new name replaces the holder.
    /// An empty name leaves a seat as it is.
    /// </summary>
    /// <param name="filled">Names by seat and place, each with the field it was typed into: 李某, or 李某 li@x.cn for somebody new.</param>
    public async Task<IReadOnlyList<BodyFault>> Fill(
        Body body,
        IReadOnlyList<FilledSeat> filled,
        string by,
        CancellationToken cancellationToken
    )
    {
        var known = await directory.Directory(cancellationToken);
        var (faults, entries, holders) = (new List<BodyFault>(), new List<DirectoryEntry>(), new List<SeatHolder>());
        foreach (var seat in filled.Where(seat => seat.Typed.Length > 0))
        {
            var names = seat.Seat.HasSeveral ? seat.Typed.Split('、', '，', ',') : [seat.Typed];
            foreach (var typed in names.Select(name => name.Trim()).Where(name => name.Length > 0))
            {
                var (person, fault) = SeatPerson.Read(typed, known, isMailWanted: seat.Seat.Role is not null);
                if (person is null)
                    faults.Add(new(seat.Field, fault!));
                else if (seat.Seat.Role is { } role)
                    entries.Add(
                        known.Entries.FirstOrDefault(entry =>
                            entry.Role == role
                            && entry.Place.IsAlsoCalled(seat.Place)
                            && PlainWords.Of(entry.Name) == PlainWords.Of(person.Name)
                        ) ?? new DirectoryEntry(seat.Place, role, null, person.Name, person.Mail, person.Phone)
                    );
                else if (known.Entries.All(entry => PlainWords.Of(entry.Name) != PlainWords.Of(person.Name)))
                    faults.Add(new(seat.Field, SeatPerson.Unknown(person.Name)));
                else
                    holders.Add(new SeatHolder(seat.Seat.Title, seat.Place, person.Name));
            }
        }

        if (faults.Count > 0)
            return faults;
        if (await directory.Fill(entries, by, cancellationToken) is DirectoryOutcome.Refused refused)
            return [new(filled.Count > 0 ? filled[0].Field : "name", refused.Why)];
        if (holders.Count > 0)
            await bodies.Change(
                body.Id,
                before =>
                {
                    if (before is null)
                        return null;
                    var kept = before.Holders.Where(old => holders.All(now => (now.Title, now.Place) != (old.Title, old.Place)));
                    EquatableArray<SeatHolder> after = [.. kept.Concat(holders).Distinct()];
                    return after == before.Holders
                        ? null
                        : before with
                        {
                            Holders = after,
                            By = by,
                            At = clock.GetUtcNow(),
                            Number = before.Number + 1,
                        };
                },
                cancellationToken
            );
        changeSignal.Raise(null);
        return [];
    }

    /// <returns>False where there was no such body.</returns>
    public Task<bool> Remove(string id, CancellationToken cancellationToken) => bodies.Remove(id, cancellationToken);
}

/// <summary>What was typed for a seat at one place.</summary>
/// <param name="Field">Name of the field.</param>
public sealed record FilledSeat(Seat Seat, Place Place, string Typed, string Field);
