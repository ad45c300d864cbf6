namespace CultivatedLand.Tests.Documents;

/// <summary>The real notices and their annotations, which lie beside the repository on machines that have them.</summary>
public static class SharedTexts
{
    public static string? Folder { get; } = Find();

    /// <summary>The folder of small inputs that each show one kind of fault.</summary>
    public static string? Cases => Folder is null ? null : Path.Combine(Folder, "cases");

    public static IEnumerable<string> Notices =>
        Directory.GetFiles(Path.Combine(Folder!, "notices"), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>Documents that the reader was built with.</summary>
    public static IEnumerable<string> HeldIn =>
        Directory
            .GetFiles(Path.Combine(Folder!, "heldin"), "*.txt")
            .Where(path => !Path.GetFileName(path).StartsWith('n'))
            .Order(StringComparer.Ordinal);

    /// <summary>Documents that came later: texts, Markdown and web pages whose names begin with n.</summary>
    public static IEnumerable<string> Newer =>
        Directory
            .GetFiles(Path.Combine(Folder!, "heldin"), "n*.*")
            .Where(path => !path.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The text without the line that says where it came from.</summary>
    public static string Text(string path)
    {
        var text = File.ReadAllText(path);
        return text.StartsWith("# source", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
    }

    public static string Notice(string name) => Text(Path.Combine(Folder!, "notices", name + ".txt"));

    public static string Expectation(string path) =>
        Path.Combine(Folder!, "heldin", Path.GetFileNameWithoutExtension(path) + ".expected.json");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultivatedLand.sln")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(Path.Combine(shared, "heldin")) ? shared : null;
            }
        }

        return null;
    }
}

/// <summary>A fact about the real notices; skipped, with the reason, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedTexts.Folder is null)
            Skip = "The real notices (../shared) are not on this machine.";
    }
}

/// <summary>A theory about the real notices; skipped, with the reason, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedTexts.Folder is null)
            Skip = "The real notices (../shared) are not on this machine.";
    }
}
