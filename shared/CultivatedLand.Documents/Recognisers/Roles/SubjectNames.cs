using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using static CultivatedLand.Documents.Recognisers.Roles.SubjectWords;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Finder of the subject of a clause, and of the units that the subject lists.</summary>
internal static class SubjectNames
{
    private const int LongestSubject = 160;
    private const int LongestTerm = 16;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("的了是有“《");

    /// <summary>Removes the term between the subject and its verb: 各村6月10日前完成….</summary>
    public static ReadOnlySpan<char> WithoutTerm(ReadOnlySpan<char> rest) => rest[TermEnd(rest)..];

    private static int TermEnd(ReadOnlySpan<char> rest)
    {
        var until = char.IsAsciiDigit(rest[0]) ? rest[..Math.Min(rest.Length, LongestTerm + 1)].IndexOf('前') : -1;
        return until >= 2 && rest[until - 1] is '日' or '号' or '底' or '末' or '月' or '旬' ? until + 1 : 0;
    }

    /// <summary>Finds the length of the subject and the position of its verb.</summary>
    public static (int Length, int Verb)? Find(ReadOnlySpan<char> clause, int from)
    {
        var limit = Math.Min(clause.Length, from + LongestSubject);
        for (var at = from + 2; at < limit; at++)
        {
            var rest = clause[at..];
            // The 要 of 主要负责人 is no verb.
            if (
                TermEnd(rest) == 0 && !BeginsWithVerb(rest)
                || TextMatch.StartsWithAny(rest, Lookalikes)
                || (rest[0] == '要' && clause[at - 1] == '主')
            )
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

        return OrganisationNames.EndsLikeUnit(words) || OrganisationNames.EndsLikePerson(words) && words.Length <= 16;
    }

    /// <summary>Returns the units of a list. The result is empty where one of its parts is no unit.</summary>
    public static ImmutableArray<Sourced<string>> Of(Passage list)
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
        return names.All(name =>
            name.Value.Length is > 1 and <= 24
            && OrganisationNames.IsName(CharacterFolding.Fold(name.Value))
            && (OrganisationNames.EndsLikeUnit(CharacterFolding.Fold(name.Value)) || OrganisationNames.EndsLikePerson(name.Value))
        )
            ? names
            : [];
    }

    /// <summary>Returns the end of an article number such as 第七条, which is not part of a name.</summary>
    private static int ArticleEnd(string folded)
    {
        var end = folded.StartsWith('第') ? folded.IndexOf('条', StringComparison.Ordinal) : -1;
        return end is > 1 and <= 5 ? TextMatch.Skip(folded, end + 1) : 0;
    }

    private static ImmutableArray<Sourced<string>> Split(Passage list) =>
        // 镇人民政府、街道办事处主要负责人 is one office in two units.
        OrganisationNames.EndsLikePerson(list.Folded) && !OrganisationNames.EndsLikePerson(list.Folded.Split('、')[0])
            ? [new(list.Text, list.Quote())]
            : NameLists.Split(list);
}
