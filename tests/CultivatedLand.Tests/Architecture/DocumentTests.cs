using System.Text.RegularExpressions;
using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

/// <summary>Documents say what is there: links lead to files, names of types exist, and both languages have the same parts.</summary>
public sealed partial class DocumentTests
{
    private const string Chinese = ".zh-CN.md";

    private static readonly string[] WithTypeNames =
    [
        "docs/architecture.md",
        "docs/glossary.md",
        "docs/security.md",
        .. Under("docs/decisions"),
    ];

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Repository.Root, "*.md").Select(Shown), .. Under("docs"), .. Under("infra"), .. Under("tests")];

    public static TheoryData<string> NamingDocuments => [.. WithTypeNames];

    public static TheoryData<string, string> Translated
    {
        get
        {
            var pairs = new TheoryData<string, string> { { "README.md", "README.zh-CN.md" } };
            foreach (var chinese in Under("docs").Where(file => file.EndsWith(Chinese, StringComparison.Ordinal)))
                pairs.Add(chinese.Replace(Chinese, ".md", StringComparison.Ordinal), chinese);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file(string document) =>
        Assert.DoesNotContain(
            Link()
                .Matches(Read(document))
                .Select(link => link.Groups["target"].Value.Split('#')[0])
                .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)),
            target => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target))
        );

    [Theory]
    [MemberData(nameof(NamingDocuments))]
    public void Every_type_that_is_named_exists(string document) =>
        Assert.DoesNotContain(Names(document), name => !DeclaredTypes.Has(name));

    [Fact]
    public void The_journeys_and_the_glossary_name_types() =>
        Assert.All(WithTypeNames[..2], document => Assert.True(Names(document).Count() > 30));

    [Theory]
    [MemberData(nameof(Translated))]
    public void Both_languages_have_the_same_headings(string english, string chinese) => Assert.Equal(Headings(english), Headings(chinese));

    [Theory]
    [MemberData(nameof(Translated))]
    public void Both_languages_have_the_same_commands(string english, string chinese) => Assert.Equal(Commands(english), Commands(chinese));

    [Fact]
    public void Both_readmes_have_the_same_picture_but_for_its_words() => Assert.Equal(Arrows("README.md"), Arrows("README.zh-CN.md"));

    private static IEnumerable<string> Under(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)
            .Select(Shown)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Shown(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string document, string language) =>
        Block()
            .Matches(Read(document))
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["code"].Value);

    private static IEnumerable<string> Headings(string document) =>
        Heading().Matches(Block().Replace(Read(document), "")).Select(heading => heading.Value);

    /// <summary>Without what a comment says.</summary>
    private static IEnumerable<string> Commands(string document) =>
        Blocks(document, "sh").SelectMany(code => code.Split('\n').Select(line => line.Split('#')[0].TrimEnd()));

    private static IEnumerable<string> Arrows(string document) =>
        Blocks(document, "mermaid").SelectMany(code => Arrow().Matches(code).Select(arrow => arrow.Value));

    /// <summary>Words in backticks that are written as types are: <c>TaskService</c>, <c>ILedger.Append</c>.</summary>
    private static IEnumerable<string> Names(string document) =>
        TypeName().Matches(Block().Replace(Read(document), "")).Select(name => name.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+(?= )", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\w+ (-->|-\.->|---)(\|[^|]*\|)? \w+|^\s*subgraph \w+", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"`(?<name>(?=\w*[a-z])[A-Z]\w+(\.[A-Z]\w+)*)`")]
    private static partial Regex TypeName();
}
