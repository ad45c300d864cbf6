using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Outline;

/// <summary>Finder of the plans in the annexes of a covering notice (附件1, 附件2). Each plan has its own title and dates.</summary>
internal static class Annexes
{
    private const int LongestTitle = 50;

    private static readonly string[] Genres = ["方案", "计划", "细则", "办法", "要点", "意见"];

    /// <summary>
    /// Lists the plans.
    /// The list is empty unless there are at least two, because a single plan is the document's own subject.
    /// </summary>
    public static IReadOnlyList<(Section Section, Sourced<string> Title)> Plans(Section root, Func<Section, bool> isDated)
    {
        var plans = new List<(Section, Sourced<string>)>();
        foreach (var section in root.Children.Where(child => child.Rank == HeadingRank.Part && child.Children.Count > 0))
        {
            if (
                section.Body.Find(passage => !passage.IsBlank) is { } first
                && IsTitle(CharacterFolding.Unspaced(first.Folded))
                && isDated(section)
            )
                plans.Add((section, new Sourced<string>(CharacterFolding.Unspaced(first.Text), first.Trim().Quote())));
        }

        return plans.Count > 1 && !root.Children.Exists(child => child.Rank != HeadingRank.Part && isDated(child)) ? plans : [];
    }

    private static bool IsTitle(string words) =>
        words.Length is > 4 and <= LongestTitle && TextMatch.EndsWithAny(words, Genres) && words.AsSpan().IndexOfAny(Clauses.Pauses) < 0;
}
