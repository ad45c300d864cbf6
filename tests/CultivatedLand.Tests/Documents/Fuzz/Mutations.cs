using System.Text;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Tests.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>Documents spoiled in every way that files are spoiled, each the same for the same seed.</summary>
internal sealed class Mutations(int seed)
{
    private const string Signs = "\u202E\u2066\u200B\u0000\u0007\u001B\uFEFF（）()【】《》〔〕，。；：、:;,.-—一～至到前后起止内年月日号底旬亩元%％万0123456789〇二三十百xX×是其中共由约";

    private readonly Random _random = new(seed);

    public SourceFile Next(IReadOnlyList<string> seeds)
    {
        var text = seeds[_random.Next(seeds.Count)];
        for (var i = _random.Next(1, 5); i > 0; i--)
            text = Mutate(text, seeds);
        return Wrap(text);
    }

    private string Mutate(string text, IReadOnlyList<string> seeds) => _random.Next(14) switch
    {
        0 => text[.._random.Next(text.Length + 1)],
        1 => text[_random.Next(text.Length + 1)..],
        2 => Shuffled(text, '\n'),
        3 => Shuffled(text, '。'),
        4 => Sprinkled(text, 1 + (text.Length / 50)),
        5 => Sprinkled(text, 3),
        6 => text.Replace("10", new string('9', _random.Next(1, 400)), StringComparison.Ordinal),
        7 => text.Replace("，", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal),
        8 => text + string.Concat(Enumerable.Range(1, _random.Next(1, 10_000)).Select(number => $"\n（{number % 10}）任务{number}。{number % 13}月{number % 33}日前完成{number}亩。")),
        9 => text + new string((char)_random.Next(0x20, 0xFFFD), _random.Next(20_000)),
        10 => string.Concat(Enumerable.Repeat(text[..Math.Min(text.Length, 400)], _random.Next(1, 60))),
        11 => text + string.Concat(Enumerable.Repeat("（", _random.Next(5_000))) + string.Concat(Enumerable.Repeat("1月1日至", _random.Next(2_000))),
        12 => text.Replace("年", "", StringComparison.Ordinal),
        _ => text + "\n" + seeds[_random.Next(seeds.Count)],
    };

    private SourceFile Wrap(string text)
    {
        switch (_random.Next(9))
        {
            case 0:
                return Some.File("a.html", "<html>" + text.Replace("\n", _random.Next(2) == 0 ? "<p>" : "<table><tr><td>", StringComparison.Ordinal));
            case 1:
                return Some.File("a.md", text);
            case 2:
                return Some.File("a.csv", text.Replace("，", ",", StringComparison.Ordinal));
            case 3:
                return Packages.Word(string.Concat(text.Split('\n').Take(500).Select(line => Packages.P(Escaped(line)))));
            case 4:
                var depth = _random.Next(1, 200);
                return Packages.Word(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + Packages.P(Escaped(text)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth)));
            case 5:
                return Packages.Workbook(string.Concat(text.Split('\n').Take(500).Select((line, row) => $"<row>{string.Concat(line.Split('|', '，').Select(cell => $"<c t=\"inlineStr\"><is><t>{Escaped(cell)}</t></is></c>"))}</row>")));
            case 6:
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var i = 0; i < bytes.Length / 100 && bytes.Length > 0; i++)
                    bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return new SourceFile("a.txt", bytes);
            case 7:
                var package = Packages.Word(Packages.P(Escaped(text))).Content.ToArray();
                package[_random.Next(package.Length)] ^= (byte)_random.Next(1, 256);
                return new SourceFile("a.docx", package);
            default:
                return Some.File("a.txt", text);
        }
    }

    private string Shuffled(string text, char separator)
    {
        var parts = text.Split(separator);
        _random.Shuffle(parts);
        return string.Join(separator, parts);
    }

    private string Sprinkled(string text, int count)
    {
        var builder = new StringBuilder(text);
        for (var i = 0; i < count; i++)
            builder.Insert(_random.Next(builder.Length + 1), Signs[_random.Next(Signs.Length)]);
        return builder.ToString();
    }

    private static string Escaped(string text) =>
        string.Concat(text.Where(c => !char.IsSurrogate(c) && (c >= ' ' || c == '\t') && c < '\uFFFE')).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
