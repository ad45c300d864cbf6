using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Directories with gaps, people who do two jobs, and people who are away.</summary>
public static class RandomPeople
{
    private static readonly string[] Places = ["青禾县", "青禾县/石桥镇", "青禾县/石桥镇/枫林村", "青禾县/石桥镇/白沙村"];
    private static readonly Role[] Roles = [Role.Leader, Role.ResponsibleUnit, Role.UnitHead, Role.LeadOffice, Role.Supervisor];

    public static PeopleDirectory Directory(Random random, DateOnly today) =>
        new(from place in Places from role in Roles where random.Next(3) > 0 select Entry(random, today, Place.Parse(place)!, role));

    private static DirectoryEntry Entry(Random random, DateOnly today, Place place, Role role)
    {
        var person = random.Next(8);
        var isAway = random.Next(6) == 0;
        return new DirectoryEntry(
            place,
            role,
            null,
            $"某{person}",
            random.Next(12) == 0 ? null : $"person{person}@example.com",
            Substitute: isAway ? $"某{random.Next(8)}" : null,
            AwayFrom: isAway ? today : null,
            AwayTo: isAway ? today.AddDays(random.Next(20)) : null
        );
    }
}
