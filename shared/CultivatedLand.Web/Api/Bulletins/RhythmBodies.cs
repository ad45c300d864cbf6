using System.Globalization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Bulletins;

/// <summary>
/// Kind: meeting, bulletin or report. Every: week, half-month, month, quarter, half-year, year or when-called. Weekday: 0 for Sunday to 6.
/// No place: everywhere.
/// </summary>
internal sealed record RhythmBody : Body
{
    public string? Name { get; init; }

    public string? Place { get; init; }

    public string? Kind { get; init; }

    public string? Every { get; init; }

    public int? Weekday { get; init; }
}

/// <summary>
/// Version: the one that was read; another one answers 409. A field that is left out stays as it is.
/// Weekday: 0 for Sunday to 6. Hour: like 09:30. To: codes of roles. Persons: names of the directory. Guests: mail addresses.
/// </summary>
internal sealed record RhythmEditBody : Body
{
    public int? Version { get; init; }

    public string? Name { get; init; }

    public int? Weekday { get; init; }

    public string? Hour { get; init; }

    public string? Room { get; init; }

    public IReadOnlyList<string>? Agenda { get; init; }

    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<string>? Guests { get; init; }

    public IReadOnlyList<string>? Persons { get; init; }

    /// <summary>Returns the input of the page's form with what this body names.</summary>
    internal RhythmEditInput Over(RhythmEditInput before) =>
        new(
            Name ?? before.Name,
            Weekday?.ToString(CultureInfo.InvariantCulture) ?? before.Weekday,
            Hour ?? before.Hour,
            Room ?? before.Room,
            Agenda is null ? before.Agenda : string.Join('\n', Agenda),
            To?.ToEquatableArray() ?? before.To,
            Guests is null ? before.Guests : string.Join('\n', Guests),
            Version ?? -1,
            Persons is null ? before.Persons : string.Join('\n', Persons)
        );
}
