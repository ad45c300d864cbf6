using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Finder of the readers of a bulletin.</summary>
internal static class BulletinReaders
{
    /// <summary>
    /// Returns the holders of the roles at the place itself and at every place that is compared, nobody twice.
    /// Where none has a mail address, it returns one recipient, whose mail is then dead and visible.
    /// </summary>
    public static IEnumerable<Recipient> Of(ScheduledRhythm rhythm, IEnumerable<Place> compared, PeopleDirectory directory, DateOnly day)
    {
        var places = compared.Prepend(rhythm.At).OfType<Place>();
        var found = places
            .SelectMany(place => rhythm.To.Select(role => directory.Resolve(new Addressee(role, null, place), [], day)))
            .ToList();
        var people = found.Where(reader => reader.Mail is not null).DistinctBy(reader => reader.Key).ToList();
        return people.Count > 0 ? people : found.Take(1);
    }
}
