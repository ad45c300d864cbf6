using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>
/// Reader of answers for tasks without a deadline, as programs write them: <c>standing</c>, <c>omit</c> or a date, for all tasks,
/// and <c>3=2023-12-31</c> for the task with that number in the document.
/// </summary>
public static class UndatedAnswerReader
{
    public const string Standing = "standing";
    public const string Omit = "omit";

    /// <summary>Forms of an answer, as the API names them.</summary>
    public static IReadOnlyList<string> Forms { get; } = [Standing, Omit, "yyyy-MM-dd"];

    /// <returns>Fault of what was typed. Null where there is none.</returns>
    public static LocalizedText? Read(IEnumerable<string?>? typed, out IReadOnlyList<UndatedAnswer> answers)
    {
        var read = new List<UndatedAnswer>();
        answers = read;
        foreach (var item in (typed ?? []).OfType<string>().Where(item => item.Trim().Length > 0))
        {
            var parts = item.Split('=', 2, StringSplitOptions.TrimEntries);
            var (number, words) = parts.Length == 2 ? (parts[0], parts[1]) : (null, parts[0]);
            if (Answer(number, words) is not { } answer || number is { Length: 0 })
                return new(
                    $"“undated”为“{item}”，应为 {Standing}（长期坚持）、{Omit}（不列入）或日期（如 2023-12-31）；只答一项时写“序号=”，如 3={Standing}。",
                    $"“undated” is “{item}”; write {Standing}, {Omit} or a date such as 2023-12-31, "
                        + $"and for one task its number before it, such as 3={Standing}."
                );
            read.Add(answer);
        }

        return null;
    }

    private static UndatedAnswer? Answer(string? number, string words) =>
        words switch
        {
            Standing => new UndatedAnswer(number, UndatedChoice.Standing, null),
            Omit => new UndatedAnswer(number, UndatedChoice.Omit, null),
            _ => CellParser.Date(words) is { Year: >= 1992 and <= 2199 } day ? new UndatedAnswer(number, UndatedChoice.Date, day) : null,
        };
}
