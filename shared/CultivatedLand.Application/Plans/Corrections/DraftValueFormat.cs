using System.Globalization;
using System.Text;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Format of the values of a draft as text, and parser of the text that people type.</summary>
public static class DraftValueFormat
{
    public const string Yes = "yes";

    private const int LongestWords = 400;
    private const int LongestNames = 2000;

    public static string Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Area(decimal? mu) => mu?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? ToDate(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static decimal? ToArea(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static IEnumerable<string> ToNames(string text) => text.Split('、', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>The value as it is stored, or the fault of the typed text.</returns>
    public static (string Value, LocalizedText? Fault) Read(DraftValueKind kind, string typed)
    {
        var words = Plain(typed);
        return kind switch
        {
            DraftValueKind.Words when words.Length == 0 => (
                words,
                new("此项不能为空，请填写。", "This must not be empty; write something.")
            ),
            DraftValueKind.Words or DraftValueKind.OptionalWords => Short(words, LongestWords),
            DraftValueKind.Names => Short(
                string.Join(
                    '、',
                    words
                        .Split(['、', '，', ',', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Distinct()
                ),
                LongestNames
            ),
            DraftValueKind.Date => words.Length == 0 ? ("", null)
            : CellParser.Date(Narrow(words)) is { Year: >= 1992 and <= 2199 } day ? (Date(day), null)
            : (
                words,
                new($"“{words}”不是可用的日期，应如 2023-08-20。", $"“{words}” is not a date that can be used; write it like 2023-08-20.")
            ),
            DraftValueKind.Area => words.Length == 0 ? ("", null)
            : CellParser.Area(Narrow(words)) is { } area ? (area.ToString(), null)
            : (
                words,
                new(
                    $"“{words}”不是面积，应为0以上、最多两位小数的亩数，如 180.4。",
                    $"“{words}” is not an area; write a number of mu, zero or more, with at most two decimals, such as 180.4."
                )
            ),
            DraftValueKind.TaskKind => EnumCodes.TaskKinds.All.Any(kind => kind.Value == words) ? (words, null) : (words, Unknown(words)),
            DraftValueKind.PhaseKind => EnumCodes.PhaseKinds.All.Any(kind => kind.Value == words) ? (words, null) : (words, Unknown(words)),
            DraftValueKind.FundingBase => FundingBases.Parse(words) is not null ? (words, null) : (words, Unknown(words)),
            DraftValueKind.FundingCondition => FundingConditions.Parse(words) is not null ? (words, null) : (words, Unknown(words)),
            DraftValueKind.Rate => words.Length == 0 ? ("", null)
            : decimal.TryParse(Narrow(words), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate <= FundingRule.HighestRate
            && rate == decimal.Round(rate, 2)
                ? (Area(rate), null)
            : (
                words,
                new(
                    $"“{words}”不是标准，应为0以上、最多两位小数的数，如 600 或 20。",
                    $"“{words}” is not a rate; write a number, zero or more, with at most two decimals, such as 600 or 20."
                )
            ),
            DraftValueKind.AcceptanceLevel => words.Length == 0 || AcceptanceLevels.Parse(words) is not null
                ? (words, null)
                : (words, Unknown(words)),
            DraftValueKind.PatrolFrequency => words.Length == 0 || PatrolFrequency.Parse(words) is not null
                ? (words, null)
                : (words, Unknown(words)),
            DraftValueKind.Flag => (words.Length > 0 ? Yes : "", null),
            DraftValueKind.Policy => words.Length == 0 ? ("", null)
            : DeadlinePolicyFile.Read("policy", Encoding.UTF8.GetBytes(words)) is LoadResult<DeadlinePolicy>.Rejected rejected
                ? (words, rejected.Faults[0])
            : (words, null),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The set of kinds is closed, and this one is not in it."),
        };
    }

    private static LocalizedText Unknown(string words) =>
        new($"“{words}”不在可选的类别中，请从列表中选择。", $"“{words}” is none of the kinds; choose one from the list.");

    private static (string Value, LocalizedText? Fault) Short(string words, int most) =>
        words.Length <= most ? (words, null) : (words, new($"超过{most}个字，请缩短。", $"Longer than {most} characters; shorten it."));

    /// <summary>Removes what cannot be seen; the ends of lines stay.</summary>
    private static string Plain(string typed) =>
        string.Join('\n', typed.Split('\n').Select(line => VisibleText.Of(line.Trim('\r')))).Trim();

    private static string Narrow(string words) =>
        string.Concat(words.Select(sign => sign is >= '！' and <= '～' ? (char)(sign - '！' + '!') : sign))
            .Replace(" ", "", StringComparison.Ordinal);
}
