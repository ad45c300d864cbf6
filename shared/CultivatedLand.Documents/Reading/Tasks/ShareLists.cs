using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Finder of the parts of an area that a sentence lists: 其中柳树村180.4亩、高坎村134.7亩.</summary>
internal static class ShareLists
{
    private const int LongestName = 24;

    private static readonly string[] Leads =
    [
        "分解为",
        "分解如下",
        "分解到",
        "具体分解",
        "任务分解",
        "其中",
        "包含",
        "包括",
        "分别为",
        "分别是",
        "分别由",
        "具体为",
    ];

    private static readonly string[] Places =
    [
        "村",
        "社区",
        "镇",
        "乡",
        "街道",
        "县",
        "区",
        "市",
        "居委会",
        "村委会",
        "农场",
        "林场",
        "组",
        "社",
    ];

    private static readonly string[] Works =
    [
        "整改",
        "恢复",
        "复耕",
        "完成",
        "补充",
        "任务",
        "承担",
        "面积",
        "落实",
        "恢复耕地",
        "整治",
        "目标",
        "补足",
        "需",
        "应",
    ];

    // These words tell the class of a parcel of land, not who has it.
    private static readonly string[] LandClasses =
    [
        "水田",
        "旱地",
        "水浇地",
        "永久基本农田",
        "基本农田",
        "一般耕地",
        "耕地",
        "园地",
        "林地",
        "非永久基本农田",
    ];

    /// <summary>Part of an area, with its position in the passage.</summary>
    internal readonly record struct Part(DraftShare Share, int Offset, bool IsPlace);

    public static ImmutableArray<Part> Find(Passage passage)
    {
        var folded = passage.Folded;
        var quantities = passage.Quantities();
        var areas = quantities.Count(quantity => quantity.IsArea);
        if (areas < 2)
            return areas == 0 ? [] : SharedVerbs.Find(passage);
        foreach (var lead in Leads)
        {
            for (
                var at = folded.IndexOf(lead, StringComparison.Ordinal);
                at >= 0;
                at = folded.IndexOf(lead, at + lead.Length, StringComparison.Ordinal)
            )
            {
                var found = List(passage, quantities, at + lead.Length, Clauses.SentenceEnd(folded, at), false);
                // A single figure after 其中 is a remark. Two or more are a list.
                if (
                    found.Count >= 2
                    && (found.TrueForAll(part => part.IsPlace) || lead is "包含" or "包括" || Fills(quantities, at, found))
                )
                    return [.. found];
            }
        }

        foreach (var (start, end) in Clauses.Sentences(folded))
        {
            var found = List(passage, quantities, start, end, true);
            if (found.Count >= 2)
                return [.. found];
        }

        return Labelled(passage) is { IsEmpty: false } labelled ? labelled : SharedVerbs.Find(passage);
    }

    /// <summary>Returns the position after an open bracket: （石坝村80亩、…. A bracket that closes again is part of the name.</summary>
    private static int NameStart(string folded, int from, int to)
    {
        var open = folded.AsSpan(from, to - from).LastIndexOf('(');
        return open >= 0 && open < to - from - 1 && folded.AsSpan(from + open, to - from - open).IndexOf(')') < 0 ? from + open + 1 : from;
    }

    /// <summary>Reads parts with labels: 甲村：486亩，…；乙村：520亩，….</summary>
    private static ImmutableArray<Part> Labelled(Passage passage)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var quantity in passage.Quantities())
        {
            var colon = quantity.Offset - 1;
            if (!quantity.IsArea || colon < 2 || passage.Folded[colon] != ':')
                continue;
            var from = passage.Folded.AsSpan(0, colon).LastIndexOfAny(Clauses.ListMarks) + 1;
            var name = passage.Slice(from, colon - from).Trim();
            if (name.Length is >= 2 and <= LongestName && OrganisationNames.EndsLikeUnit(name.Folded))
                parts.Add(new(new DraftShare(name.Text, quantity.Mu, passage.Quote(from, quantity.End - from)), quantity.Offset, true));
        }

        return parts.Count >= 2 ? parts.ToImmutable() : [];
    }

    /// <summary>Whether the parts add up to the whole. Kinds of work are parts only in this case: 132.6亩，其中草皮74.3亩、苗木58.3亩.</summary>
    private static bool Fills(ImmutableArray<Quantity> quantities, int at, List<Part> parts)
    {
        var whole = quantities.LastOrDefault(quantity => quantity.IsArea && quantity.End <= at);
        return whole != default
            && parts.Sum(part => part.Share.AreaMu) == whole.Mu
            && !parts.Exists(part => LandClasses.Contains(part.Share.Unit));
    }

    private static List<Part> List(Passage passage, ImmutableArray<Quantity> quantities, int start, int end, bool placesOnly)
    {
        var parts = new List<Part>();
        foreach (var quantity in quantities)
        {
            var offset = quantity.Offset;
            if (!quantity.IsArea || offset < start || offset >= end)
                continue;
            var from = NameStart(
                passage.Folded,
                Math.Max(start, passage.Folded.AsSpan(0, offset).LastIndexOfAny(Clauses.ListMarks) + 1),
                offset
            );
            var words = Name(passage.Slice(from, offset - from));
            var place = Place(words);
            if (placesOnly && place is null)
            {
                if (parts.Count > 0)
                    break;
                continue;
            }

            if (words.Length is < 2 or > LongestName || (place is null && TextMatch.StartsWithAny(words, "合计", "共", "总计")))
                break;
            parts.Add(
                new(
                    new DraftShare(place ?? words, quantity.Mu, passage.Quote(from, offset + quantity.Length - from)),
                    offset,
                    place is not null
                )
            );
        }

        return parts;
    }

    private static string Name(Passage words) =>
        words.Trim().Text.Trim().TrimEnd('的', '约', '共', '为', '内', '（', '(', '各').TrimStart('：', ':', '）', ')', ' ', '由').Trim();

    /// <summary>Returns the place without the work that is done there: 柳树村整改15.3亩. Null where the words name no place.</summary>
    internal static string? Place(string words)
    {
        var folded = CharacterFolding.Fold(words);
        var length = folded.Length;
        var cut = true;
        while (cut)
        {
            cut = false;
            foreach (var work in Works)
            {
                if (length > work.Length + 1 && folded.AsSpan(0, length).EndsWith(work))
                    (length, cut) = (length - work.Length, true);
            }
        }

        var name = folded.AsSpan(0, length);
        return
            name.Length is >= 2 and <= LongestName
            && OrganisationNames.IsName(name)
            && (TextMatch.EndsWithAny(name, Places) || (length == folded.Length && OrganisationNames.EndsLikeUnit(name)))
            && !TextMatch.StartsWithAny(name, "全", "各", "涉及", "本")
            ? words[..length]
            : null;
    }
}
