using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>A mail server that takes whatever it is given and remembers the Message-IDs.</summary>
internal sealed partial class FakeSmtpServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<string> _messageIds = new();

    private FakeSmtpServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = Listen();
    }

    public IReadOnlyCollection<string> MessageIds => _messageIds;

    public static FakeSmtpServer On(int port) => new(port);

    /// <summary>A port on which nobody listens yet.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
                _ = Converse(await _listener.AcceptTcpClientAsync(_over.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Converse(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 stand-in");
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(
                    line.Split(' ')[0].ToUpperInvariant() switch
                    {
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 fine",
                    }
                );
                if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    _messageIds.Enqueue(MessageId().Match(await Mail(reader)).Groups[1].Value);
                    await writer.WriteLineAsync("250 taken");
                }
            }
        }
    }

    private static async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".")
            mail.AppendLine(line);
        return mail.ToString();
    }

    [GeneratedRegex(@"^Message-ID:\s*<([^>]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
