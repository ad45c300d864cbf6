using System.Text.RegularExpressions;
using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

/// <summary>The table of demands names every demand once, and only tests that exist.</summary>
public sealed partial class SystemsTableTests
{
    private static readonly string Table = File.ReadAllText(Path.Combine(Repository.Root, "docs", "systems.md"));

    [Fact]
    public void Every_demand_has_one_row()
    {
        var rows = RowPattern().Matches(Table).Select(row => row.Groups[1].Value).ToList();
        var wanted = new[] { ("E", 27), ("R", 17), ("J", 17), ("X", 16), ("D", 18) }.SelectMany(notice =>
            Enumerable.Range(1, notice.Item2).Select(number => $"{notice.Item1}{number}")
        );

        Assert.Equal(wanted, rows);
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var sources = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var named = TestPattern().Matches(Table).Select(test => test.Groups[1].Value).ToList();

        Assert.True(named.Count > 90);
        Assert.DoesNotContain(named, test => !sources.Contains($" {test}(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| ([ERJXD][0-9]+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex TestPattern();
}
