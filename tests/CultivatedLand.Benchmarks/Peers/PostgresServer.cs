using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CultivatedLand.Benchmarks.Peers;

/// <summary>A PostgreSQL of this run alone, on the loopback, with the settings it comes with: every commit is on the disk.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _programs,
        _data;

    private PostgresServer(string programs, string data, int port)
    {
        (_programs, _data) = (programs, data);
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;Maximum Pool Size=4";
    }

    public string ConnectionString { get; }

    /// <returns>Null where no server is installed or it does not start; the reason is said.</returns>
    public static PostgresServer? Start(Action<string> say)
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().LastOrDefault()
            : null;
        if (installed is null || !File.Exists(Path.Combine(installed, "bin", "initdb")))
        {
            say("PostgreSQL was left out: no server is installed (apt-get install postgresql).");
            return null;
        }

        var data = Path.Combine(Path.GetTempPath(), $"cultivatedland-postgres-{Environment.ProcessId}");
        Directory.CreateDirectory(data);
        var server = new PostgresServer(Path.Combine(installed, "bin"), data, FreePort());
        if (Environment.UserName == "root")
            Run("chown", "postgres", data);
        var port = server.ConnectionString.Split(';')[1].Split('=')[1];
        if (
            server.Program("initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-instructions") == 0
            && server.Program(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                Path.Combine(data, "log"),
                "-o",
                $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c shared_buffers=1GB -c max_wal_size=8GB",
                "start"
            ) == 0
        )
        {
            return server;
        }

        say("PostgreSQL was left out: its server did not start.");
        server.Dispose();
        return null;
    }

    public void Dispose()
    {
        Program("pg_ctl", "-D", _data, "-m", "fast", "stop");
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The server refuses to run as root.</summary>
    private int Program(string name, params string[] arguments) =>
        Environment.UserName == "root"
            ? Run("runuser", ["-u", "postgres", "--", Path.Combine(_programs, name), .. arguments])
            : Run(Path.Combine(_programs, name), arguments);

    private static int Run(string program, params string[] arguments)
    {
        // Its output goes nowhere: a server that is started holds a pipe open for as long as it runs.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" }
        )!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
