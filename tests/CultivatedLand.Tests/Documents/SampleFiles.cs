using System.Text;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents;

/// <summary>Documents of the genre written for these tests; their places and people are invented.</summary>
internal static class SampleFiles
{
    private static readonly string Folder = Find();

    public static IEnumerable<string> Names =>
        Directory
            .GetFiles(Folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.EndsWith(".read", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static SourceFile Open(string name) => new(name, File.ReadAllBytes(Path.Combine(Folder, name)));

    public static string Text(string name) => Encoding.UTF8.GetString(Open(name).Content.Span);

    public static string ReadingOf(string name) => Path.Combine(Folder, name + ".read");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultivatedLand.sln")))
                return Path.Combine(folder.FullName, "tests", "CultivatedLand.Tests", "Documents", "Samples");
        }

        throw new DirectoryNotFoundException("CultivatedLand.sln was not found above the tests.");
    }
}
