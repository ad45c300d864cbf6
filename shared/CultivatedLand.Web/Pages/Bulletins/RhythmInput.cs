using System.Security.Cryptography;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Bulletins;

/// <summary>Input of a rhythm's form.</summary>
public sealed record RhythmInput(string Name, string Place, string Kind, string Every, string Weekday)
{
    public static RhythmInput Empty { get; } = new("", "", "bulletin", "week", "1");

    public static RhythmInput Of(IFormCollection form) =>
        new(
            form["name"].ToString().Trim(),
            form["place"].ToString().Trim(),
            form["kind"].ToString(),
            form["every"].ToString(),
            form["weekday"].ToString()
        );

    /// <returns>The rhythm, or its faults.</returns>
    public (ScheduledRhythm? Rhythm, EquatableArray<LocalizedText> Faults) Read(DateOnly today, string by)
    {
        if (!Enum.TryParse<RhythmKind>(Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || kind == RhythmKind.Patrol)
            kind = RhythmKind.Bulletin;
        if (
            !Enum.TryParse<RecurrenceInterval>(Every.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var every)
            || !Enum.IsDefined(every)
        )
            every = Domain.Bulletins.RecurrenceInterval.Week;
        var weekday = int.TryParse(Weekday, out var day) && day is >= 0 and <= 6 ? (DayOfWeek)day : DayOfWeek.Monday;
        var id = $"hand-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";
        var rhythm = new ScheduledRhythm(
            new Rhythm(id, Name, kind, every, weekday),
            Place.Length == 0 ? null : Place,
            ScheduledRhythm.UsualReaders,
            today,
            IsOn: true,
            null,
            null,
            by
        );
        var faults = rhythm.Faults().ToEquatableArray();
        return faults.Count == 0 ? (rhythm, faults) : (null, faults);
    }
}
