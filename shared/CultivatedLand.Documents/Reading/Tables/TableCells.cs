using System.Collections.Immutable;
using System.Globalization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Parser of the values of single table cells.</summary>
internal static class TableCells
{
    // Workbooks count days from 1899-12-30. These are the years 2000 to 2099.
    private const int FirstSerial = 36526;
    private const int LastSerial = 73050;

    // Years that a notice may shorten to two digits.
    private const int EarliestShortYear = 19;
    private const int LatestShortYear = 39;

    private const int LongestTotal = 10;

    /// <summary>Whether the cell names a row of sums: 合计, 全镇总计, 南片小计, 全县.</summary>
    public static bool IsTotal(string cell)
    {
        if (cell.Length is 0 or > LongestTotal * 2)
            return false;
        var words = CharacterFolding.Unspaced(CharacterFolding.Fold(cell));
        return words.Length is > 1 and <= LongestTotal
            && (
                TextMatch.EndsWithAny(words, "合计", "总计", "小计", "总数", "共计", "汇总", "累计")
                || words is "全镇" or "全县" or "全区" or "全市" or "全乡" or "全街道" or "全村" or "全旗" or "全省" or "总和" or "计"
            );
    }

    /// <summary>Whether the sum is that of a part of the table: 小计, 南片小计.</summary>
    public static bool IsSubtotal(string cell) =>
        IsTotal(cell) && CharacterFolding.Unspaced(cell).EndsWith("小计", StringComparison.Ordinal);

    public static Sourced<decimal>? Area(Passage cell, QuantityUnit unit)
    {
        if (cell.IsBlank || QuantityRecogniser.Alone(cell.Text) is not { } quantity)
            return null;
        return Mu(quantity, unit) is { } area ? new(area, cell.Quote(quantity.Offset, quantity.Length)) : null;
    }

    /// <summary>Returns an area in mu. A bare number counts in the column's unit.</summary>
    public static decimal? Mu(string? cell, QuantityUnit unit) =>
        cell is not null && QuantityRecogniser.Alone(cell) is { } quantity ? Mu(quantity, unit) : null;

    private static decimal? Mu(Quantity quantity, QuantityUnit unit) =>
        quantity.IsArea ? quantity.Mu
        : quantity.Unit == QuantityUnit.None ? (quantity with { Unit = unit }).Mu
        : null;

    public static ImmutableArray<DateMention> Deadlines(string cell, DateContext context)
    {
        // This is the form in which the dates of a workbook are shown. A large table has hundreds of thousands of them.
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
            return [new DateMention(cell, 0, null, plain, null, true) { Sense = DateSense.Deadline }];
        if (Short(CharacterFolding.Fold(cell).Trim(' ', '\'', '’'), context) is { } day)
            return [new DateMention(cell, 0, null, day.Date, null, true) { Sense = DateSense.Deadline, Confidence = day.Confidence }];
        return
        [
            .. DateRecogniser.Recognise(cell, context with { Expectation = DateExpectation.Deadline }).Where(mention => mention.Deadline),
        ];
    }

    /// <summary>Reads the short forms in tables: 45229, 2023.10, 10.30.</summary>
    private static (DateOnly Date, Confidence Confidence)? Short(string cell, DateContext context)
    {
        if (cell.Length is < 3 or > 10 || !char.IsAsciiDigit(cell[0]))
            return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            return Serial(serial);
        var parts = cell.Split('.', '/', '-');
        if (parts.Length == 3)
            return TwoDigitYear(cell, parts, context.PlanYear);
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        )
            return null;
        if (first is >= 2000 and <= 2099 && second is >= 1 and <= 12)
            return (new DateOnly(first, second, DateTime.DaysInMonth(first, second)), Confidence.Stated);
        return context.PlanYear is { } year && first is >= 1 and <= 12 && second >= 1 && second <= DateTime.DaysInMonth(year, first)
            ? (new DateOnly(year, first, second), Confidence.Inferred)
            : null;
    }

    /// <summary>
    /// Reads a day whose year has two digits: 23.10.30. Points and hyphens stand between year, month and day.
    /// A slash does so too where the year is that of the plan or the next, because elsewhere 30/10/24 begins with the day.
    /// </summary>
    internal static (DateOnly Date, Confidence Confidence)? TwoDigitYear(string cell, string[] parts, int? planYear)
    {
        if (
            parts[0].Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || month is < 1 or > 12
            || year is < EarliestShortYear or > LatestShortYear
            || day < 1
            || day > DateTime.DaysInMonth(2000 + year, month)
        )
            return null;
        var near = planYear is { } known && 2000 + year - known is >= 0 and <= 1;
        return near ? (new DateOnly(2000 + year, month, day), Confidence.Inferred)
            : planYear is null && (!cell.Contains('/', StringComparison.Ordinal) || parts[2].Length == 1)
                ? (new DateOnly(2000 + year, month, day), Confidence.Guess)
            : null;
    }

    private static (DateOnly, Confidence)? Serial(int number) =>
        number switch
        {
            >= FirstSerial and <= LastSerial => (new DateOnly(1899, 12, 30).AddDays(number), Confidence.Inferred),
            >= 20000101
            and <= 20991231
                when number / 100 % 100 is >= 1 and <= 12
                    && number % 100 >= 1
                    && number % 100 <= DateTime.DaysInMonth(number / 10000, number / 100 % 100) => (
                new DateOnly(number / 10000, number / 100 % 100, number % 100),
                Confidence.Stated
            ),
            _ => null,
        };
}
