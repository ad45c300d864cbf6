using System.Globalization;
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
/// <param name="Persons">Names of people of the directory who get the mail too.</param>
/// <param name="Occasions">What was set for single occurrences, the earliest first.</param>
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
    int Version = 0,
    EquatableArray<string> Persons = default,
    EquatableArray<MeetingOccasion> Occasions = default
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

    /// <summary>Returns the meeting with which an occurrence is held together. Null where it is held by itself.</summary>
    public string? TogetherWith(DateOnly nominal) => Occasions.FirstOrDefault(known => known.Nominal == nominal)?.With;

    /// <summary>
    /// Returns the rhythm as it is for one occurrence: what was set for that occasion alone stands before what is set for all.
    /// Hour and room of a meeting that is held together with another are those of the other.
    /// </summary>
    /// <param name="find">Function that finds a rhythm by its id.</param>
    public ScheduledRhythm On(DateOnly nominal, Func<string, ScheduledRhythm?> find)
    {
        if (Occasions.FirstOrDefault(known => known.Nominal == nominal) is not { } set)
            return this;
        var own = this with
        {
            SetHour = set.Hour ?? SetHour,
            Room = set.Room ?? Room,
            Agenda = set.Agenda.Count > 0 ? set.Agenda : Agenda,
            To = set.HasReaders ? set.To : To,
            Persons = set.HasReaders ? set.Persons : Persons,
            Guests = set.HasReaders ? set.Guests : Guests,
        };
        return set.With is { } with && MeetingOccasion.Read(with) is var (id, day) && find(id)?.On(day, _ => null) is { } first
            ? own with
            {
                SetHour = first.SetHour,
                Room = first.Room,
            }
            : own;
    }

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
        if (To.Count == 0 && Guests.Count == 0 && Persons.Count == 0)
            yield return new(
                "to",
                new("请至少选择一类收件人，或填写一个邮箱。", "Choose at least one kind of recipient, or give one mail address.")
            );
        if (Persons.Count > MostGuests || Persons.Any(name => name.Length > LongestName))
            yield return new(
                "persons",
                new(
                    $"指定人员最多{MostGuests}人，姓名最多{LongestName}字。",
                    $"At most {MostGuests} people, each name of at most {LongestName} characters."
                )
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

/// <summary>What was set for one occurrence of a meeting alone. It stays when the rhythm changes.</summary>
/// <param name="Nominal">Day that the rhythm names for the occurrence.</param>
/// <param name="Hour">Hour in China time. Null for the rhythm's.</param>
/// <param name="Room">Null for the rhythm's.</param>
/// <param name="Agenda">Empty for the rhythm's.</param>
/// <param name="To">Roles that get the mail. Where these, the persons and the guests are all empty, the rhythm's readers do.</param>
/// <param name="With">Key of the occurrence of another meeting with which it is held as one.</param>
public sealed record MeetingOccasion(
    DateOnly Nominal,
    TimeOnly? Hour = null,
    string? Room = null,
    EquatableArray<string> Agenda = default,
    EquatableArray<Role> To = default,
    EquatableArray<string> Persons = default,
    EquatableArray<string> Guests = default,
    string? With = null
)
{
    [JsonIgnore]
    public bool HasReaders => To.Count + Persons.Count + Guests.Count > 0;

    [JsonIgnore]
    public bool IsEmpty => Hour is null && Room is null && Agenda.Count == 0 && !HasReaders && With is null;

    /// <summary>Reads the key of an occurrence. Null for any other text.</summary>
    public static (string Rhythm, DateOnly Nominal)? Read(string key) =>
        key.Split('@') is [{ Length: > 0 } id, var day]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var nominal)
            ? (id, nominal)
            : null;
}

/// <summary>Fault in what was set for a rhythm.</summary>
/// <param name="Field">Name of the field, the same in the page's form and in the API's body.</param>
public sealed record RhythmFault(string Field, LocalizedText Why);
