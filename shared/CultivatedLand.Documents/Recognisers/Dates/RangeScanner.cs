using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Scanner of the connector between the two dates of a period: 至, a dash, a dash typed as 一, or nothing where it was lost.
/// </summary>
internal sealed class RangeScanner(string text, DateScanner scanner)
{
    private static readonly string[] Connectors = ["直至", "起至", "起到", "开始至", "至", "到", "-", "~"];

    /// <summary>Finds the second date of a range whose first date ends here, and its end. Null where there is none.</summary>
    public (DatePoint Last, int End)? After(int end, DatePoint first)
    {
        var at = scanner.Skip(end);
        if (TextMatch.At(text, at, Connectors) is var (_, afterConnector))
        {
            while (afterConnector < text.Length && text[afterConnector] is '-' or '~' or ' ')
                afterConnector++;
            return scanner.TryRangeEnd(afterConnector, first, out var point, out var after) ? (point, after) : null;
        }

        // 4、5月份集中排查: two months in sequence are one period, unless each has its own end.
        if (
            first is { Month: { } month, Day: null, Part: DatePart.None }
            && at < text.Length
            && text[at] == '、'
            && text[end - 1] != '月'
            && scanner.TryPoint(at + 1, out var next, out var afterNext)
            && next is { Day: null, Part: DatePart.None }
            && next.Month == month + 1
            && TextMatch.At(text, afterNext, "前", "底", "末", "、", "和") is null
        )
            return (next, afterNext);
        // 4月15日一7月31日: the dash is typed as the numeral one.
        if (
            first.Day is not null
            && at < text.Length
            && text[at] == '一'
            && scanner.TryPoint(at + 1, out var second, out var afterSecond)
            && second.Day is not null
        )
            return (second, afterSecond);
        return LostDash(end, at, first);
    }

    /// <summary>Reads two dates side by side without a connector, where the second is later: （4月15日 7月31日）.</summary>
    private (DatePoint, int)? LostDash(int end, int at, DatePoint first)
    {
        if (
            first.Day is null
            || at >= text.Length
            || !scanner.TryPoint(at, out var second, out var after)
            || second.Day is null
            || second.Month is null
            || first.Month is null
        )
            return null;
        var later =
            (second.Month, second.Day).CompareTo((first.Month, first.Day)) > 0
            || second.HasYear && first.HasYear && second.Year > first.Year;
        return later && at - end <= 2 ? (second, after) : null;
    }
}
