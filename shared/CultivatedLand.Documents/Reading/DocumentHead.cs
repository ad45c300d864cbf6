using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading;

/// <summary>What a notice says about itself: title, number, issuer, date of issue.</summary>
internal sealed record DocumentHead(Read<string>? Title, Read<string>? Number, Read<string>? Issuer, DateOnly? Issued, Quote? IssuedQuote)
{
    private const int LongestHead = 30;
    private const int LongestLine = 70;

    private static readonly string[] Genres =
        ["方案", "通知", "意见", "细则", "办法", "计划", "复函", "答复", "通报", "公示", "报告", "公告", "规划", "决定", "制度", "清单", "要点", "规定", "纪要", "安排", "通知书", "决定书", "告知书", "建议书", "意见书", "批复", "请示", "预案", "通告", "分解表", "任务表", "台账", "一览表", "明细表", "函", "表", "总结", "汇报", "简报", "措施", "责任书", "倡议书", "提示", "汇总表", "进展情况", "整改情况", "的建议"];

    private static readonly string[] IssuerEnds =
        ["人民政府", "政府", "办公室", "委员会", "局", "厅", "部", "党委", "管委会", "办事处", "指挥部", "领导小组", "专班", "政府办", "委", "中心", "院", "联席会议"];

    public static DocumentHead Read(SourceDocument document)
    {
        var lines = document.Blocks
            .Select((block, index) => (Line: (block as Paragraph)?.Passage(index).Trim(), Level: (block as Paragraph)?.Heading, Index: index))
            .Where(line => line.Line is { Length: > 0 })
            .Select(line => new Line(line.Line!, line.Level))
            .ToList();
        var number = lines.Take(LongestHead).Select(NumberIn).FirstOrDefault(found => found is not null);
        var title = FindTitle(lines) ?? TableTitle(document);
        var (issued, issuedQuote) = IssueDate.Find([.. lines.Select(line => line.Passage)]);
        return new(title, number, FindIssuer(lines, title, issuedQuote), issued, issuedQuote);
    }

    private sealed record Line(Passage Passage, int? Level)
    {
        private string? _words;

        public string Words => _words ??= Glyphs.Unspaced(Passage.Folded);
    }

    /// <summary>二坪府〔2023〕86号 alone on a line: the number of this document and not of one it cites.</summary>
    private static Read<string>? NumberIn(Line line)
    {
        var words = line.Words;
        if (words.Length > 40 || !words.EndsWith('号') || !words.Contains('[', StringComparison.Ordinal) || !words.Contains(']', StringComparison.Ordinal))
            return null;
        return new(Glyphs.Unspaced(line.Passage.Text), line.Passage.Quote());
    }

    private static Read<string>? FindTitle(List<Line> lines)
    {
        var head = HeadOf(lines);
        // A letterhead ends like a title (…督办函); the line that says 关于 is the title.
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

    /// <summary>The lines before the first that is running text.</summary>
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
        words.Length >= 3 && Signs.EndsWithAny(WithoutBrackets(words), Genres) && !words.StartsWith("附件", StringComparison.Ordinal) && !words.Contains(':', StringComparison.Ordinal);

    private static string WithoutBrackets(string words)
    {
        var open = words.EndsWith(')') ? words.LastIndexOf('(') : -1;
        return open > 0 ? words[..open] : words;
    }

    private static bool StartsTitle(string words) => words.StartsWith("关于", StringComparison.Ordinal) || words.Contains("关于", StringComparison.Ordinal);

    private static bool IsAddress(string words) => words.EndsWith(':');

    /// <summary>A line that may be the beginning of a title broken over lines: 关于建立… / 的通知.</summary>
    private static bool CanLead(Line line) =>
        !IsAddress(line.Words) && NumberIn(line) is null && !Signs.EndsWithAny(line.Words, IssuerEnds) && line.Words.AsSpan().IndexOfAny("。:；") < 0 && line.Words.Length is > 3 and <= LongestLine;

    private static Read<string> Compose(List<Line> lines, List<Line> head, int first, int last)
    {
        var words = string.Concat(head.GetRange(first, last - first + 1).Select(line => Glyphs.Unspaced(line.Passage.Text)));
        var quote = head[first].Passage.Quote();
        // 关于印发《…方案》的通知: the plan itself carries the name in the brackets.
        if (words.Contains("印发", StringComparison.Ordinal) && words.IndexOf('《', StringComparison.Ordinal) is >= 0 and var open && words.LastIndexOf('》') is var close && close > open)
        {
            var inner = words[(open + 1)..close];
            var own = lines.Skip(head.Count).FirstOrDefault(line => Glyphs.Unspaced(line.Passage.Text) == inner);
            return new(inner, own?.Passage.Quote() ?? quote);
        }

        return new(words, quote);
    }

    private static Read<string>? TableTitle(SourceDocument document)
    {
        for (var i = 0; i < Math.Min(document.Blocks.Length, 3); i++)
        {
            if (document.Blocks[i] is not Table table)
                continue;
            for (var row = 0; row < Math.Min(table.Rows.Length, 3); row++)
            {
                var cells = table.Rows[row].Where(cell => cell.Length > 0).Distinct().ToList();
                if (cells.Count == 1 && IsTitleEnd(Glyphs.Unspaced(cells[0])))
                    return new(Glyphs.Unspaced(cells[0]), table.Passage(i, row, table.Rows[row].IndexOf(cells[0])).Quote());
            }
        }

        return null;
    }

    private static Read<string>? FindIssuer(List<Line> lines, Read<string>? title, Quote? issuedQuote)
    {
        // The signature stands right above the date; where there is none, the name stands above the title.
        var dated = issuedQuote is null ? -1 : lines.FindIndex(line => line.Passage.Place.Block == issuedQuote.Place?.Block);
        for (var i = dated - 1; i >= 0 && i >= dated - 2; i--)
        {
            if (IsIssuer(lines[i].Words))
                return new(Glyphs.Unspaced(lines[i].Passage.Text), lines[i].Passage.Quote());
        }

        foreach (var line in HeadOf(lines).TakeWhile(line => !IsAddress(line.Words)))
        {
            if (IsIssuer(line.Words))
                return new(Glyphs.Unspaced(line.Passage.Text), line.Passage.Quote());
        }

        if (title is null)
            return null;
        var about = title.Value.IndexOf("关于", StringComparison.Ordinal);
        var against = about < 0 && title.Value.EndsWith("答复", StringComparison.Ordinal) ? title.Value.IndexOf('对', StringComparison.Ordinal) : about;
        return against > 2 && IsIssuer(title.Value[..against]) ? new(title.Value[..against], title.Quote) : null;
    }

    private static bool IsIssuer(string words) =>
        words.Length is >= 3 and <= 40 && Signs.EndsWithAny(words, IssuerEnds) && words.AsSpan().IndexOfAny(Clauses.Pauses) < 0 && words.AsSpan().IndexOfAny('、', '《') < 0 && !words.StartsWith("关于", StringComparison.Ordinal) && !words.StartsWith("抄送", StringComparison.Ordinal);
}
