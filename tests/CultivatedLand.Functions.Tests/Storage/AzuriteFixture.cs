using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CultivatedLand.Testing;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>
/// One Azurite for all tests: a process on free ports of this machine's loopback, in memory. Each test has tables of its own prefix in it.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string Account = "devstoreaccount1";

    /// <summary>Azurite's own, printed in its documentation; it opens nothing else.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private Process? _process;
    private (int Blob, int Table, int Queue) _ports;

    public string ConnectionString =>
        $"AccountName={Account};AccountKey={Key};DefaultEndpointsProtocol=http;BlobEndpoint={BlobEndpoint};TableEndpoint={TableEndpoint}";

    public string BlobEndpoint => $"http://127.0.0.1:{_ports.Blob}/{Account}";

    public string QueueEndpoint => $"http://127.0.0.1:{_ports.Queue}/{Account}";

    public string TableEndpoint => $"http://127.0.0.1:{_ports.Table}/{Account}";

    public async Task InitializeAsync()
    {
        if (AzuriteCommand.Path is not { } command)
            return;
        _ports = (Loopback.FreePort(), Loopback.FreePort(), Loopback.FreePort());
        _process = Process.Start(
            new ProcessStartInfo(command)
            {
                ArgumentList =
                {
                    "--inMemoryPersistence",
                    "--silent",
                    "--disableTelemetry",
                    "--skipApiVersionCheck",
                    "--blobHost",
                    "127.0.0.1",
                    "--tableHost",
                    "127.0.0.1",
                    "--queueHost",
                    "127.0.0.1",
                    "--blobPort",
                    $"{_ports.Blob}",
                    "--tablePort",
                    $"{_ports.Table}",
                    "--queuePort",
                    $"{_ports.Queue}",
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        _process!.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Answers(_ports.Blob);
        await Answers(_ports.Table);
    }

    public Task DisposeAsync()
    {
        if (_process is null)
            return Task.CompletedTask;
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        return Task.CompletedTask;
    }

    private async Task Answers(int port)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"Azurite ended at once with {_process.ExitCode}.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (since.Elapsed < Patience) { }
        }
    }
}

[CollectionDefinition(nameof(Azurite))]
public sealed class Azurite : ICollectionFixture<AzuriteFixture>;
