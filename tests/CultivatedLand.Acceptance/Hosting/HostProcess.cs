using System.Diagnostics;
using System.Text;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>
/// The real program, serving: started on a data folder, ready when <see cref="Start"/> returns, and gone when it is disposed of.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int Terminated = 15;

    private readonly Process _process;
    private readonly StringBuilder _said;
    private HttpClient? _http;

    private HostProcess(Process process, StringBuilder said, HostDataFolder folder) => (_process, _said, Folder) = (process, said, folder);

    public HostDataFolder Folder { get; }

    public HostApi Api { get; private set; } = null!;

    public PickupFolder Mails => new(Folder.Mail);

    public bool IsRunning => !_process.HasExited;

    /// <summary>Everything on its output and error so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>On virtual time that stands still until it is set forward.</summary>
    public static Task<HostProcess> StartAt(string clock, TemporaryData data, params string[] more) =>
        Start(data.Folder, ["--clock", clock, "--speed", "0", .. more]);

    /// <summary>Starts the program and kills it after some work, at the latest when it serves: an idle host works no more.</summary>
    /// <param name="work">Processor time: the same place in its start on a quiet machine and on a busy one.</param>
    public static async Task KillWhileStarting(string clock, TemporaryData data, TimeSpan work)
    {
        File.Delete(data.Folder.Address);
        await using var host = new HostProcess(
            Spawn(ProgramRun.StartInfo(Arguments("serve", data.Folder, "--clock", clock, "--speed", "0"))),
            new StringBuilder(),
            data.Folder
        );
        await host.Work(work, () => File.Exists(data.Folder.Address));
    }

    /// <summary>Waits until the program has used this much more processor time, has ended, or something else has happened.</summary>
    public async Task Work(TimeSpan work, Func<bool> isOver)
    {
        var until = Used() + work;
        await Eventually.Be("the program's work", () => isOver() || _process.HasExited || Used() >= until);

        TimeSpan Used()
        {
            _process.Refresh();
            return _process.HasExited ? TimeSpan.MaxValue - work : _process.TotalProcessorTime;
        }
    }

    /// <exception cref="InvalidOperationException">It ended instead of serving; the message has what it said.</exception>
    public static Task<HostProcess> Start(HostDataFolder folder, params string[] more) => Start("serve", folder, more);

    /// <param name="verb">The verb that serves: <c>serve</c>, or <c>demo</c>.</param>
    public static Task<HostProcess> Start(string verb, HostDataFolder folder, params string[] more) =>
        Start(folder, ProgramRun.StartInfo(Arguments(verb, folder, more)));

    /// <summary>Starts the program in a shell that lets it hold only so many file handles.</summary>
    public static Task<HostProcess> StartWithHandles(int handles, TemporaryData data)
    {
        var program = ProgramRun.StartInfo([]);
        string[] arguments =
        [
            "-c",
            $"ulimit -n {handles}; exec \"$0\" \"$@\"",
            program.FileName,
            .. Arguments("serve", data.Folder, "--clock", "2023-07-20T08:00", "--speed", "0"),
        ];
        foreach (var argument in arguments)
            program.ArgumentList.Add(argument);
        program.FileName = "/bin/sh";
        return Start(data.Folder, program);
    }

    private static async Task<HostProcess> Start(HostDataFolder folder, ProcessStartInfo program)
    {
        // The address of a host that was killed would be taken for this one's.
        if (File.Exists(folder.Address))
            File.Delete(folder.Address);
        var said = new StringBuilder();
        var process = Spawn(program);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, said, folder);
        try
        {
            await host.BeReady();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        void Hear(string? line)
        {
            if (line is null)
                return;
            lock (said)
                said.AppendLine(line);
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        using (var signal = Process.Start("kill", [$"-{Terminated}", $"{_process.Id}"]))
            await signal.WaitForExitAsync();
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>A verb of the command line against this host.</summary>
    public Task<ProgramRun> Cli(params string[] arguments) => ProgramRun.Of([.. arguments, "--data", Folder.Path]);

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _http?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string[] Arguments(string verb, HostDataFolder folder, params string[] more) =>
        [verb, "--data", folder.Path, "--urls", "http://127.0.0.1:0", .. more];

    private static Process Spawn(ProcessStartInfo program)
    {
        var process = Process.Start(program) ?? throw new InvalidOperationException("The program did not start.");
        process.StandardInput.Close();
        return process;
    }

    private async Task BeReady()
    {
        var address = await Eventually.Have("the host's address", () => Task.FromResult(Address()));
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromMinutes(10),
        };
        Api = new HostApi(_http, (await File.ReadAllTextAsync(Folder.Token)).Trim());
        await Eventually.Be("the host's readiness", async () => await Api.IsReady());
    }

    private string? Address()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The host ended with exit code {_process.ExitCode} instead of serving: {Said}");
        return File.Exists(Folder.Address) && File.ReadAllText(Folder.Address) is { Length: > 0 } address ? address : null;
    }
}
