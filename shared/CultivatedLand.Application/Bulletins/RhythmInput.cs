using System.Globalization;
using System.Security.Cryptography;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Input of a rhythm's form.</summary>
public sealed record RhythmInput(string Name, string Place, string Kind, string Every, string Weekday)
{
    public static RhythmInput Empty { get; } = new("", "", "bulletin", "week", "1");

    public static RhythmInput Of(FormFields form) =>
        new(form["name"].Trim(), form["place"].Trim(), form["kind"], form["every"], form["weekday"]);

    /// <returns>The rhythm, or its faults.</returns>
    public (ScheduledRhythm? Rhythm, EquatableArray<RhythmFault> Faults) Read(DateOnly today, string by)
    {
        var wrong = new List<RhythmFault>();
        var kind = EnumWords.Parse<RhythmKind>(Kind);
        if (kind is null or RhythmKind.Patrol)
            wrong.Add(
                Wrong(
                    "kind",
                    $"“{Kind}”不是类别，应为 meeting（会议）、bulletin（通报）或 report（报告）。",
                    $"“{Kind}” is no kind; it is meeting, bulletin or report."
                )
            );
        var every = EnumWords.Parse<RecurrenceInterval>(Every);
        if (every is null)
            wrong.Add(
                Wrong(
                    "every",
                    $"“{Every}”不是间隔，应为 week、half-month、month、quarter、half-year、year、ten-days、day 或 when-called。",
                    $"“{Every}” is no interval; it is week, half-month, month, quarter, half-year, year, ten-days, day or when-called."
                )
            );
        if (every == RecurrenceInterval.WhenCalled && kind is { } called and not RhythmKind.Meeting)
            wrong.Add(
                Wrong(
                    "every",
                    $"{called.Name().Chinese}须有频次，只有会议可以随时召开。",
                    $"A {called.Name().English} needs an interval; only a meeting is held when called."
                )
            );
        var day = (int)DayOfWeek.Monday;
        if (Weekday.Length > 0 && !(int.TryParse(Weekday, NumberStyles.None, CultureInfo.InvariantCulture, out day) && day <= 6))
            wrong.Add(
                Wrong("weekday", $"“{Weekday}”不是星期，应为0（星期日）至6。", $"“{Weekday}” is no weekday; it is 0 for Sunday to 6.")
            );
        if (wrong.Count > 0)
            return (null, [.. wrong]);
        var id = $"hand-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";
        var rhythm = new ScheduledRhythm(
            new Rhythm(id, VisibleText.Of(Name).Trim(), kind!.Value, every!.Value, (DayOfWeek)day),
            Place.Length == 0 ? null : VisibleText.Of(Place),
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

    private static RhythmFault Wrong(string field, string chinese, string english) => new(field, new(chinese, english));
}
