using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Session with a mail server (RFC 5321, STARTTLS, AUTH).
/// It is written here for two faults of the framework's client: that client replaces the Date header with the machine's clock,
/// and it goes on without a login when the login has failed.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpOptions _options;
    private readonly TcpClient _connection = new();
    private SmtpReplies _replies = null!;
    private Stream _stream = null!;
    private IReadOnlyList<string> _offers = [];

    private SmtpSession(SmtpOptions options) => _options = options;

    /// <exception cref="SmtpRefusal">The server refused.</exception>
    /// <exception cref="SocketException">The server cannot be reached.</exception>
    public static async Task<SmtpSession> Open(SmtpOptions options, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(options);
        try
        {
            await session.Begin(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task Send(string from, string to, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await Say($"MAIL FROM:<{from}>", SmtpStage.Sender, cancellationToken);
        await Say($"RCPT TO:<{to}>", SmtpStage.Recipient, cancellationToken);
        await Say("DATA", SmtpStage.Content, cancellationToken, success: 3);
        await _stream.WriteAsync(WithDotsDoubled(message.Span), cancellationToken);
        await Say(".", SmtpStage.Content, cancellationToken);
    }

    /// <summary>Ends the session. An accepted mail stays accepted, even if this fails.</summary>
    public async Task Quit(CancellationToken cancellationToken)
    {
        try
        {
            await Say("QUIT", SmtpStage.Session, cancellationToken);
        }
        catch (Exception gone) when (gone is IOException or SmtpRefusal or OperationCanceledException)
        {
            // The server has the mail.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
            await _stream.DisposeAsync();
        _connection.Dispose();
    }

    private async Task Begin(CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(_options.Host, _options.Port, cancellationToken);
        Speak(_connection.GetStream());
        if (_options.IsTlsFromTheFirstByte)
            await Encrypt(cancellationToken);
        await Expect(SmtpStage.Session, cancellationToken);
        await Hello(cancellationToken);
        if (_options is { Tls: true, IsTlsFromTheFirstByte: false })
        {
            if (!Offers("STARTTLS"))
                throw new SmtpRefusal(SmtpStage.Encryption, 0);
            await Say("STARTTLS", SmtpStage.Encryption, cancellationToken);

            // An attacker on the way may have inserted bytes before encryption. They must not be taken for the server's reply.
            if (_replies.HasMore)
                throw new SmtpRefusal(SmtpStage.Encryption, 0);
            await Encrypt(cancellationToken);
            await Hello(cancellationToken);
        }

        if (_options.User.Length > 0)
            await LogIn(cancellationToken);
    }

    private async Task Encrypt(CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_stream);
        Speak(encrypted);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _options.Host }, cancellationToken);
    }

    private async Task Hello(CancellationToken cancellationToken) =>
        _offers = await Say($"EHLO {OwnName()}", SmtpStage.Session, cancellationToken);

    private async Task LogIn(CancellationToken cancellationToken)
    {
        if (OffersLogIn("PLAIN"))
        {
            await Say($"AUTH PLAIN {Base64($"\0{_options.User}\0{_options.Password}")}", SmtpStage.LogIn, cancellationToken);
            return;
        }

        if (!OffersLogIn("LOGIN"))
            throw new SmtpRefusal(SmtpStage.LogIn, 0);
        await Say("AUTH LOGIN", SmtpStage.LogIn, cancellationToken, success: 3);
        await Say(Base64(_options.User), SmtpStage.LogIn, cancellationToken, success: 3);
        await Say(Base64(_options.Password), SmtpStage.LogIn, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> Say(string line, SmtpStage stage, CancellationToken cancellationToken, int success = 2)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        return await Expect(stage, cancellationToken, success);
    }

    private async Task<IReadOnlyList<string>> Expect(SmtpStage stage, CancellationToken cancellationToken, int success = 2)
    {
        var (code, lines) = await _replies.Next(cancellationToken);
        return code / 100 == success ? lines : throw new SmtpRefusal(stage, code);
    }

    private void Speak(Stream over) => (_stream, _replies) = (over, new SmtpReplies(over));

    private bool Offers(string extension) =>
        _offers.Any(offer => offer.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    private bool OffersLogIn(string way) =>
        _offers.Any(offer =>
            offer.Split([' ', '=']) is ["AUTH" or "auth", .. var ways] && ways.Contains(way, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>Returns an address literal. It is always valid and does not disclose the machine's name.</summary>
    private string OwnName() =>
        _connection.Client.LocalEndPoint is IPEndPoint { Address: var address }
            ? address.IsIPv4MappedToIPv6
                ? $"[{address.MapToIPv4()}]"
                : address.AddressFamily == AddressFamily.InterNetworkV6
                    ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
                    : $"[{address}]"
            : "[127.0.0.1]";

    private static string Base64(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));

    /// <summary>
    /// Doubles leading dots (RFC 5321, 4.5.2). A line of one dot ends the mail, so a line that begins with a dot gets another.
    /// </summary>
    private static byte[] WithDotsDoubled(ReadOnlySpan<byte> message)
    {
        var doubled = new List<byte>(message.Length + 16);
        for (var index = 0; index < message.Length; index++)
        {
            if (message[index] == '.' && (index == 0 || message[index - 1] == '\n'))
                doubled.Add((byte)'.');
            doubled.Add(message[index]);
        }

        return [.. doubled];
    }
}
