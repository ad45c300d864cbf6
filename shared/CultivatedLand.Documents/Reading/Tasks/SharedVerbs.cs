using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Reader of shares whose places stand before one verb: 甲村、乙村分别完成30亩和25亩, 甲乡、乙镇各完成100亩.</summary>
internal static class SharedVerbs
{
    private const int LongestList = 120;

    public static ImmutableArray<ShareLists.Part> Find(Passage passage)
    {
        var folded = passage.Folded;
        foreach (var (start, end) in Clauses.Sentences(folded))
        {
            var (verb, each) = Verb(folded, start, end);
            if (verb < 0)
                continue;
            var names = Names(passage, Clauses.ClauseStart(folded, verb), verb);
            var areas = passage.Quantities().Where(quantity => quantity.IsArea && quantity.Offset > verb && quantity.End <= end).ToList();
            if (names.Count < 2 || areas.Count == 0 || (!each && areas.Count != names.Count))
                continue;
            return
            [
                .. names.Select(
                    (name, index) =>
                    {
                        var area = areas[each ? 0 : index];
                        return new ShareLists.Part(
                            new DraftShare(name, area.Mu, passage.Quote(area.Offset, area.Length)),
                            area.Offset,
                            true
                        );
                    }
                ),
            ];
        }

        return [];
    }

    private static (int At, bool Each) Verb(string folded, int start, int end)
    {
        var sentence = folded.AsSpan(start, end - start);
        if (sentence.IndexOf("分别") is > 2 and var apart)
            return (start + apart, false);
        foreach (
            var verb in (ReadOnlySpan<string>)["各完成", "各恢复", "各复耕", "各承担", "各整改", "各落实", "各新增", "均完成", "各种植"]
        )
        {
            if (sentence.IndexOf(verb) is > 2 and var at)
                return (start + at, true);
        }

        return (-1, false);
    }

    /// <summary>Returns the places of the list before the verb. The list is empty where one of its items is no place.</summary>
    private static List<string> Names(Passage passage, int from, int to)
    {
        if (to - from > LongestList)
            return [];
        var names = new List<string>();
        foreach (var item in passage.Text[from..to].Split('、', '和', '及', '与'))
        {
            if (ShareLists.Place(item.Trim()) is not { } place)
                return [];
            names.Add(place);
        }

        return names;
    }
}
