namespace CultivatedLand.Testing.Golden;

/// <summary>
/// Texts that others rely on, as they stood when somebody last looked: in the folder <c>tests/Contract</c>, one file for each.
/// They change only where somebody means them to: run the tests with <c>CULTIVATEDLAND_GOLDEN=write</c>,
/// and read the difference before it is committed.
/// </summary>
public static class GoldenFile
{
    private const string Setting = "CULTIVATEDLAND_GOLDEN";

    public static void Check(string name, IEnumerable<string> lines) => Check(name, string.Join('\n', lines) + "\n");

    public static void Check(string name, string actual)
    {
        var file = Path.Combine(Repository.Contract, name);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Setting) == "write")
        {
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"There is no tests/Contract/{name}. Run this test with {Setting}=write to make it.");
        if (Difference(File.ReadAllText(file).ReplaceLineEndings("\n"), text) is { } difference)
            Assert.Fail(
                $"What others rely on has changed: tests/Contract/{name}, {difference}\nIf that is meant, "
                    + $"run this test with {Setting}=write and commit the file."
            );
    }

    private static string? Difference(string expected, string actual)
    {
        if (expected == actual)
            return null;
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var (was, became) = (before.ElementAtOrDefault(line) ?? "(its end)", after.ElementAtOrDefault(line) ?? "(its end)");
        var column = was.Zip(became).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}, column {column + 1}.\nThe file says: {Around(was, column)}\nNow it is:     {Around(became, column)}";
    }

    /// <summary>Lines may be long: the place that matters, and what stands before and after.</summary>
    private static string Around(string line, int column)
    {
        var (from, to) = (Math.Max(0, column - 80), Math.Min(line.Length, column + 80));
        return $"{(from > 0 ? "…" : "")}{line[from..to]}{(to < line.Length ? "…" : "")}";
    }
}
