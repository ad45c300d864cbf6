using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Identity;

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
    public static (Dictionary<string, string> Values, UndatedInput Input) Read(FormFields form, IEnumerable<UndatedRowModel> rows)
    {
        var typed = form.Names.ToDictionary(name => name, name => form[name].Trim());
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
