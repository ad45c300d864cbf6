namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Breaker of a letter's title into lines. GB/T 9704 asks for lines that are whole in sense and even in length.
/// A line ends only between words, so 督办函 never stands on two lines.
/// </summary>
internal static class TitleLines
{
    /// <summary>Characters in a line: 156 mm hold twenty of size two, and one stays free on either side.</summary>
    private const int MostInLine = 18;

    /// <summary>Words that stay whole, longest first. A run of other characters stays whole too.</summary>
    private static readonly string[] Words =
    [
        .. new[]
        {
            "关于",
            "限期完成",
            "督办函",
            "约谈通知",
            "违法违规",
            "用地",
            "整改",
            "耕地",
            "进出平衡",
            "占补平衡",
            "任务",
            "恢复",
            "补足",
            "种植",
            "翻耕",
            "复耕",
            "验收",
            "申请验收",
            "永久基本农田",
            "基本农田",
            "巡查",
            "监管",
            "图斑",
            "隐患",
            "工作",
            "逾期",
            "保护",
            "流出",
            "存量",
            "新增",
            "非粮化",
            "非农化",
            "的",
            "和",
            "及",
            "与",
            "、",
        }.OrderByDescending(word => word.Length),
    ];

    /// <summary>Words that no line begins with.</summary>
    private static readonly HashSet<string> Trailing = ["的", "、", "”", "》", "）"];

    public static IReadOnlyList<string> Of(string title)
    {
        if (title.Length <= MostInLine)
            return [title];
        var words = WordsOf(title);
        for (var count = (title.Length + MostInLine - 1) / MostInLine; ; count++)
        {
            var lines = Filled(words, (title.Length + count - 1) / count);
            if (lines.Count <= count || count > words.Count)
                return lines;
        }
    }

    /// <summary>Fills lines with words. A line ends at the word that brings it nearest to the wanted length.</summary>
    private static List<string> Filled(IReadOnlyList<string> words, int wanted)
    {
        var lines = new List<string> { "" };
        foreach (var word in words)
        {
            var longer = lines[^1].Length + word.Length;
            var isNearer = longer - wanted <= wanted - lines[^1].Length;
            if (lines[^1].Length == 0 || Trailing.Contains(word) || (longer <= MostInLine + 1 && isNearer))
                lines[^1] += word;
            else
                lines.Add(word);
        }

        return lines;
    }

    private static List<string> WordsOf(string title)
    {
        var words = new List<string>();
        var (isUnknown, at) = (false, 0);
        while (at < title.Length)
        {
            if (Array.Find(Words, word => string.CompareOrdinal(title, at, word, 0, word.Length) == 0) is { } known)
            {
                words.Add(known);
                at += known.Length;
                isUnknown = false;
                continue;
            }

            if (isUnknown && words[^1].Length < MostInLine / 2)
                words[^1] += title[at];
            else
                words.Add(title[at].ToString());
            isUnknown = true;
            at++;
        }

        return words;
    }
}
