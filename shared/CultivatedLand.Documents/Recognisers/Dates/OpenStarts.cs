namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Finder of periods that begin with the notice itself: 即日起至, 本通知印发之日至, 从现在起到.</summary>
internal static class OpenStarts
{
    private const int Longest = 16;

    private static readonly string[] Connectors = ["直至", "至", "到", "-", "~"];
    private static readonly string[] Moments =
    [
        "即日",
        "印发之日",
        "发文之日",
        "发布之日",
        "下发之日",
        "公布之日",
        "收文之日",
        "现在",
        "目前",
    ];
    private static readonly string[] Papers =
    [
        "本通知",
        "本方案",
        "本通告",
        "本公告",
        "本文件",
        "通知",
        "方案",
        "通告",
        "公告",
        "文件",
        "本文",
    ];

    /// <summary>
    /// Finds the beginning of the words that open a period which ends with the date at this position.
    /// Null where there are none.
    /// </summary>
    public static int? Before(string text, int at)
    {
        var from = Math.Max(0, at - Longest);
        var words = text.AsSpan(from, at - from).TrimEnd();
        if (!Cut(ref words, Connectors))
            return null;
        words = words.TrimEnd(' ');
        if (words is [.., '始'])
            Cut(ref words, "开始");
        else
            Cut(ref words, "起");
        if (!Cut(ref words, Moments))
            return null;
        Cut(ref words, Papers);
        Cut(ref words, "自", "从");
        return from + words.Length;
    }

    private static bool Cut(ref ReadOnlySpan<char> words, params string[] ends)
    {
        foreach (var end in ends)
        {
            if (words.EndsWith(end, StringComparison.Ordinal))
            {
                words = words[..^end.Length];
                return true;
            }
        }

        return false;
    }
}
