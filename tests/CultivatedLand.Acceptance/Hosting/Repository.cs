namespace CultivatedLand.Acceptance.Hosting;

/// <summary>Where the sources lie, found by walking up from the test assembly to the solution.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Samples => Path.Combine(Root, "functions", "Local", "samples");

    /// <summary>Where browser tests leave what they saw; not part of the sources.</summary>
    public static string Screenshots => Path.Combine(Root, "artifacts", "screenshots");

    /// <summary>The program as it was built: beside the test assembly, else where its own project puts it.</summary>
    public static string Executable { get; } =
        new[] { AppContext.BaseDirectory, BuildOutput }
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "cultivatedland.exe" : "cultivatedland"))
            .FirstOrDefault(IsWhole)
        ?? throw new InvalidOperationException($"The program is built neither beside the tests nor in {BuildOutput}.");

    private static string BuildOutput =>
        Path.Combine(
            Root,
            "functions",
            "Local",
            "bin",
            Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!,
            "net10.0"
        );

    private static bool IsWhole(string program) =>
        File.Exists(program) && File.Exists(Path.ChangeExtension(program, null) + ".runtimeconfig.json");

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
