using System.Text.Json.Serialization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Rhythm in force: a recurring bulletin or meeting, its place and its readers.</summary>
/// <param name="Place">Path of the place. The places below it are compared. Null for everywhere.</param>
/// <param name="To">Roles that get the bulletin: at the place itself, and at every place below it that is compared.</param>
/// <param name="Since">First day of the rhythm, inclusive.</param>
/// <param name="PlanId">Plan that asks for the rhythm. Null for one set by hand.</param>
/// <param name="Words">Words of the plan.</param>
/// <param name="SetHour">Hour of a meeting in China time. Null for the usual hour.</param>
/// <param name="Room">Words that say where a meeting is held: a room, a building. Not a place of the directory.</param>
/// <param name="Agenda">Points of a meeting, one a line.</param>
/// <param name="Guests">Mail addresses outside the directory that get the mail too.</param>
/// <param name="Version">Number of edits so far. Switching on or off is none.</param>
public sealed record ScheduledRhythm(
    Rhythm Rhythm,
    string? Place,
    EquatableArray<Role> To,
    DateOnly Since,
    bool IsOn,
    string? PlanId,
    string? Words,
    string By,
    TimeOnly? SetHour = null,
    string? Room = null,
    EquatableArray<string> Agenda = default,
    EquatableArray<string> Guests = default,
    int Version = 0
)
{
    private const int LongestName = 60;
    private const int MostPoints = 30;
    private const int LongestPoint = 200;
    private const int MostGuests = 100;

    public Place? At => Domain.Places.Place.Parse(Place);

    [JsonIgnore]
    public TimeOnly Hour => SetHour ?? UsualHour;

    public static TimeOnly UsualHour { get; } = new(9, 30);

    public static EquatableArray<Role> UsualReaders { get; } = [Role.LeadOffice, Role.Supervisor, Role.Leader];

    public IEnumerable<RhythmFault> Faults()
    {
        if (string.IsNullOrWhiteSpace(Rhythm.Name) || Rhythm.Name.Length > LongestName)
            yield return new("name", new("请填写名称（最多60字）。", "Give it a name of at most 60 characters."));
        if (Place is not null && At is null)
            yield return new(
                "place",
                new($"“{Place}”不是地名，应如 青禾县/石桥镇。", $"“{Place}” is no place; write it like 青禾县/石桥镇.")
            );
        if (Room?.Length > LongestName)
            yield return new("room", new("地点最多60字。", "The room has at most 60 characters."));
        if (Agenda.Count > MostPoints || Agenda.Any(point => point.Length > LongestPoint))
            yield return new(
                "agenda",
                new(
                    $"议程最多{MostPoints}项，每项最多{LongestPoint}字。",
                    $"An agenda has at most {MostPoints} points of at most {LongestPoint} characters each."
                )
            );
        if (To.Count == 0 && Guests.Count == 0)
            yield return new(
                "to",
                new("请至少选择一类收件人，或填写一个邮箱。", "Choose at least one kind of recipient, or give one mail address.")
            );
        if (Guests.Count > MostGuests)
            yield return new(
                "guests",
                new(
                    $"另外的邮箱最多{MostGuests}个，现有{Guests.Count}个。",
                    $"At most {MostGuests} more addresses; these are {Guests.Count}."
                )
            );
        foreach (var wrong in Guests.Select(AccountValidation.OfMail).OfType<LocalizedText>())
            yield return new("guests", wrong);
    }
}

/// <summary>Fault in what was set for a rhythm.</summary>
/// <param name="Field">Name of the field, the same in the page's form and in the API's body.</param>
public sealed record RhythmFault(string Field, LocalizedText Why);
