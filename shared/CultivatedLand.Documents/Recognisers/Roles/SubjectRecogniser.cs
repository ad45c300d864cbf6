using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using static CultivatedLand.Documents.Recognisers.Roles.SubjectWords;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Recogniser of units in running sentences, with their relation to the work: 由镇规建办牵头, 各村居负责具体实施, 各村把…报….</summary>
internal static class SubjectRecogniser
{
    public static ImmutableArray<SentenceSubject> Find(Passage passage)
    {
        var found = ImmutableArray.CreateBuilder<SentenceSubject>();
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
        return
            end > 0
            && end + 1 < folded.Length
            && folded[end] == ':'
            && char.IsAsciiDigit(folded[end - 1])
            && char.IsAsciiDigit(folded[end + 1])
            ? ClauseEnd(folded, end + 1)
            : end;
    }

    private static void InClause(Passage passage, int start, int end, ImmutableArray<SentenceSubject>.Builder found)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        if (FixedSubjects.Read(passage, start, end, found) || ListedDuties.Read(passage, start, end, found))
            return;
        // 全镇工作由…负责: the subject stands after 由.
        var by = ByAt(clause);
        var from = by >= 0 ? by + 1 : Opening(clause);
        if (NamedLeader(passage, clause, start, from) is { } leader)
        {
            found.Add(leader);
            return;
        }

        if (
            SubjectNames.Find(clause, from) is not var (length, verb)
            || SubjectNames.Of(passage.Slice(start + from, length)) is not { IsEmpty: false } names
        )
            return;
        if (RelationOf(SubjectNames.WithoutTerm(clause[(from + length)..]), by >= 0, names) is { } subjectRelation)
        {
            found.Add(new(subjectRelation, names, start + from));
            if (Partners(passage, start + from + length, end) is { IsEmpty: false } partners)
                found.Add(
                    new(subjectRelation is SubjectRelation.Leading ? SubjectRelation.Assisting : subjectRelation, partners, start + from)
                );
        }
    }

    /// <summary>Finds the partners of the subject, which also do the work: 由镇执法队会同镇自然资源所核验.</summary>
    private static ImmutableArray<Sourced<string>> Partners(Passage passage, int at, int end)
    {
        if (!TextMatch.StartsWithAny(passage.Folded.AsSpan(at, end - at), "会同", "联合"))
            return [];
        var clause = passage.Folded.AsSpan(at + 2, end - at - 2);
        return SubjectNames.Find(clause, 0) is var (length, _) ? SubjectNames.Of(passage.Slice(at + 2, length)) : [];
    }

    /// <summary>Returns the length of the words that open the clause before its subject: 请各单位…, 6月底前各部门….</summary>
    private static int Opening(ReadOnlySpan<char> clause)
    {
        var from = clause.Length - clause.TrimStart(" (“\"").Length;
        if (from < clause.Length && clause[from] == '请')
            return from + 1;
        // 现责成河坝村…, 要求各乡镇…, 力争各村…: the unit stands after these words.
        foreach (var lead in Leads)
        {
            if (clause[from..].StartsWith(lead))
                return from + lead.Length;
        }

        var until = from < clause.Length && char.IsAsciiDigit(clause[from]) ? clause[from..].IndexOf('前') : -1;
        return until is >= 2 and <= 16 ? from + until + 1 : from;
    }

    /// <summary>Verbs that charge a unit, and adverbs that urge one. Neither is part of its name.</summary>
    private static readonly string[] Leads =
    [
        "现责成",
        "责成",
        "责令",
        "会议要求",
        "要求",
        "力争",
        "确保",
        "争取",
        "务必使",
        "务必",
        "努力",
        "保证",
        "尽快",
        "原则上",
        "同时",
        "另外",
        "此外",
        "届时",
        "目前",
        "现阶段",
    ];

    private static int ByAt(ReadOnlySpan<char> clause)
    {
        var at = clause.IndexOf('由');
        return at >= 0 && !TextMatch.EndsWithAny(clause[..at], "理", "事", "自", "缘") ? at : -1;
    }

    private static SubjectRelation? RelationOf(ReadOnlySpan<char> rest, bool by, ImmutableArray<Sourced<string>> names)
    {
        // 由支部书记为组长, 由村主任担任: the person only holds a post in a body.
        if (by && TextMatch.StartsWithAny(rest, "为", "任", "担任", "组成", "参加"))
            return null;
        if (OrganisationNames.EndsLikePerson(names[^1].Value))
            return LeadsInPerson(rest, names[^1].Value) || (by && TextMatch.StartsWithAny(rest, "负责", "具体负责"))
                ? SubjectRelation.LeadingPerson
                : null;
        // 专班每周调度: the unit keeps the rhythm and does not do the work.
        if (TextMatch.StartsWithAny(rest, "每", "定期", "不定期"))
            return SubjectRelation.Overseeing;
        if (
            TextMatch.StartsWithAny(
                rest,
                "牵头",
                "具体牵头",
                "负责牵头",
                "统筹协调",
                "统筹推进",
                "统筹负责",
                "统筹组织",
                "统筹抓",
                "统筹指导",
                "总牵头",
                "负责统筹协调",
                "负责统筹调度",
                "负责总体",
                "负责总调度",
                "负责统筹推进"
            ) || (by && rest.StartsWith("负责组织实施"))
        )
            return SubjectRelation.Leading;
        if (TextMatch.StartsWithAny(rest, "配合", "积极配合", "密切配合", "协助", "参与", "参加"))
            return SubjectRelation.Assisting;
        // 镇街承担30%: the unit only pays a share.
        if (rest.StartsWith("承担") && rest.Contains('%'))
            return null;
        if (
            TextMatch.StartsWithAny(
                rest,
                "负责具体实施",
                "负责组织实施",
                "负责实施",
                "具体负责",
                "负总责",
                "具体实施",
                "组织实施",
                "具体落实",
                "抓好落实",
                "承担"
            )
        )
            return SubjectRelation.Charged;
        if (rest.StartsWith("负责") && !by && !TextMatch.StartsWithAny(rest[2..], Watching))
            return SubjectRelation.InCharge;
        if (TextMatch.ContainsAny(rest, Overseeing))
            return SubjectRelation.Overseeing;
        return by ? SubjectRelation.By : SubjectRelation.Acting;
    }

    private static bool LeadsInPerson(ReadOnlySpan<char> rest, string name) =>
        TextMatch.StartsWithAny(rest, "牵头", "总负责", "负总责", "亲自抓", "具体抓", "亲自部署", "亲自挂帅")
        || (TextMatch.EndsWithAny(name, "主要负责人", "主要负责同志") && TextMatch.StartsWithAny(rest, "组织", "亲自"));

    /// <summary>Finds a leader who is named as a person: 由周小川牵头, 陈平副镇长牵头. Such a name does not end like a unit.</summary>
    private static SentenceSubject? NamedLeader(Passage passage, ReadOnlySpan<char> clause, int start, int from)
    {
        var lead = clause[from..].IndexOf("牵头");
        if (lead < 2)
            return null;
        var name = passage.Slice(start + from, lead).Trim();
        var words = name.Folded.AsSpan();
        return PersonNames.Fits(words) && !OrganisationNames.EndsLikeUnit(words)
            ? new(SubjectRelation.LeadingPerson, [new Sourced<string>(name.Text, name.Quote())], start + from)
            : null;
    }
}
