using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Name of a dated step, taken from the words around its date.</summary>
internal readonly record struct PhaseWords(string Name, Quote Quote, bool IsOverall)
{
    private const int LongestName = 32;
    private const int LongestQuote = 90;
    private const string OverallName = "总时限";
    private const string UnnamedStep = "完成";

    private static readonly string[] Leads =
    [
        "全面完成",
        "全部完成",
        "基本完成",
        "要完成",
        "完成好",
        "完成",
        "全面",
        "基本",
        "要",
        "须",
        "需",
        "应",
        "将",
        "力争",
        "确保",
        "必须",
        "务必",
        "由",
        "之",
        "内",
        "底",
        "为",
    ];

    private static readonly string[] WholeTask =
    [
        "任务",
        "整改",
        "整改任务",
        "全部任务",
        "年度任务",
        "目标任务",
        "整改到位",
        "全部整改到位",
        "全部整改",
        "整改工作",
        "各项任务",
        "全年任务",
        "所有任务",
        "恢复任务",
        "整治任务",
        "总任务",
        "全部整改任务",
        "全面整改到位",
        "年度目标任务",
    ];

    /// <param name="span">
    /// Positions at which the words of the deadline before end, the words about the work begin, and the words of the next deadline begin.
    /// </param>
    public static PhaseWords Of(Passage passage, DateMention mention, (int Border, int WorkStart, int Next) span, string? label)
    {
        var (workStart, next) = (span.WorkStart, span.Next);
        var folded = passage.Folded;
        if (label is not null)
            return new(label, passage.Quote(mention.Offset, mention.Text.Length), true);
        if (LabelOf(passage, mention) is var (labelStart, labelText))
            return new(labelText, passage.Quote(labelStart, mention.End - labelStart), true);
        if (Bracketed(folded, mention) is { } open)
            return BeforeBracket(passage, mention, open);
        var (start, end) = (
            Math.Max(ClauseStart(folded, mention.Offset), Math.Min(span.Border, mention.Offset)),
            TailEnd(folded, workStart, next)
        );
        while (start < mention.Offset && folded[start] is '、' or '和' or '及')
            start++;
        var name = Clean(passage.Text[workStart..end]);
        if (name.Length < 2)
            name = Clean(passage.Text[start..mention.Offset]);
        if (name.Length > 0 && !name.Any(CharacterFolding.IsHan))
            name = Heading(passage.Text[workStart..end]);
        // 第一阶段：自查自纠，7月1日至7月20日: the clause before the date names the step.
        if (name.Length == 0 && start > 1 && folded[start - 1] == '，')
        {
            var from = Math.Max(span.Border, ClauseStart(folded, start - 1));
            name = from < start - 1 ? Clean(passage.Text[from..(start - 1)]) : "";
        }

        if (name.Length == 0)
            name = folded.AsSpan(0, start) is [.., ':'] ? Heading(passage.Text[ClauseStart(folded, start - 1)..start]) : UnnamedStep;
        var whole = IsWholeTask(name, folded.AsSpan(workStart, end - workStart));
        if (end - start > LongestQuote)
            end = Math.Max(mention.End, start + LongestQuote);
        while (end > mention.End && folded[end - 1] is '，' or ' ' or ':')
            end--;
        return new(whole ? OverallName : name, passage.Slice(start, end - start).Trim().Quote(), whole);
    }

    /// <summary>Removes the words that only say that the work must be finished.</summary>
    public static string Clean(string words)
    {
        var name = CharacterFolding.Unspaced(words).Trim('，', '。', '；', ',', ';', '、', '：', ':');
        var stripped = true;
        while (stripped)
        {
            stripped = false;
            foreach (var lead in Leads)
            {
                if (name.Length > lead.Length + 1 && name.StartsWith(lead, StringComparison.Ordinal))
                {
                    name = name[lead.Length..].TrimStart('，', ',', '对');
                    stripped = true;
                    break;
                }
            }
        }

        return Heading(name);
    }

    /// <summary>Returns a name unchanged, except that a bracket after it is removed.</summary>
    public static string Heading(string words)
    {
        var name = CharacterFolding.Unspaced(words).Trim('，', '。', '；', ',', ';', '、', '：', ':');
        var folded = CharacterFolding.Fold(name);
        var bracket = folded.EndsWith(')') ? folded.LastIndexOf('(') : -1;
        return Shorten(bracket > 1 ? name[..bracket].TrimEnd('，') : name);
    }

    private static string Shorten(string name)
    {
        // 复耕60亩，由柳湾村负责; 播种，逾期未播种的…: who does the work and what follows otherwise are no part of its name.
        foreach (var other in (ReadOnlySpan<string>)["，由", "，逾期", "，未按", "，否则", "，责任单位"])
        {
            if (name.IndexOf(other, StringComparison.Ordinal) is > 1 and var cut)
                name = name[..cut];
        }

        if (name.Length <= LongestName)
            return name;
        var pause = name.AsSpan(0, LongestName).LastIndexOfAny("，,、");
        return pause > 3 ? name[..pause] : name[..LongestName];
    }

    private static bool IsWholeTask(string name, ReadOnlySpan<char> tail) =>
        WholeTask.Contains(name) || (name == "完成" && tail.Trim("，。 ").Length <= 4);

    private static (int Start, string Label)? LabelOf(Passage passage, DateMention mention)
    {
        foreach (var labelled in LabelRecogniser.Find(passage))
        {
            var value = labelled.Value.Place.Offset - passage.Place.Offset;
            // Only a date at the beginning of the value belongs to the label. Later dates have their own words.
            if (labelled.Kind != RoleKind.Deadline || mention.Offset < value || mention.Offset > value + 3)
                continue;
            var start = passage.Text.LastIndexOf(labelled.Label, value - 1, StringComparison.Ordinal);
            return (Math.Max(start, 0), CharacterFolding.Unspaced(labelled.Label).TrimStart('（', '('));
        }

        return null;
    }

    /// <summary>Finds the opening of a bracket that holds the date and nothing but its clause.</summary>
    private static int? Bracketed(string folded, DateMention mention)
    {
        var from = Math.Max(0, mention.Offset - 12);
        var open = folded.AsSpan(from, mention.Offset - from).LastIndexOf('(');
        if (open < 0)
            return null;
        open += from;
        return
            folded.AsSpan(open, mention.Offset - open).IndexOfAny(")，；。:") < 0
            && folded.AsSpan(mention.End).TrimStart() is [')', ..] or [] or ['，', ..]
            ? open
            : null;
    }

    private static PhaseWords BeforeBracket(Passage passage, DateMention mention, int open)
    {
        var folded = passage.Folded;
        var start = ClauseStart(folded, open);
        var close = folded.AsSpan(mention.End).TrimStart() is [')', ..] ? folded.IndexOf(')', mention.End) + 1 : mention.End;
        var name = Heading(passage.Text[start..open]);
        return new(name.Length > 1 ? name : Heading(passage.Text[..open]), passage.Slice(start, close - start).Trim().Quote(), false);
    }

    private static int ClauseStart(string folded, int at)
    {
        var start = folded.AsSpan(0, at).LastIndexOfAny(Clauses.Pauses) + 1;
        var open = folded.AsSpan(start, at - start).LastIndexOf('(');
        return open >= 0 && folded.AsSpan(start + open, at - start - open).IndexOf(')') < 0 ? start + open + 1 : start;
    }

    /// <summary>
    /// Finds the end of the words about the work.
    /// It is the end of the sentence, but not beyond the next step and not outside the brackets.
    /// </summary>
    private static int TailEnd(string folded, int from, int next)
    {
        var depth = 0;
        var end = Math.Min(Clauses.SentenceEnd(folded, from), next);
        for (var at = from; at < end; at++)
        {
            depth += folded[at] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth < 0)
                return at;
        }

        if (end - from <= LongestName)
            return end;
        // In a long sentence, the name ends after the clause with the verb, at least one clause beyond the pause after the date.
        var first = from < end && folded[from] == '，' ? from + 1 : from;
        var pause = folded.AsSpan(first, end - first).IndexOf('，');
        return pause > 1 ? first + pause : end;
    }
}
