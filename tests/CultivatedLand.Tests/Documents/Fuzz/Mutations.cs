using System.Text;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>The ways in which a text is spoiled; each is the same for the same random numbers.</summary>
internal static class Mutations
{
    private const int MostSections = 10_000;
    private const int LongestToSwell = 300_000;
    private const string Signs =
        "（）()【】《》〔〕，。；：、:;,.-—一～至到前后起止内年月日号底旬亩元%％万0123456789〇二三十百xX×是其中共由约|\t";
    private const string Controls = "\u0000\u0001\u0007\u0008\u000B\u000C\u001B\u007F\u0085\uFFFE\uFFFD";
    private const string Marks = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200B\u200D\u2060\uFEFF\u00AD";

    public static readonly (string Name, Func<Random, string, IReadOnlyList<string>, string> Of)[] All =
    [
        ("cut off at the end", (random, text, _) => text[..random.Next(text.Length + 1)]),
        ("cut off at the beginning", (random, text, _) => text[random.Next(text.Length + 1)..]),
        ("lines shuffled", (random, text, _) => Shuffled(random, text, '\n')),
        ("sentences shuffled", (random, text, _) => Shuffled(random, text, '。')),
        ("signs strewn in", (random, text, _) => Strewn(random, text, Signs, 1 + (text.Length / random.Next(30, 300)))),
        ("control characters", (random, text, _) => Strewn(random, text, Controls, 1 + (text.Length / 100))),
        ("bidi and invisible marks", (random, text, _) => Strewn(random, text, Marks, 1 + (text.Length / 20))),
        (
            "huge numbers",
            (random, text, _) =>
                text.Length > LongestToSwell
                    ? text
                    : string.Concat(
                        text.Select(sign =>
                            char.IsAsciiDigit(sign) && random.Next(4) == 0 ? new string('9', random.Next(1, 400)) : sign.ToString()
                        )
                    )
        ),
        (
            "10,000 sections",
            (random, text, _) =>
                text.Count(sign => sign == '\n') > 5_000
                    ? text
                    : text
                        + string.Concat(
                            Enumerable
                                .Range(1, random.Next(2) == 0 ? MostSections : random.Next(1, MostSections))
                                .Select(number => $"\n（{number % 10}）任务{number}。{number % 13}月{number % 33}日前完成{number}亩。")
                        )
        ),
        ("one sign without end", (random, text, _) => text + new string((char)random.Next(0x20, 0xD7FF), random.Next(20_000))),
        (
            "said again and again",
            (random, text, _) => string.Concat(Enumerable.Repeat(text[..Math.Min(text.Length, 400)], random.Next(1, 60)))
        ),
        (
            "brackets and periods never closed",
            (random, text, _) =>
                text + new string('（', random.Next(5_000)) + string.Concat(Enumerable.Repeat("1月1日至", random.Next(2_000)))
        ),
        (
            "no pauses and no lines",
            (_, text, _) =>
                text.Replace("，", "", StringComparison.Ordinal)
                    .Replace("。", "", StringComparison.Ordinal)
                    .Replace("\n", "", StringComparison.Ordinal)
        ),
        ("no years", (_, text, _) => text.Replace("年", "", StringComparison.Ordinal)),
        ("two documents in one", (random, text, others) => $"{text}\n{others[random.Next(others.Count)]}"),
        // What nests and what is damaged depends on the kind of file.
        (NestedTables, (_, text, _) => text),
        (DamagedBytes, (_, text, _) => text),
    ];

    public const string NestedTables = "nested tables";
    public const string DamagedBytes = "damaged bytes";

    private static string Shuffled(Random random, string text, char separator)
    {
        var parts = text.Split(separator);
        random.Shuffle(parts);
        return string.Join(separator, parts);
    }

    private static string Strewn(Random random, string text, string signs, int count)
    {
        var places = Enumerable.Range(0, count).Select(_ => random.Next(text.Length + 1)).Order().ToList();
        var (builder, from) = (new StringBuilder(text.Length + count), 0);
        foreach (var place in places)
        {
            builder.Append(text, from, place - from).Append(signs[random.Next(signs.Length)]);
            from = place;
        }

        return builder.Append(text, from, text.Length - from).ToString();
    }
}
