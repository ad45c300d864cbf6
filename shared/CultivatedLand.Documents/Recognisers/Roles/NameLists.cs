using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Splitter of the names in the value of a label.</summary>
internal static class NameLists
{
    private const int LongestName = 40;

    public static ImmutableArray<Sourced<string>> Split(Passage value, Confidence confidence = Confidence.Stated)
    {
        var folded = value.Folded;
        var names = ImmutableArray.CreateBuilder<Sourced<string>>();
        var (start, depth) = (0, 0);
        for (var at = 0; at <= folded.Length; at++)
        {
            if (at < folded.Length)
            {
                depth += folded[at] switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                if (depth > 0 || !IsSeparator(folded, at))
                    continue;
            }

            Add(value.Slice(start, at - start).Trim());
            start = at + 1;
        }

        return names.ToImmutable();

        void Add(Passage name)
        {
            var kept = Trimmed(name);
            if (kept.Length is > 1 and <= LongestName && kept.Folded is not "无" and not "/" && kept.Folded.Any(CharacterFolding.IsHan))
                names.Add(new(kept.Text, kept.Quote(), confidence));
        }
    }

    private static bool IsSeparator(string folded, int at) =>
        folded[at] switch
        {
            '、' or '，' or '；' or '。' or '\n' or '/' or '|' => true,
            '和' or '与' or '及' => JoinsUnits(folded, at),
            // One space may stand inside a name that is typed wide (张 三). Between whole names it separates them.
            ' ' => at > 2 && at + 3 < folded.Length && (folded[at + 1] == ' ' || OrganisationNames.EndsLikeUnit(folded.AsSpan(0, at))),
            _ => false,
        };

    /// <summary>Whether the word joins two whole units: 农技站和农机站. In 自然资源和规划局 it is part of a name.</summary>
    private static bool JoinsUnits(string folded, int at)
    {
        var left = folded.AsSpan(0, at);
        left = left[(left.LastIndexOfAny('、', '，', '；') + 1)..];
        var right = folded.AsSpan(at + 1);
        var end = right.IndexOfAny('、', '，', '；');
        right = (end < 0 ? right : right[..end]).TrimEnd(" 等");
        return left.Length >= 2
            && right.Length >= 2
            && OrganisationNames.EndsLikeUnit(left)
            && !TextMatch.EndsWithAny(left, "农村", "林业", "城市", "城镇", "乡村")
            && OrganisationNames.EndsLikeUnit(right);
    }

    private static Passage Trimmed(Passage name)
    {
        var folded = name.Folded;
        var end = folded.Length;
        foreach (var tail in (ReadOnlySpan<string>)["等单位", "等部门", "等"])
        {
            if (folded.EndsWith(tail, StringComparison.Ordinal) && folded.Length > tail.Length + 1)
            {
                end -= tail.Length;
                break;
            }
        }

        return name.Slice(0, end).Trim();
    }
}
