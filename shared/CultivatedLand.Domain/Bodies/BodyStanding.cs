using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Bodies;

/// <summary>
/// Seats of a body as the directory fills them today. One change of a person in the directory changes every seat of the person.
/// </summary>
public sealed record BodyStanding(Body Body, IReadOnlyList<SeatStanding> Seats)
{
    public IEnumerable<SeatStanding> Empty => Seats.Where(seat => seat.Holders.Count == 0);

    /// <param name="places">Known places, among which the seats of towns and villages are found.</param>
    public static BodyStanding Of(Body body, PeopleDirectory directory, IReadOnlyList<Place> places)
    {
        var names = directory.Entries.ToLookup(entry => PlainWords.Of(entry.Name));
        return new BodyStanding(
            body,
            [
                .. from seat in body.Seats
                from place in PlacesOf(body, seat, places)
                select new SeatStanding(seat, place, [.. Holders(body, seat, place, directory, names)]),
            ]
        );
    }

    /// <summary>Lists the places at which a seat of a body is found, in order of path.</summary>
    public static IEnumerable<Place> PlacesOf(Body body, Seat seat, IReadOnlyList<Place> places)
    {
        if (seat.Reach == SeatReach.Here)
            return [body.Place];
        var level = seat.Reach == SeatReach.EachTown ? GridLevel.Town : GridLevel.Village;
        var tops = body.InCharge.Count > 0 ? body.InCharge : [body.Place];
        return places
            .Where(place => GridLevels.Of(place) == level && place.Upwards().Any(above => tops.Contains(above)))
            .OrderBy(place => place.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<DirectoryEntry> Holders(
        Body body,
        Seat seat,
        Place place,
        PeopleDirectory directory,
        ILookup<string, DirectoryEntry> names
    )
    {
        if (seat.Role is { } role)
        {
            var there = directory.HoldersOf(role, place).Where(entry => entry.Place.IsAlsoCalled(place));
            return seat.HasSeveral ? there : there.Take(1);
        }

        return body
            .Holders.Where(holder => holder.Title == seat.Title && holder.Place == place)
            .Select(holder => names[PlainWords.Of(holder.Name)].FirstOrDefault())
            .OfType<DirectoryEntry>();
    }
}

/// <summary>Seat at one place with who holds it. Nobody where it is empty.</summary>
public sealed record SeatStanding(Seat Seat, Place Place, IReadOnlyList<DirectoryEntry> Holders)
{
    /// <summary>Sentence about an empty seat, which says what mail would go astray.</summary>
    public LocalizedText Finding =>
        new(
            $"{Place.Path.Replace('/', ' ')}的“{Seat.Title}”空缺：{BodyText.Astray(Seat.Role).Chinese}。请在通讯录或下表中补上。",
            $"“{Seat.Title}” of {Place} is empty: {BodyText.Astray(Seat.Role).English}. Fill it in the directory or in the table below."
        );
}
