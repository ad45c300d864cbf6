using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Input of the form of a meeting's minutes.</summary>
/// <param name="Rows">Rows of the table of decisions, the first with the number 1.</param>
/// <param name="Version">Version of the minutes that was seen. 0 where there were none.</param>
public sealed record MinutesInput(string Came, EquatableArray<DecisionInput> Rows, int Version)
{
    private const int SpareRows = 3;
    private const int MostRows = 50;

    public static MinutesInput Of(MeetingMinutes? minutes) =>
        new(
            minutes?.Came ?? "",
            [
                .. Enumerable
                    .Range(1, (minutes?.Decisions.Select(decision => decision.Number).DefaultIfEmpty().Max() ?? 0) + SpareRows)
                    .Select(number => DecisionInput.Of(minutes?.Decisions.FirstOrDefault(decision => decision.Number == number))),
            ],
            minutes?.Version ?? 0
        );

    public static MinutesInput Of(FormFields form) =>
        new(
            form["came"],
            [
                .. Enumerable
                    .Range(1, MostRows)
                    .TakeWhile(number => form.Has($"what-{number}"))
                    .Select(number => new DecisionInput(
                        form[$"what-{number}"],
                        form[$"unit-{number}"],
                        form[$"leader-{number}"],
                        form[$"due-{number}"]
                    )),
            ],
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1
        );

    /// <returns>The decisions without the empty rows, and the dates that cannot be read.</returns>
    public (IReadOnlyList<MeetingDecision> Decisions, IReadOnlyList<RhythmFault> Faults) Read()
    {
        var (decisions, faults) = (new List<MeetingDecision>(), new List<RhythmFault>());
        foreach (var (row, index) in Rows.Select((row, index) => (row, index)))
        {
            DateOnly? due = null;
            if (row.Due.Trim() is { Length: > 0 } typed)
            {
                if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                    due = read;
                else
                    faults.Add(
                        new(
                            $"due-{index + 1}",
                            new($"“{typed}”不是日期，应如 2023-10-30。", $"“{typed}” is no date; write it like 2023-10-30.")
                        )
                    );
            }

            var decision = new MeetingDecision(index + 1, Line(row.What), OrNull(row.Unit), OrNull(row.Leader), due);
            if (!decision.IsEmpty)
                decisions.Add(decision);
        }

        return (decisions, faults);
    }

    public string CameRead => Line(Came);

    private static string Line(string text) => VisibleText.Of(text).Trim();

    private static string? OrNull(string text) => Line(text) is { Length: > 0 } line ? line : null;
}

/// <summary>Row of the table of decisions, as typed.</summary>
public sealed record DecisionInput(string What, string Unit, string Leader, string Due)
{
    public static DecisionInput Of(MeetingDecision? decision) =>
        new(
            decision?.What ?? "",
            decision?.Unit ?? "",
            decision?.Leader ?? "",
            decision?.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""
        );
}
