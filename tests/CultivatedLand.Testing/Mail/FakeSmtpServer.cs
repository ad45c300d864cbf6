using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CultivatedLand.Testing.Mail;

/// <summary>Mail server on the loopback that keeps what it is given, and refuses what a test tells it to refuse.</summary>
public sealed partial class FakeSmtpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="port">Where it listens; any free port where none is named.</param>
    /// <param name="login">User and password of the only login it takes; null for a server that offers none.</param>
    public FakeSmtpServer(int? port = null, (string User, string Password)? login = null)
    {
        Port = port ?? Loopback.FreePort();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("stand-in")
            .Endpoint(endpoint =>
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication(login is not null)
            )
            .Build();
        var services = new ServiceProvider();
        services.Add(new Filter(this));
        services.Add(new Store(this));
        if (login is { } known)
        {
            services.Add(
                new DelegatingUserAuthenticator(
                    (user, password) =>
                    {
                        LoginsTried++;
                        return (user, password) == known;
                    }
                )
            );
        }

        // The port is open when this returns; the task ends with the server.
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    /// <summary>
    /// Refusals by stage, <c>MAIL</c>, <c>RCPT</c> or <c>END</c> of the data: <c>450 greylisted</c>. Any other stage is fine.
    /// </summary>
    public Dictionary<string, string> Refusals { get; } = [];

    /// <summary>Mails taken, as they came over the wire.</summary>
    public IReadOnlyCollection<string> Mails => _mails;

    public IEnumerable<string> MessageIds => _mails.Select(mail => MessageId().Match(mail).Groups[1].Value);

    public int LoginsTried { get; private set; }

    /// <summary>Recipients that were named to it, taken or not.</summary>
    public ConcurrentQueue<string> Recipients { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    private SmtpResponse? Refusal(string stage) =>
        Refusals.TryGetValue(stage, out var refusal)
            ? new SmtpResponse((SmtpReplyCode)int.Parse(refusal[..3], CultureInfo.InvariantCulture), refusal[4..])
            : null;

    [GeneratedRegex(@"^Message-ID:\s*<([^>]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    private sealed class Filter(FakeSmtpServer server) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(
            ISessionContext context,
            IMailbox from,
            int size,
            CancellationToken cancellationToken
        ) => Answer("MAIL");

        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        )
        {
            server.Recipients.Enqueue(to.AsAddress());
            return Answer("RCPT");
        }

        private Task<bool> Answer(string stage) =>
            server.Refusal(stage) is { } refusal ? throw new SmtpResponseException(refusal) : Task.FromResult(true);
    }

    private sealed class Store(FakeSmtpServer server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            if (server.Refusal("END") is { } refusal)
                return Task.FromResult(refusal);
            // The buffer ends before the last line's end, which belongs to the mail.
            server._mails.Enqueue(Encoding.Latin1.GetString(buffer) + "\r\n");
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
