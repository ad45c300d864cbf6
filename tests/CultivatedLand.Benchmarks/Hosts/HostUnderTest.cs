using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Benchmarks.Hosts;

/// <summary>A real process that serves HTTP on the loopback: the embedded host, or what it is compared with.</summary>
internal sealed partial class HostUnderTest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private HostUnderTest(Process process) => _process = process;

    public HttpClient Http { get; private set; } = null!;

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Memory in use now, in MiB.</summary>
    public double Resident => MemoryOf(_process.Id, "VmRSS");

    /// <returns>The host, and the seconds from its start to its first page.</returns>
    public static async Task<(HostUnderTest Host, double Seconds)> Serve(string folder, params string[] more)
    {
        var address = new HostDataFolder(folder).Address;
        File.Delete(address);
        return await Start(
            Path.Combine(AppContext.BaseDirectory, "cultivatedland"),
            ["serve", "--data", folder, "--urls", "http://127.0.0.1:0", .. more],
            () => File.Exists(address) ? File.ReadAllText(address) : "",
            "/sign-in"
        );
    }

    /// <summary>An ASP.NET Core app that says one sentence; see <see cref="BareWebApp"/>.</summary>
    public static async Task<(HostUnderTest Host, double Seconds)> ServeBare(string folder)
    {
        var address = Path.Combine(folder, "address");
        return await Start(
            Path.Combine(AppContext.BaseDirectory, "benchmarks"),
            [BareWebApp.Verb, address],
            () => File.Exists(address) ? File.ReadAllText(address) : "",
            "/"
        );
    }

    /// <summary>For requests to the API.</summary>
    public void UseToken(string folder) =>
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            File.ReadAllText(new HostDataFolder(folder).Token).Trim()
        );

    /// <summary>Signs in by the link that a new host prints.</summary>
    public async Task<HttpClient> SignIn()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = true })
        {
            BaseAddress = Http.BaseAddress,
        };
        while (!FirstRun().IsMatch(Said))
            await Task.Delay(20);
        var path = new Uri(FirstRun().Match(Said).Value).AbsolutePath;
        const string password = "green-fields-2024";
        await Submit(client, path, ("personName", "孙干事"), ("signInName", "admin"), ("password", password), ("passwordAgain", password));
        await Submit(client, "/sign-in", ("name", "admin"), ("password", password));
        return client;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Http?.Dispose();
    }

    public static double MemoryOf(int process, string line) =>
        double.Parse(
            File.ReadLines($"/proc/{process}/status")
                .Single(text => text.StartsWith(line + ":", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024;

    private static async Task Submit(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var proof = Proof().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("__RequestVerificationToken", proof),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(HostUnderTest Host, double Seconds)> Start(
        string program,
        string[] arguments,
        Func<string> address,
        string firstPage
    )
    {
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        var host = new HostUnderTest(process);
        process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (address() is not { Length: > 0 })
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"The host did not start: {host.Said}");
            await Task.Delay(2);
        }

        host.Http = new HttpClient { BaseAddress = new Uri(address()), Timeout = Patience };
        (await host.Http.GetAsync(new Uri(firstPage, UriKind.Relative))).EnsureSuccessStatusCode();
        return (host, Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
    }

    [GeneratedRegex(@"https?://\S+/first-run/[A-Za-z0-9_\-]+")]
    private static partial Regex FirstRun();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Proof();
}
