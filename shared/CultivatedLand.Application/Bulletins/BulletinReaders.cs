using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Finder of the readers of a bulletin.</summary>
public static class BulletinReaders
{
    /// <summary>
    /// Returns the holders of the roles at the place itself and at every place that is compared, nobody twice.
    /// Where none has a mail address, it returns one recipient, whose mail is then dead and visible.
    /// </summary>
    public static IEnumerable<Recipient> Of(ScheduledRhythm rhythm, IEnumerable<Place> compared, PeopleDirectory directory, DateOnly day)
    {
        var meant = Meant(rhythm, compared, directory, day).ToList();
        return Reached(meant) is { Count: > 0 } reached ? reached : meant.Take(1);
    }

    /// <summary>Returns one recipient for each role at each place, with or without a mail address.</summary>
    public static IEnumerable<Recipient> Meant(
        ScheduledRhythm rhythm,
        IEnumerable<Place> compared,
        PeopleDirectory directory,
        DateOnly day
    ) =>
        compared
            .Prepend(rhythm.At)
            .OfType<Place>()
            .SelectMany(place => rhythm.To.Select(role => directory.Resolve(new Addressee(role, null, place), [], day)))
            .Concat(
                rhythm
                    .Persons.Select(name => Entry(directory, name, rhythm.At))
                    .OfType<DirectoryEntry>()
                    .Select(entry => directory.Resolve(new Addressee(entry.Role ?? Role.Leader, entry.Name, entry.Place), [], day))
            );

    /// <summary>Lists the names that the directory does not hold with a mail address, at the meeting's place, above or below it.</summary>
    public static IEnumerable<RhythmFault> Unknown(IEnumerable<string> persons, Place? at, PeopleDirectory directory) =>
        persons
            .Where(name => Entry(directory, name, at)?.Mail is null)
            .Select(name => new RhythmFault(
                "persons",
                new(
                    $"通讯录中没有“{name}”，或没有其邮箱：请先在“通讯录”补上，或改填邮箱。",
                    $"The directory has no “{name}” with a mail address: add the person under “Directory”, or give the address."
                )
            ));

    private static DirectoryEntry? Entry(PeopleDirectory directory, string name, Place? at)
    {
        var plain = PlainWords.Of(name);
        return directory
            .Entries.Where(entry => PlainWords.Of(entry.Name) == plain)
            .Where(entry =>
                at is null
                || entry.Place.Upwards().Any(above => above.IsAlsoCalled(at))
                || at.Upwards().Any(above => above.IsAlsoCalled(entry.Place))
            )
            .OrderBy(entry => entry.Mail is null)
            .FirstOrDefault();
    }

    /// <summary>
    /// Returns the place whose table a reader sees, as the ledger writes it: of the compared places the one for which the directory has
    /// them, otherwise the bulletin's own.
    /// </summary>
    public static Place? PlaceOf(string? mail, Place? at, IReadOnlyList<Place> compared, PeopleDirectory directory)
    {
        var held = directory
            .Entries.Where(entry => string.Equals(entry.Mail, mail, StringComparison.OrdinalIgnoreCase))
            .Select(entry => entry.Place)
            .ToList();
        var own = at is not null && held.Exists(place => at.Upwards().Any(place.IsAlsoCalled)) ? at : null;
        return own ?? compared.FirstOrDefault(place => held.Exists(place.IsAlsoCalled)) ?? at;
    }

    /// <summary>Returns those with a mail address, nobody twice.</summary>
    public static IReadOnlyList<Recipient> Reached(IEnumerable<Recipient> meant) =>
        [.. meant.Where(reader => reader.Mail is not null).DistinctBy(reader => reader.Key)];

    /// <summary>Returns everybody who gets the mail: those whom the directory holds, then the guests, nobody twice.</summary>
    public static IReadOnlyList<BulletinReader> All(
        ScheduledRhythm rhythm,
        IEnumerable<Place> compared,
        PeopleDirectory directory,
        DateOnly day
    )
    {
        var all = Of(rhythm, compared, directory, day)
            .Select(reader => new BulletinReader(reader.Mail, reader.Name, reader.Key))
            .Concat(rhythm.Guests.Select(mail => new BulletinReader(mail, null, mail.ToUpperInvariant())))
            .DistinctBy(reader => reader.Key)
            .ToList();
        return all.Exists(reader => reader.Mail is not null) ? all.FindAll(reader => reader.Mail is not null) : all;
    }
}

/// <summary>Reader of a rhythm's mail.</summary>
/// <param name="Mail">Null where the directory has no address for anybody.</param>
/// <param name="Key">Key of the person: the address where there is one, as <see cref="Recipient.Key"/>.</param>
public sealed record BulletinReader(string? Mail, string? Name, string Key);
