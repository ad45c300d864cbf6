using System.Globalization;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Formatter of cell values. It knows which cell styles show a number as a date, and how other numbers are shown.</summary>
internal sealed class CellFormats(bool[] dates, bool since1904, TextPool texts)
{
    private const long LargestPart = 8L << 20;
    private const int MostKnown = 50_000;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _numbers = Known();
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _days = Known();

    public static CellFormats Read(BoundedPackage package, string? part, bool since1904, TextPool texts)
    {
        if (part is null || package.Load(part, LargestPart) is not { } styles)
            return new([], since1904, texts);
        var custom = styles
            .Descendants()
            .Where(element => element.Name.LocalName == "numFmt")
            .DistinctBy(format => (string?)format.Attribute("numFmtId"))
            .ToDictionary(
                format => (string?)format.Attribute("numFmtId") ?? "",
                format => IsDate((string?)format.Attribute("formatCode") ?? "")
            );
        var formats = styles.Elements().FirstOrDefault(element => element.Name.LocalName == "cellXfs")?.Elements() ?? [];
        return new(
            [
                .. formats
                    .Select(format => (string?)format.Attribute("numFmtId") ?? "")
                    .Select(id => custom.TryGetValue(id, out var date) ? date : IsBuiltInDate(id)),
            ],
            since1904,
            texts
        );
    }

    public string Show(ReadOnlySpan<char> value, int? style)
    {
        if (value.IsEmpty)
            return "";
        var isDate = style is { } index && index < dates.Length && dates[index];
        if (!isDate && value.Length < 16 && !value.ContainsAnyExceptInRange('0', '9') && (value[0] != '0' || value.Length == 1))
            return texts.Of(value);
        var shown = isDate ? _days : _numbers;
        if (shown.TryGetValue(value, out var known))
            return known;
        var text = (isDate ? Date(value) : null) ?? Number(value);
        if (shown.Dictionary.Count < MostKnown)
            shown[value] = text;
        return text;
    }

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known() =>
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private string? Date(ReadOnlySpan<char> value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || serial is < 1 or > 2_900_000)
            return null;
        var day = since1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        return day.AddDays((int)serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Returns the number as a person typed it: 465.17000000000002 in the file is 465.17.
    /// The extra digits come from the binary number.
    /// </summary>
    private static string Number(ReadOnlySpan<char> value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, 8).ToString("0.########", CultureInfo.InvariantCulture)
            : value.ToString();

    private static bool IsBuiltInDate(string id) =>
        int.TryParse(id, out var number) && number is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    private static bool IsDate(string code)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var c in code)
        {
            quoted ^= c == '"';
            bracketed = c == '[' || (bracketed && c != ']');
            if (!bracketed && (c is '年' or '日' || (!quoted && c is 'y' or 'Y' or 'd' or 'D')))
                return !code.StartsWith("General", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
