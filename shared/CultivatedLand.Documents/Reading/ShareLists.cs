using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading;

/// <summary>Parts of an area that a sentence lists: 其中狮子村180.4亩、隘口村134.7亩.</summary>
internal static class ShareLists
{
    private const int LongestName = 24;

    internal readonly record struct Part(DraftShare Share, int Offset, bool IsPlace);

    public static ImmutableArray<Part> Find(Passage passage)
    {
        var folded = passage.Folded;
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var lead in (ReadOnlySpan<string>)["其中", "包含", "包括", "分别为", "分别是"])
        {
            var at = folded.IndexOf(lead, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var found = List(passage, at + lead.Length, Clauses.SentenceEnd(folded, at));
            // One figure behind 其中 is a remark; two and more are a list.
            if (found.Count >= 2 && (found.TrueForAll(part => part.IsPlace) || lead is "包含" or "包括"))
            {
                parts.AddRange(found);
                break;
            }
        }

        return parts.Count > 0 ? parts.ToImmutable() : Labelled(passage);
    }

    /// <summary>甲村：486亩，…；乙村：520亩，….</summary>
    private static ImmutableArray<Part> Labelled(Passage passage)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var quantity in QuantityRecogniser.Find(passage.Text))
        {
            var colon = quantity.Offset - 1;
            if (!quantity.IsArea || colon < 2 || passage.Folded[colon] != ':')
                continue;
            var from = passage.Folded.AsSpan(0, colon).LastIndexOfAny(Clauses.ListMarks) + 1;
            var name = passage.Slice(from, colon - from).Trim();
            if (name.Length is >= 2 and <= LongestName && Units.EndsLikeUnit(name.Folded))
                parts.Add(new(new DraftShare(name.Text, quantity.Mu, passage.Quote(from, quantity.End - from)), quantity.Offset, true));
        }

        return parts.Count >= 2 ? parts.ToImmutable() : [];
    }

    private static List<Part> List(Passage passage, int start, int end)
    {
        var parts = new List<Part>();
        foreach (var quantity in QuantityRecogniser.Find(passage.Text[start..end]))
        {
            var offset = start + quantity.Offset;
            if (!quantity.IsArea)
                continue;
            var from = Math.Max(start, passage.Folded.AsSpan(0, offset).LastIndexOfAny(Clauses.ListMarks) + 1);
            var name = passage.Slice(from, offset - from).Trim();
            var words = name.Text.Trim().TrimEnd('的', '约', '共', '为', '内').TrimStart('：', ':');
            if (words.Length is < 2 or > LongestName)
                break;
            parts.Add(new(new DraftShare(words, quantity.Mu, passage.Quote(from, offset + quantity.Length - from)), offset, Units.EndsLikeUnit(Glyphs.Fold(words))));
        }

        return parts;
    }
}
