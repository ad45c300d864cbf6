using System.Globalization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Input of the form that edits a rhythm.</summary>
/// <param name="Weekday">0 for Sunday to 6. Empty where the form does not ask, since only a weekly rhythm has one.</param>
/// <param name="Agenda">Points, one a line.</param>
/// <param name="To">Codes of roles.</param>
/// <param name="Guests">Mail addresses, apart by lines, spaces, commas or semicolons.</param>
/// <param name="Version">Version of the rhythm that was seen.</param>
/// <param name="Persons">Names of people of the directory, apart by commas or lines.</param>
public sealed record RhythmEditInput(
    string Name,
    string Weekday,
    string Hour,
    string Room,
    string Agenda,
    EquatableArray<string> To,
    string Guests,
    int Version,
    string Persons = ""
)
{
    private static readonly char[] BetweenAddresses = [' ', '\t', '\r', '\n', '\u3000', ',', ';', '，', '；', '、'];

    public static RhythmEditInput Of(ScheduledRhythm rhythm) =>
        new(
            rhythm.Rhythm.Name,
            ((int)rhythm.Rhythm.Weekday).ToString(CultureInfo.InvariantCulture),
            rhythm.Hour.ToString("HH:mm", CultureInfo.InvariantCulture),
            rhythm.Room ?? "",
            string.Join('\n', rhythm.Agenda),
            [.. rhythm.To.Select(role => role.Code())],
            string.Join('\n', rhythm.Guests),
            rhythm.Version,
            string.Join('、', rhythm.Persons)
        );

    public static RhythmEditInput Of(FormFields form) =>
        new(
            form["name"],
            form["weekday"],
            form["hour"],
            form["room"],
            form["agenda"],
            [.. form.All("to")],
            form["guests"],
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
            form["persons"]
        );

    /// <summary>Reads mail addresses that are apart by lines, spaces, commas or semicolons, each once.</summary>
    internal static EquatableArray<string> Addresses(string typed) =>
        [
            .. typed
                .Split(BetweenAddresses, StringSplitOptions.RemoveEmptyEntries)
                .DistinctBy(mail => mail, StringComparer.OrdinalIgnoreCase),
        ];

    /// <returns>The rhythm as it shall be, with the version that was seen, and everything that is wrong with it.</returns>
    public (ScheduledRhythm Edited, EquatableArray<RhythmFault> Faults) Read(ScheduledRhythm before)
    {
        var wrong = new List<RhythmFault>();
        var weekday = (int)before.Rhythm.Weekday;
        if (
            Weekday.Length > 0
            && !(int.TryParse(Weekday, NumberStyles.None, CultureInfo.InvariantCulture, out weekday) && weekday <= (int)DayOfWeek.Saturday)
        )
            wrong.Add(
                new("weekday", new($"“{Weekday}”不是星期，应为0（星期日）至6。", $"“{Weekday}” is no weekday; it is 0 for Sunday to 6."))
            );
        if (!TimeOnly.TryParseExact(Hour.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            wrong.Add(new("hour", new($"“{Hour}”不是时间，应如 09:30。", $"“{Hour}” is no time; write it like 09:30.")));
        foreach (var unknown in To.Where(code => RoleNames.Parse(code) is null))
            wrong.Add(new("to", new($"没有“{unknown}”这类收件人。", $"“{unknown}” is no kind of recipient.")));
        var room = VisibleText.Of(Room).Trim();
        var edited = before with
        {
            Rhythm = before.Rhythm with { Name = VisibleText.Of(Name).Trim(), Weekday = (DayOfWeek)Math.Clamp(weekday, 0, 6) },
            SetHour = hour == ScheduledRhythm.UsualHour ? null : hour,
            Room = room.Length == 0 ? null : room,
            Agenda = [.. Agenda.Split('\n').Select(line => VisibleText.Of(line).Trim()).Where(line => line.Length > 0)],
            To = [.. To.Select(RoleNames.Parse).OfType<Role>().Distinct()],
            Guests = Addresses(Guests),
            Persons = InterviewInput.Names(Persons),
            Version = Version,
        };
        var isToUnread = wrong.Exists(fault => fault.Field == "to");
        return (edited, [.. wrong, .. edited.Faults().Where(fault => !(isToUnread && fault.Field == "to"))]);
    }
}
