using CultivatedLand.Testing;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>The program as it was built: beside the test assembly, else where its own project puts it.</summary>
internal static class BuiltProgram
{
    public static string Path { get; } =
        new[] { AppContext.BaseDirectory, Output }
            .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "cultivatedland.exe" : "cultivatedland"))
            .FirstOrDefault(IsWhole)
        ?? throw new InvalidOperationException($"The program is built neither beside the tests nor in {Output}.");

    private static string Output =>
        System.IO.Path.Combine(
            Repository.Root,
            "functions",
            "Local",
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            "net10.0"
        );

    private static bool IsWhole(string program) =>
        File.Exists(program) && File.Exists(System.IO.Path.ChangeExtension(program, null) + ".runtimeconfig.json");
}
