using System.Text.RegularExpressions;
using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

/// <summary>Tables of <c>docs/security.md</c>: no requirement is left out, each has a verdict, and what shows it is there.</summary>
public sealed partial class SecurityTableTests
{
    private const string Standard = "OWASP ASVS 4.0.3, level 2";

    /// <summary>Number of requirements of levels 1 and 2 in that version of the standard.</summary>
    private const int Requirements = 259;

    /// <summary>The same by chapter, from V1 to V14.</summary>
    private static readonly int[] OfChapters = [38, 53, 18, 9, 30, 13, 12, 15, 7, 5, 8, 15, 13, 23];

    private static readonly string[] Verdicts = ["holds", "holds in part", "not applicable", "does not hold"];

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md")).ReplaceLineEndings("\n");

    private static readonly List<Row> Rows = [.. Read()];

    [Fact]
    public void The_page_names_the_version_of_the_standard() => Assert.Contains($"\n## {Standard}\n", Page, StringComparison.Ordinal);

    [Fact]
    public void Every_requirement_has_a_row() => Assert.Equal(Requirements, Rows.Count);

    [Fact]
    public void Every_chapter_has_its_requirements() =>
        Assert.Equal(OfChapters, Enumerable.Range(1, OfChapters.Length).Select(chapter => Rows.Count(row => row.Chapter == chapter)));

    [Fact]
    public void Every_row_has_an_id_of_its_chapter() =>
        Assert.Empty(Rows.Where(row => row.Id is not { Build: >= 1 } || row.Id.Major != row.Chapter).Select(row => row.Line));

    [Fact]
    public void The_ids_of_a_chapter_are_in_order_and_appear_once() =>
        Assert.All(
            Rows.GroupBy(row => row.Chapter),
            chapter => Assert.Equal(chapter.Select(row => row.Id).Distinct().Order(), chapter.Select(row => row.Id))
        );

    [Fact]
    public void Every_row_has_a_demand_one_of_four_verdicts_and_evidence() =>
        Assert.Empty(
            Rows.Where(row => row.Cells is not [_, { Length: > 0 }, var verdict, { Length: > 0 }] || !Verdicts.Contains(verdict))
                .Select(row => row.Line)
        );

    [Fact]
    public void Every_type_that_the_evidence_names_is_declared() =>
        Assert.DoesNotContain(Named(), named => TypeName().IsMatch(named.Name) && !DeclaredTypes.Has(named.Name));

    [Fact]
    public void Every_file_that_the_evidence_names_is_there() =>
        Assert.DoesNotContain(Named(), named => FileName().IsMatch(named.Name) && !Path.Exists(Path.Combine(Repository.Root, named.Name)));

    [Fact]
    public void The_evidence_names_types_and_files()
    {
        Assert.True(Named().Count(named => TypeName().IsMatch(named.Name)) > 200);
        Assert.True(Named().Count(named => FileName().IsMatch(named.Name)) > 30);
    }

    [Fact]
    public void What_holds_and_what_does_not_is_counted_on_the_page()
    {
        var (hold, inPart, notApplicable, doNot) = (Count(0), Count(1), Count(2), Count(3));

        Assert.Contains(
            $"Of {Rows.Count} requirements {hold} hold, {inPart} hold in part, {notApplicable} are not applicable and {doNot} do not hold.",
            Page,
            StringComparison.Ordinal
        );
    }

    private static int Count(int verdict) => Rows.Count(row => row.Cells.ElementAtOrDefault(2) == Verdicts[verdict]);

    /// <summary>The words in backticks of all evidence.</summary>
    private static IEnumerable<(string Id, string Name)> Named() =>
        from row in Rows
        from quoted in Quoted().Matches(row.Cells.ElementAtOrDefault(3) ?? "")
        select (row.Cells[0], quoted.Groups["name"].Value);

    /// <summary>Every line of a chapter's table but its head, so that none is passed over for want of form.</summary>
    private static IEnumerable<Row> Read()
    {
        var chapter = 0;
        foreach (var line in Page.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true, Groups: var heading })
                chapter = int.TryParse(heading["chapter"].ValueSpan, out var number) ? number : 0;
            else if (chapter > 0 && line.StartsWith('|') && !Head().IsMatch(line))
                yield return new Row(chapter, line, [.. line.Split('|')[1..^1].Select(cell => cell.Trim())]);
        }
    }

    [GeneratedRegex(@"^#+ (V(?<chapter>\d+) )?")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (id|---) \|")]
    private static partial Regex Head();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    /// <summary>As types are written, with or without a member.</summary>
    [GeneratedRegex(@"^(?=\w*[a-z])[A-Z]\w+(\.[A-Z]\w+)*$")]
    private static partial Regex TypeName();

    /// <summary>A path with a folder, or a file of the root by its ending. Addresses of pages begin with a slash and are none.</summary>
    [GeneratedRegex(@"^\.?\w[\w.-]*(/[\w.-]+)+$|^[\w.-]+\.(cs|md|json|props|targets|sln|bicep|yml)$")]
    private static partial Regex FileName();

    private sealed record Row(int Chapter, string Line, string[] Cells)
    {
        /// <summary>Null where it is no number of three parts.</summary>
        public Version? Id => Version.TryParse(Cells.ElementAtOrDefault(0), out var id) ? id : null;
    }
}
