namespace CultivatedLand.Tests.Testing;

/// <summary>Where the sources lie, found by walking up from the test assembly to the solution.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

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
