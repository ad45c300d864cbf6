using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>
/// Reader of the leaders in the value of a label or a cell.
/// One leader may have several posts, which a list separates like names: 何安平 镇党委委员、副镇长.
/// </summary>
internal static class LeaderNames
{
    public static ImmutableArray<Sourced<string>> Of(Passage value)
    {
        var names = NameLists.Split(value).Select(Bare).ToList();
        // Where a person is named, posts alone are those of this person.
        return names.Exists(name => PersonNames.IsPerson(name.Value))
            ? [.. names.Where(name => PersonNames.IsPerson(name.Value) || !IsPost(name.Value))]
            : [.. names];
    }

    private static bool IsPost(string words) =>
        OrganisationNames.EndsLikePerson(words)
        || TextMatch.EndsWithAny(words, "长", "书记", "主席", "委员", "主任", "常委", "部长", "局长", "领导", "总监", "专员", "督学");

    /// <summary>Removes the posts beside a person's name: 周小川（副局长）, 何安平 副镇长, 镇党委委员何安平.</summary>
    private static Sourced<string> Bare(Sourced<string> name)
    {
        var folded = CharacterFolding.Fold(name.Value);
        var open = folded.IndexOf('(', StringComparison.Ordinal);
        if (open is 2 or 3 && folded[^1] == ')' && PersonNames.IsPerson(folded[..open]))
            return name with { Value = name.Value[..open] };
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space is 2 or 3 && PersonNames.IsPerson(folded[..space]) && IsPost(folded))
            return name with { Value = name.Value[..space] };
        if (space > 2 && PersonNames.IsPerson(folded[(space + 1)..].Trim()) && IsPost(folded[..space]))
            return name with { Value = name.Value[(space + 1)..].Trim() };
        // 镇党委委员、副镇长何安平: the post and the name are one word.
        for (var length = 3; length >= 2; length--)
        {
            if (folded.Length > length + 1 && IsPost(folded[..^length]) && PersonNames.IsPerson(folded[^length..]))
                return name with { Value = name.Value[^length..] };
        }

        return name;
    }
}
