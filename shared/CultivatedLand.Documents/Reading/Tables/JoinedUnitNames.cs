using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Splitter of unit names in one cell that has lost its line breaks: 县城建局县水利局.</summary>
internal static class JoinedUnitNames
{
    private const string OfficeEndings = "局办部委院";
    private const string Levels = "县市区镇乡省州";

    public static ImmutableArray<Sourced<string>> Split(Passage cell)
    {
        var names = NameLists.Split(cell);
        return names.Any(name => Seam(name.Value) > 0) ? [.. names.SelectMany(Cut)] : names;
    }

    private static IEnumerable<Sourced<string>> Cut(Sourced<string> name)
    {
        var rest = name.Value;
        var offset = 0;
        while (Seam(rest) is > 0 and var seam)
        {
            yield return Part(name, offset, seam);
            rest = rest[seam..];
            offset += seam;
        }

        yield return Part(name, offset, rest.Length);
    }

    private static Sourced<string> Part(Sourced<string> name, int offset, int length)
    {
        var words = name.Value.Substring(offset, length);
        return name with
        {
            Value = words,
            Quote = new Quote(words, name.Quote.Place is { } place ? place with { Offset = place.Offset + offset } : null),
        };
    }

    /// <summary>
    /// Finds the position where one unit ends and the next begins with the character of the same level.
    /// 0 where there is none.
    /// </summary>
    private static int Seam(string name)
    {
        if (name.Length < 6 || !Levels.Contains(name[0], StringComparison.Ordinal))
            return 0;
        for (var at = 2; at < name.Length - 2; at++)
        {
            if (name[at] == name[0] && OfficeEndings.Contains(name[at - 1], StringComparison.Ordinal))
                return at;
        }

        return 0;
    }
}
