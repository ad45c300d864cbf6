using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace CultivatedLand.Documents.Sources.Word;

/// <summary>Counter of the automatic paragraph numbers of a .docx. It counts as a word processor does.</summary>
internal sealed class WordNumbering
{
    /// <summary>Level of a list: its number format, its pattern and its first number.</summary>
    private sealed record Level(string Format, string Text, int Start);

    private readonly Dictionary<string, Dictionary<int, Level>> _lists = [];
    private readonly Dictionary<string, string> _abstractOf = [];
    private readonly Dictionary<string, int[]> _counters = [];

    public WordNumbering(XElement? root)
    {
        if (root is null)
            return;
        var abstracts = root.Elements("abstractNum").DistinctBy(Id("abstractNumId")).ToDictionary(Id("abstractNumId"), ReadLevels);
        foreach (var num in root.Elements("num"))
        {
            var id = Id("numId")(num);
            var of = (string?)num.Element("abstractNumId")?.Attribute("val") ?? "";
            if (!abstracts.TryGetValue(of, out var levels))
                continue;
            _abstractOf[id] = of;
            _lists[id] = levels;
        }
    }

    /// <summary>Returns the label of the next paragraph of a list. Empty for bullets and for paragraphs without a number.</summary>
    public string Label(XElement? numPr)
    {
        var id = (string?)numPr?.Element("numId")?.Attribute("val");
        if (id is null || !_lists.TryGetValue(id, out var levels))
            return "";
        _ = int.TryParse((string?)numPr!.Element("ilvl")?.Attribute("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var depth);
        depth = Math.Clamp(depth, 0, 8);
        if (!levels.TryGetValue(depth, out var level))
            return "";
        // Lists that share an abstract list continue the count of each other.
        var counters = Counters(_abstractOf[id], levels);
        counters[depth]++;
        for (var deeper = depth + 1; deeper < counters.Length; deeper++)
            counters[deeper] = StartOf(levels, deeper) - 1;
        return level.Format is "bullet" or "none" ? "" : Compose(level.Text, counters, levels);
    }

    private int[] Counters(string list, Dictionary<int, Level> levels)
    {
        if (!_counters.TryGetValue(list, out var counters))
            _counters[list] = counters = [.. Enumerable.Range(0, 9).Select(depth => StartOf(levels, depth) - 1)];
        return counters;
    }

    private static int StartOf(Dictionary<int, Level> levels, int depth) => levels.TryGetValue(depth, out var level) ? level.Start : 1;

    private static Func<XElement, string> Id(string name) => element => (string?)element.Attribute(name) ?? "";

    private static Dictionary<int, Level> ReadLevels(XElement list)
    {
        var levels = new Dictionary<int, Level>();
        foreach (var lvl in list.Elements("lvl"))
        {
            if (!int.TryParse((string?)lvl.Attribute("ilvl"), out var depth))
                continue;
            _ = int.TryParse((string?)lvl.Element("start")?.Attribute("val") ?? "1", out var start);
            levels[depth] = new(
                (string?)lvl.Element("numFmt")?.Attribute("val") ?? "decimal",
                (string?)lvl.Element("lvlText")?.Attribute("val") ?? "",
                Math.Clamp(start, 0, 9999)
            );
        }

        return levels;
    }

    private static string Compose(string pattern, int[] counters, Dictionary<int, Level> levels)
    {
        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var depth = pattern[++i] - '1';
                label.Append(Write(Math.Max(counters[depth], 1), levels.TryGetValue(depth, out var level) ? level.Format : "decimal"));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.ToString();
    }

    private static string Write(int number, string format) =>
        format switch
        {
            "chineseCounting"
            or "chineseCountingThousand"
            or "japaneseCounting"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand"
            or "ideographDigital"
            or "chineseLegalSimplified"
            or "japaneseDigitalTenThousand" => Chinese(number),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number <= 20 => ((char)('①' + number - 1)).ToString(),
            "lowerLetter" => ((char)('a' + ((number - 1) % 26))).ToString(),
            "upperLetter" => ((char)('A' + ((number - 1) % 26))).ToString(),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Chinese(int number)
    {
        const string digits = "〇一二三四五六七八九";
        return number switch
        {
            < 10 => digits[number].ToString(),
            < 20 => "十" + (number % 10 == 0 ? "" : digits[number % 10]),
            < 100 => digits[number / 10] + "十" + (number % 10 == 0 ? "" : digits[number % 10]),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }
}
