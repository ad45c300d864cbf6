using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Who gets a bulletin.</summary>
internal static class BulletinReaders
{
    /// <summary>Holders of the roles at the place itself and at every place that is compared; nobody twice. Where nobody is found, that too is a mail, dead and visible.</summary>
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
