using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using static CultivatedLand.Documents.Recognisers.Roles.SubjectWords;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>How a sentence ties a unit to its work.</summary>
internal enum SubjectTie
{
    /// <summary>责任主体为…: as good as a label.</summary>
    Named,

    /// <summary>…负责具体实施, …负总责: says in so many words who does it.</summary>
    Charged,

    /// <summary>由…: does this one thing.</summary>
    By,

    /// <summary>The subject of a clause with a duty.</summary>
    Acting,

    /// <summary>…负责…: one part of the work, where others have theirs.</summary>
    InCharge,

    /// <summary>The subject of checking, guiding, auditing.</summary>
    Overseeing,

    /// <summary>…牵头, 由…统筹.</summary>
    Leading,

    /// <summary>…配合.</summary>
    Assisting,

    /// <summary>A person's office: 由…领导牵头, 网格长由…担任.</summary>
    LeadingPerson,
}

/// <param name="At">Where the subject begins in the passage.</param>
internal readonly record struct Subject(SubjectTie Tie, ImmutableArray<Read<string>> Names, int At);

/// <summary>Finds in running sentences who is to do what: 由镇规建办牵头, 各村居负责具体实施, 各村把…报….</summary>
internal static class SubjectRecogniser
{
    private const int LongestSubject = 160;
    private const int LongestTerm = 16;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("的了是有“《");

    public static ImmutableArray<Subject> Find(Passage passage)
    {
        var found = ImmutableArray.CreateBuilder<Subject>();
        var folded = passage.Folded;
        var start = 0;
        while (start < folded.Length)
        {
            var end = ClauseEnd(folded, start);
            if (end - start >= 3)
                InClause(passage, start, end, found);
            start = end + 1;
        }

        return found.ToImmutable();
    }

    private static int ClauseEnd(string folded, int at)
    {
        var found = folded.AsSpan(at).IndexOfAny(Clauses.Pauses);
        var end = found < 0 ? folded.Length : at + found;
        // The colon of 18:00 ends no clause.
        return end > 0 && end + 1 < folded.Length && folded[end] == ':' && char.IsAsciiDigit(folded[end - 1]) && char.IsAsciiDigit(folded[end + 1]) ? ClauseEnd(folded, end + 1) : end;
    }

    private static void InClause(Passage passage, int start, int end, ImmutableArray<Subject>.Builder found)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        if (Fixed(passage, start, end, found))
            return;
        // 全镇工作由…负责: the subject stands behind 由.
        var by = ByAt(clause);
        var from = by >= 0 ? by + 1 : Opening(clause);
        if (NamedLeader(passage, clause, start, from) is { } leader)
        {
            found.Add(leader);
            return;
        }

        if (Subject(clause, from) is not var (length, verb) || Names(passage.Slice(start + from, length)) is not { IsEmpty: false } names)
            return;
        if (Tie(WithoutTerm(clause[(from + length)..]), by >= 0, names) is { } tie)
        {
            found.Add(new(tie, names, start + from));
            if (Partners(passage, start + from + length, end) is { IsEmpty: false } partners)
                found.Add(new(tie is SubjectTie.Leading ? SubjectTie.Assisting : tie, partners, start + from));
        }
    }

    /// <summary>由镇执法队会同镇自然资源所核验: who is taken along works too.</summary>
    private static ImmutableArray<Read<string>> Partners(Passage passage, int at, int end)
    {
        if (!Signs.StartsWithAny(passage.Folded.AsSpan(at, end - at), "会同", "联合"))
            return [];
        var clause = passage.Folded.AsSpan(at + 2, end - at - 2);
        return Subject(clause, 0) is var (length, _) ? Names(passage.Slice(at + 2, length)) : [];
    }

    /// <summary>请各单位…, 6月底前各部门…: what opens the clause before its subject.</summary>
    private static int Opening(ReadOnlySpan<char> clause)
    {
        var from = clause.Length - clause.TrimStart(" (“\"").Length;
        if (from < clause.Length && clause[from] == '请')
            return from + 1;
        var until = from < clause.Length && char.IsAsciiDigit(clause[from]) ? clause[from..].IndexOf('前') : -1;
        return until is >= 2 and <= 16 ? from + until + 1 : from;
    }

    private static int ByAt(ReadOnlySpan<char> clause)
    {
        var at = clause.IndexOf('由');
        return at >= 0 && !Signs.EndsWithAny(clause[..at], "理", "事", "自", "缘") ? at : -1;
    }

    private static SubjectTie? Tie(ReadOnlySpan<char> rest, bool by, ImmutableArray<Read<string>> names)
    {
        // 由支部书记为组长, 由村主任担任: fills a place in a body, and that is all.
        if (by && Signs.StartsWithAny(rest, "为", "任", "担任", "组成", "参加"))
            return null;
        if (Units.EndsLikePerson(names[^1].Value))
            return LeadsInPerson(rest, names[^1].Value) || (by && Signs.StartsWithAny(rest, "负责", "具体负责")) ? SubjectTie.LeadingPerson : null;
        // 专班每周调度: keeps the rhythm, does not do the work.
        if (Signs.StartsWithAny(rest, "每", "定期", "不定期"))
            return SubjectTie.Overseeing;
        if (Signs.StartsWithAny(rest, "牵头", "具体牵头", "负责牵头", "统筹协调", "统筹推进", "统筹负责", "统筹组织", "统筹抓", "统筹指导", "总牵头", "负责统筹协调", "负责统筹调度", "负责总体", "负责总调度", "负责统筹推进") || (by && rest.StartsWith("负责组织实施")))
            return SubjectTie.Leading;
        if (Signs.StartsWithAny(rest, "配合", "积极配合", "密切配合", "协助", "参与", "参加"))
            return SubjectTie.Assisting;
        // 镇街承担30%: pays a share, and that is all.
        if (rest.StartsWith("承担") && rest.Contains('%'))
            return null;
        if (Signs.StartsWithAny(rest, "负责具体实施", "负责组织实施", "负责实施", "具体负责", "负总责", "具体实施", "组织实施", "具体落实", "抓好落实", "承担"))
            return SubjectTie.Charged;
        if (rest.StartsWith("负责") && !by && !Signs.StartsWithAny(rest[2..], Watching))
            return SubjectTie.InCharge;
        if (Signs.ContainsAny(rest, Overseeing))
            return SubjectTie.Overseeing;
        return by ? SubjectTie.By : SubjectTie.Acting;
    }

    private static bool LeadsInPerson(ReadOnlySpan<char> rest, string name) =>
        Signs.StartsWithAny(rest, "牵头", "总负责", "负总责", "亲自抓", "具体抓", "亲自部署", "亲自挂帅")
        || (Signs.EndsWithAny(name, "主要负责人", "主要负责同志") && Signs.StartsWithAny(rest, "组织", "亲自"));

    /// <summary>由周小川牵头, 陈平副镇长牵头: a person by name has no unit's ending.</summary>
    private static Subject? NamedLeader(Passage passage, ReadOnlySpan<char> clause, int start, int from)
    {
        var lead = clause[from..].IndexOf("牵头");
        if (lead < 2)
            return null;
        var name = passage.Slice(start + from, lead).Trim();
        var words = name.Folded.AsSpan();
        return PersonNames.Fits(words) && !Units.EndsLikeUnit(words) ? new(SubjectTie.LeadingPerson, [new Read<string>(name.Text, name.Quote())], start + from) : null;
    }

    /// <summary>Fixed phrases whose unit is no subject: 责任主体为…, 派发至…，实施…, 压实…的主体责任, 配合…开展.</summary>
    private static bool Fixed(Passage passage, int start, int end, ImmutableArray<Subject>.Builder found)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        foreach (var (lead, tail, tie) in (ReadOnlySpan<(string, string, SubjectTie)>)[("责任主体为", "", SubjectTie.Named), ("责任主体是", "", SubjectTie.Named), ("压实", "责任", SubjectTie.Charged), ("压紧压实", "责任", SubjectTie.Charged), ("派发至", "", SubjectTie.Charged), ("派发到", "", SubjectTie.Charged), ("交办至", "", SubjectTie.Charged), ("配合", "开展", SubjectTie.Charged), ("配合", "做好", SubjectTie.Charged)])
        {
            var at = clause.IndexOf(lead);
            if (at < 0 || lead == "配合" && at > 1)
                continue;
            var from = at + lead.Length;
            var stop = tail.Length == 0 ? clause.Length : clause[from..].IndexOf(tail);
            if (stop < 0)
                continue;
            var words = tail.Length == 0 ? clause[from..] : clause.Slice(from, stop);
            var cut = words.IndexOf('的');
            if (lead.StartsWith('压') && (cut < 0 || !words[..cut].StartsWith("各") || !clause[(from + cut)..].Contains("主体", StringComparison.Ordinal)))
                continue;
            if (cut >= 0)
                words = words[..cut];
            // 派发至各镇（街）、平台，实施…: the list may run over a comma no further than its units.
            var list = passage.Slice(start + from, words.Length);
            // 镇人民政府、街道办事处 is one role, held by the one or the other.
            var names = tie != SubjectTie.Named ? Names(list) : Units.EndsLikeUnit(list.Folded) ? [new Read<string>(list.Text, list.Quote())] : [];
            if (names.IsEmpty)
                continue;
            found.Add(new(tie, names, start + from));
            return lead != "配合" || at == 0;
        }

        // 各县（区）政府是责任主体.
        var subject = Signs.EndsWithAny(clause, "责任主体", "实施单位", "实施主体", "责任单位", "承办单位", "主管单位") && Is(clause) is var owns && clause.Length - owns <= 9 ? owns : clause.EndsWith("的责任主体") ? Math.Max(clause.IndexOf('是'), 0) : 0;
        if (subject > 1 && Names(passage.Slice(start, subject).Trim()) is { IsEmpty: false } owners)
        {
            found.Add(new(SubjectTie.Charged, owners, start));
            return true;
        }

        return Person(passage, start, end, clause, found);
    }

    /// <summary>网格长由…担任, …领导双负责制, …是第一责任人.</summary>
    private static bool Person(Passage passage, int start, int end, ReadOnlySpan<char> clause, ImmutableArray<Subject>.Builder found)
    {
        var (from, to) = (-1, -1);
        if (clause.EndsWith("担任") && clause.IndexOf("网格长由") is >= 0 and var chief)
            (from, to) = (chief + 4, clause.Length - 2);
        // 设二级网格长1名，由镇长担任.
        else if (clause.EndsWith("担任") && clause.StartsWith("由") && start > 1 && passage.Folded[start - 1] == '，' && Signs.ContainsAny(passage.Folded.AsSpan(Clauses.ClauseStart(passage.Folded, start - 1)..(start - 1)), "网格长", "田长"))
            (from, to) = (1, clause.Length - 2);
        else if (clause.IndexOf("负责制") is > 0 and var shared && clause.IndexOf("实行") is >= 0 and var carried && carried < shared)
            (from, to) = (carried + 2, shared - (clause[shared - 1] is '双' ? 1 : 0));
        else if (clause.IndexOf("第一责任人") is > 0 and var first && Is(clause[..first]) is var verb and > 0)
            (from, to) = (clause[..verb].LastIndexOf("明确") is >= 0 and var named ? named + 2 : 0, verb);
        if (from < 0 || to - from < 2)
            return false;
        var name = WithoutUnit(passage.Slice(start + from, to - from).Trim());
        if (!Units.EndsLikePerson(name.Folded))
            return false;
        found.Add(new(SubjectTie.LeadingPerson, [new Read<string>(name.Text, name.Quote())], start + from));
        return true;
    }

    private static int Is(ReadOnlySpan<char> clause) => Math.Max(clause.LastIndexOf('是'), clause.LastIndexOf('为'));

    /// <summary>区政府分管耕地保护的副区长: the office itself, without the house it sits in.</summary>
    private static Passage WithoutUnit(Passage name)
    {
        var at = name.Folded.IndexOf("分管", StringComparison.Ordinal);
        return at > 1 ? name.Slice(at) : name;
    }

    /// <summary>各村6月10日前完成…: the term between the subject and its verb.</summary>
    private static ReadOnlySpan<char> WithoutTerm(ReadOnlySpan<char> rest) => rest[TermEnd(rest)..];

    private static int TermEnd(ReadOnlySpan<char> rest)
    {
        var until = char.IsAsciiDigit(rest[0]) ? rest[..Math.Min(rest.Length, LongestTerm + 1)].IndexOf('前') : -1;
        return until >= 2 && rest[until - 1] is '日' or '号' or '底' or '末' or '月' or '旬' ? until + 1 : 0;
    }

    /// <summary>How long the subject is, and where its verb stands.</summary>
    private static (int Length, int Verb)? Subject(ReadOnlySpan<char> clause, int from)
    {
        var limit = Math.Min(clause.Length, from + LongestSubject);
        for (var at = from + 2; at < limit; at++)
        {
            var rest = clause[at..];
            // 主要负责人 has no 要.
            if (TermEnd(rest) == 0 && !BeginsWithVerb(rest) || Signs.StartsWithAny(rest, Lookalikes) || (rest[0] == '要' && clause[at - 1] == '主'))
                continue;
            var subject = clause[from..at];
            if (LooksLikeSubject(subject))
                return (subject.Length, at);
        }

        return null;
    }

    private static bool LooksLikeSubject(ReadOnlySpan<char> words)
    {
        var trimmed = words.TrimEnd(" )");
        if (words.IndexOf("及其") is > 1 and var its)
            return LooksLikeSubject(words[..its]);
        if (words.IndexOfAny(NotInNames) >= 0 && !words.StartsWith("所涉及的"))
            return false;
        foreach (var tail in (ReadOnlySpan<string>)["等", "网格长和网格员", "网格长", "网格负责人员", "负责人员", "主要负责人"])
        {
            if (trimmed.EndsWith(tail) && words.Length > tail.Length + 1)
                return LooksLikeSubject(words[..^tail.Length]);
        }

        return Units.EndsLikeUnit(words) || Units.EndsLikePerson(words) && words.Length <= 16;
    }

    /// <summary>The units of a list, or none where one of its parts is no unit.</summary>
    private static ImmutableArray<Read<string>> Names(Passage list)
    {
        var folded = list.Folded;
        var from = folded.StartsWith("所涉及的", StringComparison.Ordinal) ? 4 : ArticleEnd(folded);
        var to = folded.Length;
        foreach (var tail in (ReadOnlySpan<string>)["网格长和网格员", "网格负责人员", "负责人员"])
        {
            if (folded.EndsWith(tail, StringComparison.Ordinal))
            {
                to -= tail.Length;
                break;
            }
        }

        // 住房城乡建设厅、…等省级主管部门（单位）: the list ends at 等.
        var and = folded.AsSpan(from, to - from).LastIndexOf('等');
        if (and > 0)
            to = from + and;
        var its = folded.AsSpan(from, to - from).IndexOf("及其");
        if (its > 0)
            to = from + its;
        if (to <= from)
            return [];
        var names = Split(list.Slice(from, to - from));
        return names.All(name => name.Value.Length is > 1 and <= 24 && Units.IsName(Glyphs.Fold(name.Value)) && (Units.EndsLikeUnit(Glyphs.Fold(name.Value)) || Units.EndsLikePerson(name.Value))) ? names : [];
    }

    /// <summary>第七条 stands before the sentence and in no name.</summary>
    private static int ArticleEnd(string folded)
    {
        var end = folded.StartsWith('第') ? folded.IndexOf('条', StringComparison.Ordinal) : -1;
        return end is > 1 and <= 5 ? Signs.Skip(folded, end + 1) : 0;
    }

    private static ImmutableArray<Read<string>> Split(Passage list) =>
        // 镇人民政府、街道办事处主要负责人 is one office held in two houses.
        Units.EndsLikePerson(list.Folded) && !Units.EndsLikePerson(list.Folded.Split('、')[0]) ? [new(list.Text, list.Quote())] : NameLists.Split(list);
}
