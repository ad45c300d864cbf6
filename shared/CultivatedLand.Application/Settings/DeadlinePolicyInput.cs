using System.Globalization;
using System.Text.Json;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Settings;

/// <summary>Input of a deadline policy, figure by figure, whether or not the figures make sense.</summary>
/// <param name="Rungs">Workdays and kind of each rung; a rung without workdays is none.</param>
/// <param name="Example">Due date of the example, for which the page lists the notices.</param>
public sealed record DeadlinePolicyInput(
    string SendAt,
    string Window,
    string Reminders,
    IReadOnlyList<(string Workdays, string Kind)> Rungs,
    string StillOverdueEvery,
    string ReturnDays,
    string Example
)
{
    /// <summary>Code of the choice that hand-overs are told, and of the one that they are not.</summary>
    public const string On = "on",
        Off = "off";

    /// <summary>Whether hand-overs are told at once, as the code of the choice.</summary>
    public string HandOvers { get; init; } = On;

    public string HandOversFrom { get; init; } = "";

    public string HandOversUntil { get; init; } = "";

    /// <summary>Number of empty rungs offered for adding without a script.</summary>
    private const int BlankRungs = 2;

    private const int MostRungs = 20;

    public static DeadlinePolicyInput Of(DeadlinePolicy policy, DateOnly today) =>
        new(
            policy.SendAt.ToString("HH:mm", CultureInfo.InvariantCulture),
            Text((int)policy.SendingWindow.TotalMinutes),
            string.Join(", ", policy.Reminders.Select(Text)),
            [
                .. policy.Ladder.Select(rung => (Text(rung.Workdays), rung.Kind.Code())),
                .. Enumerable.Repeat(("", NoticeKind.Overdue.Code()), BlankRungs),
            ],
            Text(policy.StillOverdueEvery),
            Text(policy.ReturnDays),
            NextEndOfSeptember(today)
        )
        {
            HandOvers = policy.HandOvers.IsOn ? On : Off,
            HandOversFrom = policy.HandOvers.From.ToString("HH:mm", CultureInfo.InvariantCulture),
            HandOversUntil = policy.HandOvers.Until.ToString("HH:mm", CultureInfo.InvariantCulture),
        };

    public static DeadlinePolicyInput Of(FormFields form, DateOnly today) =>
        new(
            form["sendAt"].Trim(),
            form["window"].Trim(),
            form["reminders"].Trim(),
            [
                .. Enumerable
                    .Range(0, MostRungs)
                    .Select(index => (form[$"rung{index}"].Trim(), form[$"kind{index}"].Trim()))
                    .TakeWhile((rung, index) => rung.Item2.Length > 0),
            ],
            form["every"].Trim(),
            form["returnDays"].Trim(),
            form["example"].Trim() is { Length: > 0 } example ? example : NextEndOfSeptember(today)
        )
        {
            HandOvers = form["handOvers"].Trim(),
            HandOversFrom = form["handOversFrom"].Trim(),
            HandOversUntil = form["handOversUntil"].Trim(),
        };

    /// <returns>The policy, or every fault by its field; a fault of several figures together stands under "".</returns>
    public (DeadlinePolicyFile File, DeadlinePolicy? Policy, IReadOnlyList<(string Field, LocalizedText Sentence)> Faults) Read()
    {
        var faults = new List<(string Field, LocalizedText Sentence)>();
        var file = new DeadlinePolicyFile
        {
            SendAt = Time("sendAt", SendAt, faults),
            SendingWindowMinutes = Number("window", Window, faults),
            Reminders =
            [
                .. Reminders
                    .Split([',', '，', '、', ' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(days => Number("reminders", days, faults) ?? 0),
            ],
            Ladder =
            [
                .. Rungs
                    .Select((rung, index) => (rung, index))
                    .Where(pair => pair.rung.Workdays.Length > 0)
                    .Select(pair => new DeadlinePolicyFile.LadderRung(
                        Number($"rung{pair.index}", pair.rung.Workdays, faults) ?? 0,
                        pair.rung.Kind
                    )),
            ],
            StillOverdueEvery = Number("every", StillOverdueEvery, faults),
            ReturnDays = Number("returnDays", ReturnDays, faults),
            HandOvers = HandOvers != Off,
            HandOversFrom = TimeOrDefault("handOversFrom", HandOversFrom, faults),
            HandOversUntil = TimeOrDefault("handOversUntil", HandOversUntil, faults),
        };
        if (faults.Count > 0)
            return (file, null, faults);
        return file.Over(DeadlinePolicy.Default, "") switch
        {
            LoadResult<DeadlinePolicy>.Ok { Value: var policy } => (file, policy, []),
            LoadResult<DeadlinePolicy>.Rejected rejected => (
                file,
                null,
                [
                    .. rejected.Faults.Select(fault =>
                        ("", new LocalizedText(fault.Chinese.TrimStart('：'), fault.English.TrimStart(':', ' ')))
                    ),
                ]
            ),
            _ => throw new InvalidOperationException("A policy loads or it is rejected."),
        };
    }

    public static string Json(DeadlinePolicyFile file) => JsonSerializer.Serialize(file, JsonSerializerOptions.Web);

    /// <returns>The time. Null, for the default, where nothing was typed.</returns>
    private static TimeOnly? TimeOrDefault(string field, string typed, List<(string Field, LocalizedText Sentence)> faults) =>
        typed.Length == 0 ? null : Time(field, typed, faults);

    private static TimeOnly? Time(string field, string typed, List<(string Field, LocalizedText Sentence)> faults)
    {
        if (
            TimeOnly.TryParseExact(
                typed.Replace('：', ':'),
                ["H:mm", "HH:mm", "HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
            return time;
        faults.Add((field, new($"“{typed}”不是时刻，应如 09:00。", $"“{typed}” is not a time of day; write it like 09:00.")));
        return null;
    }

    private static int? Number(string field, string typed, List<(string Field, LocalizedText Sentence)> faults)
    {
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add((field, new($"“{typed}”不是整数。", $"“{typed}” is not a whole number.")));
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string NextEndOfSeptember(DateOnly today) => $"{(today.Month > 9 ? today.Year + 1 : today.Year)}-09-30";
}
