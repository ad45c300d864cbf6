using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>The program run once to its end: what it said, and its exit code.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output) ?? throw new InvalidOperationException("The program printed null.");

    /// <summary>Whether it said more than sentences: an exception that nobody caught.</summary>
    public bool ShowsStackTrace =>
        (Output + Error).Contains("   at ", StringComparison.Ordinal)
        || (Output + Error).Contains("Unhandled exception", StringComparison.Ordinal);

    public static async Task<ProgramRun> Of(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("The program did not start.");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"“{string.Join(' ', arguments)}” did not end: {await output}{await error}");
        }

        return new ProgramRun(process.ExitCode, await output, await error);
    }

    /// <summary>In an empty working folder and with nothing of the tests' own settings, so that only what is asked for counts.</summary>
    internal static ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(BuiltProgram.Path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("CULTIVATEDLAND_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(setting);
        start.Environment["LANG"] = "en_GB.UTF-8";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }
}
