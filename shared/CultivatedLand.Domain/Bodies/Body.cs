using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Bodies;

/// <summary>
/// Body with seats: a leading group (领导小组), task force (专班), working group (工作组) or supervision group (督导组).
/// Source: SYSTEMS, rows E15, R14, X3 and X4.
/// </summary>
/// <param name="Id">Key of the body, from its place and its first name. It stays when the body is renamed.</param>
/// <param name="InCharge">Places that the body looks after. Empty for its own place.</param>
/// <param name="Holders">Who holds the seats that stand for no role of the directory.</param>
/// <param name="Number">Number of changes so far, from 1.</param>
public sealed record Body(
    string Id,
    string Name,
    BodyKind Kind,
    Place Place,
    EquatableArray<Seat> Seats,
    EquatableArray<Place> InCharge,
    EquatableArray<SeatHolder> Holders,
    string By,
    DateTimeOffset At,
    int Number
)
{
    public const int LongestName = 60;
    public const int MostSeats = 20;
    public const int MostPlaces = 500;
}

/// <summary>Kind of a body.</summary>
public enum BodyKind
{
    LeadingGroup,
    TaskForce,
    WorkingGroup,
    SupervisionGroup,
}

/// <summary>Where a seat is found.</summary>
public enum SeatReach
{
    /// <summary>Once, at the place of the body.</summary>
    Here,

    /// <summary>At every town below it.</summary>
    EachTown,

    /// <summary>At every village below it.</summary>
    EachVillage,
}

/// <summary>Seat of a body.</summary>
/// <param name="Title">Title: 组长, 驻村队长.</param>
/// <param name="Role">
/// Role of the directory that the seat is. Its holder is then the directory's, and mails go there. Null for a seat without mail of its own.
/// </param>
/// <param name="HasSeveral">Whether several people may hold it at one place.</param>
public sealed record Seat(string Title, Role? Role, SeatReach Reach, bool HasSeveral = false);

/// <summary>Person on a seat that stands for no role, by the name that the directory has.</summary>
public sealed record SeatHolder(string Title, Place Place, string Name);
