using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Reader of fixed phrases that name the working unit without making it the subject.</summary>
internal static class FixedSubjects
{
    /// <summary>Reads a fixed phrase: 责任主体为…, 派发至…，实施…, 压实…的主体责任, 配合…开展.</summary>
    /// <returns>Whether the clause is such a phrase and was read.</returns>
    public static bool Read(Passage passage, int start, int end, ImmutableArray<SentenceSubject>.Builder found)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        foreach (
            var (lead, tail, subjectRelation) in (ReadOnlySpan<(string, string, SubjectRelation)>)
                [
                    ("责任主体为", "", SubjectRelation.Named),
                    ("责任主体是", "", SubjectRelation.Named),
                    ("责任单位为", "", SubjectRelation.Named),
                    ("责任单位是", "", SubjectRelation.Named),
                    ("实施单位为", "", SubjectRelation.Named),
                    ("牵头单位为", "", SubjectRelation.Leading),
                    ("牵头单位是", "", SubjectRelation.Leading),
                    ("牵头部门为", "", SubjectRelation.Leading),
                    ("落实单位为", "", SubjectRelation.Named),
                    ("落实单位是", "", SubjectRelation.Named),
                    ("承办单位为", "", SubjectRelation.Named),
                    ("承担单位为", "", SubjectRelation.Named),
                    ("整改单位为", "", SubjectRelation.Named),
                    ("整改主体为", "", SubjectRelation.Named),
                    ("实施主体为", "", SubjectRelation.Named),
                    ("责任部门为", "", SubjectRelation.Named),
                    ("完成单位为", "", SubjectRelation.Named),
                    ("办理单位为", "", SubjectRelation.Named),
                    ("压实", "责任", SubjectRelation.Charged),
                    ("压紧压实", "责任", SubjectRelation.Charged),
                    ("派发至", "", SubjectRelation.Charged),
                    ("派发到", "", SubjectRelation.Charged),
                    ("交办至", "", SubjectRelation.Charged),
                    ("督促", "整改", SubjectRelation.Charged),
                    ("督促", "抓紧", SubjectRelation.Charged),
                    ("督促", "尽快", SubjectRelation.Charged),
                    ("责令", "限期", SubjectRelation.Charged),
                    ("责令", "立即", SubjectRelation.Charged),
                    ("向", "下达", SubjectRelation.Charged),
                    ("向", "发出", SubjectRelation.Charged),
                    ("配合", "开展", SubjectRelation.Charged),
                    ("配合", "做好", SubjectRelation.Charged),
                ]
        )
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
            if (
                lead.StartsWith('压')
                && (cut < 0 || !words[..cut].StartsWith("各") || !clause[(from + cut)..].Contains("主体", StringComparison.Ordinal))
            )
                continue;
            if (cut >= 0)
                words = words[..cut];
            // 派发至各镇（街）、平台，实施…: the list ends with its last unit.
            var list = passage.Slice(start + from, words.Length);
            // 镇人民政府、街道办事处 is one role, which one unit or the other has.
            var names =
                subjectRelation != SubjectRelation.Named || !lead.StartsWith("责任主体", StringComparison.Ordinal) ? SubjectNames.Of(list)
                : OrganisationNames.EndsLikeUnit(list.Folded) ? [new Sourced<string>(list.Text, list.Quote())]
                : [];
            if (names.IsEmpty)
                continue;
            found.Add(new(subjectRelation, names, start + from));
            return lead != "配合" || at == 0;
        }

        // 各县（区）政府是责任主体.
        var subject =
            TextMatch.EndsWithAny(clause, "责任主体", "实施单位", "实施主体", "责任单位", "承办单位", "主管单位")
            && Is(clause) is var owns
            && clause.Length - owns <= 9
                ? owns
            : clause.EndsWith("的责任主体") ? Math.Max(clause.IndexOf('是'), 0)
            : 0;
        if (subject > 1 && SubjectNames.Of(passage.Slice(start, subject).Trim()) is { IsEmpty: false } owners)
        {
            found.Add(new(SubjectRelation.Charged, owners, start));
            return true;
        }

        // 区自然资源局为牵头单位: the words after 为 are the relation.
        if (
            TextMatch.EndsWithAny(clause, "牵头单位", "牵头部门", "总牵头")
            && Is(clause) is var leads
            && clause.Length - leads <= 8
            && leads > 1
            && SubjectNames.Of(passage.Slice(start, leads).Trim()) is { IsEmpty: false } leaders
        )
        {
            found.Add(new(SubjectRelation.Leading, leaders, start));
            return true;
        }

        return Person(passage, start, end, clause, found);
    }

    /// <summary>Reads a phrase that names a person's office: 网格长由…担任, …领导双负责制, …是第一责任人.</summary>
    private static bool Person(
        Passage passage,
        int start,
        int end,
        ReadOnlySpan<char> clause,
        ImmutableArray<SentenceSubject>.Builder found
    )
    {
        var (from, to) = (-1, -1);
        if (clause.EndsWith("担任") && clause.IndexOf("网格长由") is >= 0 and var chief)
            (from, to) = (chief + 4, clause.Length - 2);
        // 设二级网格长1名，由镇长担任.
        else if (
            clause.EndsWith("担任")
            && clause.StartsWith("由")
            && start > 1
            && passage.Folded[start - 1] == '，'
            && TextMatch.ContainsAny(passage.Folded.AsSpan(Clauses.ClauseStart(passage.Folded, start - 1)..(start - 1)), "网格长", "田长")
        )
            (from, to) = (1, clause.Length - 2);
        else if (clause.IndexOf("负责制") is > 0 and var shared && clause.IndexOf("实行") is >= 0 and var carried && carried < shared)
            (from, to) = (carried + 2, shared - (clause[shared - 1] is '双' ? 1 : 0));
        else if (clause.IndexOf("第一责任人") is > 0 and var first && Is(clause[..first]) is var verb and > 0)
            (from, to) = (clause[..verb].LastIndexOf("明确") is >= 0 and var named ? named + 2 : 0, verb);
        if (from < 0 || to - from < 2)
            return false;
        var name = WithoutUnit(passage.Slice(start + from, to - from).Trim());
        if (!OrganisationNames.EndsLikePerson(name.Folded))
            return false;
        found.Add(new(SubjectRelation.LeadingPerson, [new Sourced<string>(name.Text, name.Quote())], start + from));
        return true;
    }

    private static int Is(ReadOnlySpan<char> clause) => Math.Max(clause.LastIndexOf('是'), clause.LastIndexOf('为'));

    /// <summary>Removes the unit before a person's office: 区政府分管耕地保护的副区长.</summary>
    private static Passage WithoutUnit(Passage name)
    {
        var at = name.Folded.IndexOf("分管", StringComparison.Ordinal);
        return at > 1 ? name.Slice(at) : name;
    }
}
