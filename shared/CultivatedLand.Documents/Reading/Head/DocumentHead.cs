using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Head of a notice: title, number, issuer and date of issue.</summary>
internal sealed record DocumentHead(
    Sourced<string>? Title,
    Sourced<string>? Number,
    Sourced<string>? Issuer,
    DateOnly? Issued,
    Quote? IssuedQuote
)
{
    private const int LongestHead = 30;
    private const int LongestLine = 70;

    private static readonly string[] Genres =
    [
        "方案",
        "通知",
        "意见",
        "细则",
        "办法",
        "计划",
        "复函",
        "答复",
        "通报",
        "公示",
        "报告",
        "公告",
        "规划",
        "决定",
        "制度",
        "清单",
        "要点",
        "规定",
        "纪要",
        "安排",
        "通知书",
        "通知单",
        "交办单",
        "督办单",
        "任务单",
        "提示单",
        "提醒单",
        "整改单",
        "转办单",
        "决定书",
        "告知书",
        "建议书",
        "意见书",
        "批复",
        "请示",
        "预案",
        "通告",
        "分解表",
        "任务表",
        "台账",
        "一览表",
        "明细表",
        "函",
        "表",
        "总结",
        "汇报",
        "简报",
        "措施",
        "责任书",
        "倡议书",
        "提示",
        "任务书",
        "规程",
        "承诺书",
        "责任状",
        "目标书",
        "指南",
        "导则",
        "须知",
        "工期表",
        "进度表",
        "汇总表",
        "进展情况",
        "整改情况",
        "的建议",
    ];

    private static readonly string[] Reports =
    [
        "总结",
        "汇报",
        "情况报告",
        "情况的报告",
        "完成情况",
        "进展情况",
        "工作情况",
        "整改情况",
        "工作报告",
        "述职报告",
        "工作回顾",
        "情况的通报",
        "情况公示",
        "情况的公示",
    ];

    /// <summary>Whether the document reports past work instead of setting tasks.</summary>
    public bool IsReport => Title is { } title && TextMatch.EndsWithAny(WithoutBrackets(CharacterFolding.Fold(title.Value)), Reports);

    /// <summary>Month for days without a month, where the title names one: 关于7月份重点工作的提示.</summary>
    public int? MonthNamed =>
        Title is { } title
        && DateRecogniser.Recognise(title.Value, new DateContext(2024)) is [{ Grain: DateGrain.Month, Start: null, Due: { } day }]
            ? day.Month
            : null;

    public static DocumentHead Read(SourceDocument document)
    {
        var lines = document
            .Blocks.Select(
                (block, index) => (Line: (block as Paragraph)?.Passage(index).Trim(), Level: (block as Paragraph)?.Heading, Index: index)
            )
            .Where(line => line.Line is { Length: > 0 })
            .Select(line => new Line(line.Line!, line.Level))
            .ToList();
        var number = lines.Take(LongestHead).Select(NumberIn).FirstOrDefault(found => found is not null);
        var title = FindTitle(lines) ?? TableTitle(document) ?? FirstLine(lines);
        var (issued, issuedQuote) = IssueDate.Find([.. lines.Select(line => line.Passage)]);
        return new(
            title,
            number,
            IssuerName.Find([.. lines.Select(line => line.Passage)], [.. HeadOf(lines).Select(line => line.Passage)], title, issuedQuote),
            issued,
            issuedQuote
        );
    }

    /// <summary>Line of the document with its heading level.</summary>
    private sealed record Line(Passage Passage, int? Level)
    {
        private string? _words;

        public string Words => _words ??= CharacterFolding.Unspaced(Passage.Folded);
    }

    /// <summary>
    /// Reads the number of the document from a line that holds nothing else: 石桥府〔2023〕86号.
    /// A class in brackets may stand beside it.
    /// A number inside a sentence belongs to a cited document.
    /// </summary>
    private static Sourced<string>? NumberIn(Line line)
    {
        var words = WithoutBrackets(line.Words);
        if (
            words.Length > 40
            || words.Contains(':', StringComparison.Ordinal)
            || !words.EndsWith('号')
            || !words.Contains('[', StringComparison.Ordinal)
            || !words.Contains(']', StringComparison.Ordinal)
        )
            return null;
        return new(CharacterFolding.Unspaced(line.Passage.Text)[..words.Length], line.Passage.Quote());
    }

    private static Sourced<string>? FindTitle(List<Line> lines)
    {
        var head = HeadOf(lines);
        // A letterhead may end like a title (…督办函). The line with 关于 is the title.
        var about = head.FindIndex(line => StartsTitle(line.Words) && !IsAddress(line.Words));
        for (var i = Math.Max(about, 0); i < head.Count; i++)
        {
            if (head[i].Level == 1 && IsTitleEnd(head[i].Words))
                return Compose(lines, head, i, i);
            if (!IsTitleEnd(head[i].Words) || NumberIn(head[i]) is not null || IsAddress(head[i].Words))
                continue;
            var first = i;
            while (first > 0 && !StartsTitle(head[first].Words) && i - first < 3 && CanLead(head[first - 1]))
                first--;
            return Compose(lines, head, first, i);
        }

        return null;
    }

    /// <summary>
    /// Returns the highest heading, or the first line of a text, where no words say that a line is the title.
    /// A title has no pause and no number, and something stands below it.
    /// </summary>
    private static Sourced<string>? FirstLine(List<Line> lines)
    {
        var line = lines.Take(3).FirstOrDefault(candidate => candidate.Level == 1) ?? lines.FirstOrDefault();
        return
            line is not null
            && lines.Count > 1
            && line.Words.Length is >= 6 and <= LongestLine
            && line.Words.Count(CharacterFolding.IsHan) >= 5
            && line.Words.AsSpan().IndexOfAny("。；:") < 0
            && line.Words[^1] is not ('，' or '、')
            && !line.Words.Contains("  ", StringComparison.Ordinal)
            && HeadingMarks.At(line.Passage.Folded) is null
            && NumberIn(line) is null
            && !IssuerName.EndsLikeOne(line.Words)
            ? new(CharacterFolding.Unspaced(line.Passage.Text), line.Passage.Quote(), Confidence.Inferred)
            : null;
    }

    /// <summary>Returns the lines before the first line of running text.</summary>
    private static List<Line> HeadOf(List<Line> lines)
    {
        var end = 0;
        while (end < lines.Count && end < LongestHead && !IsRunningText(lines[end]))
            end++;
        return lines.GetRange(0, end);
    }

    private static bool IsRunningText(Line line) =>
        line.Words.Length > LongestLine || line.Words.EndsWith('。') || HeadingMarks.At(line.Passage.Folded) is { Rank: HeadingRank.First };

    private static bool IsTitleEnd(string words) =>
        words.Length >= 3
        && TextMatch.EndsWithAny(WithoutBrackets(words), Genres)
        && !words.StartsWith("附件", StringComparison.Ordinal)
        && !words.Contains(':', StringComparison.Ordinal);

    private static string WithoutBrackets(string words)
    {
        var open = words.EndsWith(')') ? words.LastIndexOf('(') : -1;
        return open > 0 ? words[..open] : words;
    }

    private static bool StartsTitle(string words) =>
        words.StartsWith("关于", StringComparison.Ordinal) || words.Contains("关于", StringComparison.Ordinal);

    private static bool IsAddress(string words) => words.EndsWith(':');

    /// <summary>Whether a line may be the beginning of a title that is broken over several lines: 关于建立… / 的通知.</summary>
    private static bool CanLead(Line line) =>
        !IsAddress(line.Words)
        && NumberIn(line) is null
        && !IssuerName.EndsLikeOne(line.Words)
        && line.Words.AsSpan().IndexOfAny("。:；") < 0
        && line.Words.Length is > 3 and <= LongestLine;

    private static Sourced<string> Compose(List<Line> lines, List<Line> head, int first, int last)
    {
        var words = string.Concat(head.GetRange(first, last - first + 1).Select(line => CharacterFolding.Unspaced(line.Passage.Text)));
        var quote = head[first].Passage.Quote();
        return Enclosed(words, quote, lines.Skip(head.Count)) ?? new(words, quote);
    }

    /// <summary>
    /// Finds the title of the plan inside the title of its notice: 关于印发《…方案》的通知.
    /// The plan has the name in the brackets.
    /// Without brackets, the plan stands below with its own title.
    /// </summary>
    private static Sourced<string>? Enclosed(string words, Quote quote, IEnumerable<Line> below)
    {
        var (issue, end) = (words.IndexOf("印发", StringComparison.Ordinal), words.LastIndexOf("的通知", StringComparison.Ordinal));
        if (issue < 0)
            return null;
        var (open, close) = (words.IndexOf('《', StringComparison.Ordinal), words.LastIndexOf('》'));
        var marked = open >= 0 && close > open;
        if (!marked && end < issue + 6)
            return null;
        var inner = marked ? words[(open + 1)..close] : words[(issue + 2)..end];
        var own = below.FirstOrDefault(line => CharacterFolding.Unspaced(line.Passage.Text) == inner);
        return own is not null ? new(inner, own.Passage.Quote())
            : marked ? new(inner, quote)
            : null;
    }

    private static Sourced<string>? TableTitle(SourceDocument document)
    {
        for (var i = 0; i < Math.Min(document.Blocks.Length, 3); i++)
        {
            if (document.Blocks[i] is not Table table)
                continue;
            for (var row = 0; row < Math.Min(table.Rows.Length, 3); row++)
            {
                var cells = table.Rows[row].Where(cell => cell.Length > 0).Distinct().ToList();
                if (cells.Count == 1 && IsTitleEnd(CharacterFolding.Unspaced(cells[0])))
                    return new(CharacterFolding.Unspaced(cells[0]), table.Passage(i, row, table.Rows[row].IndexOf(cells[0])).Quote());
            }
        }

        return null;
    }
}
