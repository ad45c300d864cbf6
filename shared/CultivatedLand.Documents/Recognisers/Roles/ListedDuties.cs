using System.Collections.Immutable;
using CultivatedLand.Documents.Text;
using static CultivatedLand.Documents.Recognisers.Roles.SubjectWords;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Reader of the units that stand alone beside their duty: 各镇（街道）：承担整治主体责任; 8月底前通水。【县水利局】.</summary>
internal static class ListedDuties
{
    private const int LongestName = 40;

    /// <summary>Reads such a clause.</summary>
    /// <returns>Whether the clause names units in this way and was read.</returns>
    public static bool Read(Passage passage, int start, int end, ImmutableArray<SentenceSubject>.Builder found)
    {
        var folded = passage.Folded;
        if (end - start > LongestName)
            return false;
        return end < folded.Length && folded[end] == ':' ? BeforeColon(passage, start, end, found) : InBracket(passage, start, end, found);
    }

    /// <summary>
    /// Reads the unit before a colon, where its duty begins with a verb. Whom a letter addresses stands before a colon too.
    /// </summary>
    private static bool BeforeColon(Passage passage, int start, int end, ImmutableArray<SentenceSubject>.Builder found)
    {
        var folded = passage.Folded;
        var rest = folded.AsSpan(end + 1).TrimStart(' ');
        if (rest.Length < 3 || !BeginsWithVerb(rest) && !TextMatch.StartsWithAny(rest, "拟订", "做", "抓", "协调", "汇集", "收集", "受理"))
            return false;
        var own = start + (folded.Length - start - folded.AsSpan(start).TrimStart(" 1234567890.()、一二三四五六七八九十-").Length);
        if (own >= end || SubjectNames.Of(passage.Slice(own, end - own).Trim()) is not { IsEmpty: false } names)
            return false;
        if (OrganisationNames.EndsLikePerson(names[^1].Value))
            return false;
        var until = rest.IndexOfAny(Clauses.Stops);
        if (Relation(until < 0 ? rest : rest[..until]) is not { } relation)
            return false;
        found.Add(new(relation, names, own));
        return true;
    }

    /// <summary>
    /// Returns what the duty makes of the unit. Null for a part in the work of others: 县公安局：负责维护执法秩序.
    /// </summary>
    private static SubjectRelation? Relation(ReadOnlySpan<char> duty) =>
        TextMatch.StartsWithAny(duty, "牵头", "负责牵头", "总牵头") ? SubjectRelation.Leading
        : duty.StartsWith("负责") && !TextMatch.StartsWithAny(duty, "负责组织实施", "负责具体", "负责实施", "负责落实") ? null
        : SubjectRelation.Charged;

    /// <summary>Reads a bracket of units alone behind a sentence.</summary>
    private static bool InBracket(Passage passage, int start, int end, ImmutableArray<SentenceSubject>.Builder found)
    {
        var folded = passage.Folded;
        var clause = folded.AsSpan(start, end - start).Trim();
        if (
            clause.Length < 4
            || start == 0
            || folded[start - 1] is not ('。' or '；')
            || !(clause[0] == '[' && clause[^1] == ']' || clause[0] == '(' && clause[^1] == ')')
        )
            return false;
        var from = folded.IndexOf(clause[0], start) + 1;
        var names = SubjectNames.Of(passage.Slice(from, clause.Length - 2).Trim());
        if (names.IsEmpty || names.Any(name => OrganisationNames.EndsLikePerson(name.Value)))
            return false;
        found.Add(new(SubjectRelation.Charged, names, from));
        return true;
    }
}
