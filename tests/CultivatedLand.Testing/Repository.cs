namespace CultivatedLand.Testing;

/// <summary>Folders of the sources, found by walking up from the test assembly to the solution.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Samples => Path.Combine(Root, "functions", "Local", "samples");

    /// <summary>Folder of the texts that others rely on; see <see cref="Golden.GoldenFile"/>.</summary>
    public static string Contract => Path.Combine(Root, "tests", "Contract");

    /// <summary>Folder in which browser tests leave what they saw; not part of the sources.</summary>
    public static string Screenshots => Path.Combine(Root, "artifacts", "screenshots");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultivatedLand.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("CultivatedLand.sln is in no folder above the test assembly.");
    }
}
