using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Finder of the unit that a letter addresses: 沙河县人民政府：… 你县….</summary>
internal static class LetterAddresseeReader
{
    private const int LongestHead = 20;

    private static readonly string[] SecondPerson =
    [
        "你县",
        "你区",
        "你市",
        "你镇",
        "你乡",
        "你街道",
        "你局",
        "你单位",
        "你村",
        "你公司",
        "你办",
        "你委",
        "你们",
        "贵单位",
        "贵局",
        "贵镇",
    ];

    /// <summary>Whether the name refers to the addressee of the letter: 你村, 你单位.</summary>
    public static bool IsSecondPerson(string name) => SecondPerson.Contains(name);

    public static Sourced<string>? Find(IReadOnlyList<Passage> passages)
    {
        if (!passages.Any(passage => TextMatch.ContainsAny(passage.Folded, SecondPerson)))
            return null;
        foreach (var line in passages.Take(LongestHead).Select(passage => passage.Trim()))
        {
            var words = line.Folded;
            if (!words.EndsWith(':') || words.Length is < 4 or > 30)
                continue;
            var name = line.Slice(0, words.Length - 1).Trim();
            return words.AsSpan().IndexOfAny('、', '，') < 0 && OrganisationNames.EndsLikeUnit(name.Folded)
                ? new(name.Text, name.Quote(), Confidence.Inferred)
                : null;
        }

        return null;
    }
}
