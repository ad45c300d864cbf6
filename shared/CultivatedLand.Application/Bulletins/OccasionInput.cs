using System.Globalization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Input of the form that sets one occurrence of a meeting apart. What is empty stays as the rhythm has it.</summary>
/// <param name="Agenda">Points, one a line.</param>
/// <param name="To">Codes of roles.</param>
/// <param name="Persons">Names, apart by commas or lines.</param>
/// <param name="Guests">Mail addresses, apart by lines, spaces, commas or semicolons.</param>
/// <param name="With">Key of the occurrence of another meeting with which it is held as one.</param>
public sealed record OccasionInput(
    string Hour,
    string Room,
    string Agenda,
    EquatableArray<string> To,
    string Persons,
    string Guests,
    string With
)
{
    public static OccasionInput Empty { get; } = new("", "", "", [], "", "", "");

    public static OccasionInput Of(MeetingOccasion? set) =>
        set is null
            ? Empty
            : new(
                set.Hour?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
                set.Room ?? "",
                string.Join('\n', set.Agenda),
                [.. set.To.Select(role => role.Code())],
                string.Join('、', set.Persons),
                string.Join('\n', set.Guests),
                set.With ?? ""
            );

    public static OccasionInput Of(FormFields form) =>
        new(form["hour"], form["room"], form["agenda"], [.. form.All("to")], form["persons"], form["guests"], form["with"]);

    /// <returns>What is to be set, and what cannot be read.</returns>
    public (MeetingOccasion Occasion, EquatableArray<RhythmFault> Faults) Read()
    {
        var wrong = new List<RhythmFault>();
        TimeOnly? hour = null;
        if (Hour.Trim() is { Length: > 0 } typed)
        {
            if (TimeOnly.TryParseExact(typed, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                hour = read;
            else
                wrong.Add(new("hour", new($"“{Hour}”不是时间，应如 09:30。", $"“{Hour}” is no time; write it like 09:30.")));
        }

        foreach (var unknown in To.Where(code => RoleNames.Parse(code) is null))
            wrong.Add(new("to", new($"没有“{unknown}”这类收件人。", $"“{unknown}” is no kind of recipient.")));
        return (
            new MeetingOccasion(
                default,
                hour,
                VisibleText.Of(Room).Trim() is { Length: > 0 } room ? room : null,
                [.. Agenda.Split('\n').Select(line => VisibleText.Of(line).Trim()).Where(line => line.Length > 0)],
                [.. To.Select(RoleNames.Parse).OfType<Role>().Distinct()],
                InterviewInput.Names(Persons),
                RhythmEditInput.Addresses(Guests),
                With.Trim() is { Length: > 0 } with ? with : null
            ),
            [.. wrong]
        );
    }
}
