using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CultivatedLand.Testing.Mail;

/// <summary>
/// Mail server on the loopback that misbehaves as a test tells it to: greets with words that are no reply, is silent, breaks off,
/// answers a login with any code, and keeps every command as it came. A server that keeps to the protocol can do none of this;
/// where one will do, there is <see cref="FakeSmtpServer"/>.
/// </summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public ScriptedSmtpServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>
    /// Answers to a command (its first word), instead of the friendly ones. Null breaks off the connection; "" never answers.
    /// </summary>
    public Dictionary<string, string?> Answers { get; } = [];

    public bool OffersLogIn { get; init; }

    public bool DropsMidData { get; init; }

    public List<string> Mails { get; } = [];

    public List<string> Commands { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Converse(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Converse(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            if (!await Answer(stream, "CONNECT", "220 stand-in"))
                return;
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Add(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (!await Answer(stream, verb, Friendly(verb)))
                    return;
                if (verb == "QUIT")
                    return;
                if (verb == "DATA" && !Answers.ContainsKey("DATA") && !await Take(stream, reader))
                    return;
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }

    private string Friendly(string verb) =>
        verb switch
        {
            "EHLO" => OffersLogIn ? "250-stand-in\r\n250 AUTH LOGIN PLAIN" : "250 stand-in",
            "DATA" => "354 go on",
            "AUTH" => "235 welcome",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };

    private async Task<bool> Take(NetworkStream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            if (DropsMidData)
                return false;
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        Mails.Add(mail.ToString());
        return await Answer(stream, "END", "250 taken");
    }

    private async Task<bool> Answer(NetworkStream stream, string verb, string friendly)
    {
        var answer = Answers.TryGetValue(verb, out var told) ? told : friendly;
        if (answer is null)
            return false;
        if (answer.Length > 0)
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"), _stop.Token);
        return true;
    }
}
