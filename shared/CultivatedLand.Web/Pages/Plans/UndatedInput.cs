using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Domain;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Input of the table that asks what becomes of the tasks without a deadline.</summary>
/// <param name="Typed">Typed text by the name of the field.</param>
/// <param name="Faults">Faults by the name of the field.</param>
public sealed record UndatedInput(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, LocalizedText> Faults)
{
    /// <summary>Prefix of the row that answers for all tasks without an answer of their own.</summary>
    public const string All = "all";

    private const string Date = "date";

    /// <summary>Choices of a row, each with its name.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Name)> Choices { get; } =
    [
        (Date, new("有期限，日期为", "due on")),
        (UndatedAnswerReader.Standing, new("长期坚持", "standing duty")),
        (UndatedAnswerReader.Omit, new("不列入", "leave out")),
    ];

    public static string ChoiceField(string row) => row + ".answer";

    public static string DueField(string row) => row + ".day";

    /// <summary>Reads the form into values of the draft. Rows that nobody has answered stay open.</summary>
    /// <param name="rows">Rows that the table asks about.</param>
    public static (Dictionary<string, string> Values, UndatedInput Input) Read(IFormCollection form, IEnumerable<UndatedRowModel> rows)
    {
        var typed = form.ToDictionary(field => field.Key, field => field.Value.ToString().Trim());
        var (values, faults) = (new Dictionary<string, string>(), new Dictionary<string, LocalizedText>());
        foreach (var asked in rows)
        {
            var own = DraftFieldPath.Task(asked.Key);
            var row = typed.GetValueOrDefault(ChoiceField(own)) is { Length: > 0 } ? own : All;
            UndatedChoice? choice = typed.GetValueOrDefault(ChoiceField(row)) switch
            {
                Date => UndatedChoice.Date,
                UndatedAnswerReader.Standing => UndatedChoice.Standing,
                UndatedAnswerReader.Omit => UndatedChoice.Omit,
                _ => null,
            };
            if (choice is not { } chosen)
                continue;
            var (day, fault) = DraftValueFormat.Read(DraftValueKind.Date, typed.GetValueOrDefault(DueField(row), ""));
            if (chosen == UndatedChoice.Date && (fault is not null || day.Length == 0))
            {
                faults[DueField(row)] = fault ?? new("请填写日期，如 2023-12-31。", "Give the date, like 2023-12-31.");
                continue;
            }

            foreach (var (address, value) in UndatedAnswer.Values(asked.Key, chosen, day, asked.HadDate))
                values[address] = value;
        }

        return (values, new UndatedInput(typed, faults));
    }
}

/// <summary>Row of the table: a task for which the document names no deadline.</summary>
/// <param name="Key">Key of the task in the draft.</param>
/// <param name="Answer">Code of the answer so far. Empty while it is open.</param>
/// <param name="Due">Date that was answered. Empty without one.</param>
public sealed record UndatedRowModel(string Key, string Name, string Quote, string Answer, string Due)
{
    /// <summary>Whether the task has got a date by an answer, be it one that was changed since.</summary>
    public bool HadDate { get; private init; }

    public bool IsOpen => Answer.Length == 0;

    /// <summary>Finds the rows of a draft, those that have been answered included.</summary>
    public static IReadOnlyList<UndatedRowModel> Of(CorrectedDraft draft)
    {
        var rows = new List<UndatedRowModel>();
        var present = draft.TaskKeys.Zip(draft.Draft.Tasks).ToDictionary(pair => pair.First, pair => pair.Second);
        var read = draft.Original.Tasks.Select((task, index) => (Key: DraftFieldPath.KeyOf(index), Task: task));
        var added = present.Where(pair => DraftFieldPath.IsAdded(pair.Key)).Select(pair => (pair.Key, Task: pair.Value));
        foreach (var (key, task) in read.Concat(added))
        {
            var at = DraftFieldPath.Phase(key, DraftFieldPath.AnsweredPhase);
            var given = draft[at + ".removed"].Length == 0 ? draft[at + ".due"] : "";
            var isUndated = present.TryGetValue(key, out var now) ? now.IsUndated : task.IsUndated;
            if (!task.IsUndated || (!isUndated && given.Length == 0))
                continue;
            var answer =
                now is null ? UndatedAnswerReader.Omit
                : given.Length > 0 ? "date"
                : now.IsStanding ? UndatedAnswerReader.Standing
                : "";
            rows.Add(
                new UndatedRowModel(key, draft[DraftFieldPath.Task(key) + ".name"], task.Name.Quote.Text, answer, given)
                {
                    HadDate = draft[at + ".name"].Length > 0,
                }
            );
        }

        return rows;
    }
}
