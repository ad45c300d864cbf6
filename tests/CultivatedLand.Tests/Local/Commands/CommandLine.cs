using System.Diagnostics;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Tests.Local.Commands;

/// <summary>The program as a person calls it, from the assembly that lies beside the tests.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    public static async Task<Printed> Run(params string[] args)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"
        )
        {
            ArgumentList = { typeof(ExitCodes).Assembly.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var arg in args.Contains("--lang") ? args : [.. args, "--lang", "en"])
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        return new Printed(process.ExitCode, await output, await error);
    }
}

/// <summary>What a run of the program left: its exit code and both streams.</summary>
internal sealed record Printed(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Unusable input: exit code 1, nothing on the output, and words instead of a stack trace.</summary>
    public string Complaint()
    {
        Assert.Equal((ExitCodes.UnusableInput, ""), (Code, Output));
        Assert.DoesNotMatch(@"(?m)^\s+at |Exception|System\.", Error);
        return Error.Trim();
    }
}

/// <summary>A folder for the files of one test.</summary>
public abstract class WithFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Folder => _folder.FullName;

    protected string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    protected string File(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
