using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// One conversation with a mail server (RFC 5321, STARTTLS, AUTH). Written here because the framework's client replaces the Date header with
/// the machine's clock, and goes on without a login when the login has failed.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpOptions options;
    private readonly TcpClient connection = new();
    private SmtpReplies replies = null!;
    private Stream stream = null!;
    private IReadOnlyList<string> offers = [];

    private SmtpSession(SmtpOptions options) => this.options = options;

    /// <exception cref="SmtpRefusal">The server said no.</exception>
    /// <exception cref="SocketException">It is not there.</exception>
    public static async Task<SmtpSession> Open(SmtpOptions options, CancellationToken cancel)
    {
        var session = new SmtpSession(options);
        try
        {
            await session.Begin(cancel);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task Send(string from, string to, ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        await Say($"MAIL FROM:<{from}>", SmtpStage.Sender, cancel);
        await Say($"RCPT TO:<{to}>", SmtpStage.Recipient, cancel);
        await Say("DATA", SmtpStage.Content, cancel, success: 3);
        await stream.WriteAsync(WithDotsDoubled(message.Span), cancel);
        await Say(".", SmtpStage.Content, cancel);
    }

    /// <summary>What was accepted stays accepted, whatever becomes of the good-bye.</summary>
    public async Task Quit(CancellationToken cancel)
    {
        try
        {
            await Say("QUIT", SmtpStage.Session, cancel);
        }
        catch (Exception gone) when (gone is IOException or SmtpRefusal or OperationCanceledException)
        {
            // The server has the mail.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stream is not null) await stream.DisposeAsync();
        connection.Dispose();
    }

    private async Task Begin(CancellationToken cancel)
    {
        await connection.ConnectAsync(options.Host, options.Port, cancel);
        Speak(connection.GetStream());
        if (options.IsTlsFromTheFirstByte) await Encrypt(cancel);
        await Expect(SmtpStage.Session, cancel);
        await Hello(cancel);
        if (options is { Tls: true, IsTlsFromTheFirstByte: false })
        {
            if (!Offers("STARTTLS")) throw new SmtpRefusal(SmtpStage.Encryption, 0);
            await Say("STARTTLS", SmtpStage.Encryption, cancel);

            // What somebody on the way has slipped in before encryption must not be taken for the server's words.
            if (replies.HasMore) throw new SmtpRefusal(SmtpStage.Encryption, 0);
            await Encrypt(cancel);
            await Hello(cancel);
        }

        if (options.User.Length > 0) await LogIn(cancel);
    }

    private async Task Encrypt(CancellationToken cancel)
    {
        var encrypted = new SslStream(stream);
        Speak(encrypted);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancel);
    }

    private async Task Hello(CancellationToken cancel) => offers = await Say($"EHLO {OwnName()}", SmtpStage.Session, cancel);

    private async Task LogIn(CancellationToken cancel)
    {
        if (OffersLogIn("PLAIN"))
        {
            await Say($"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}", SmtpStage.LogIn, cancel);
            return;
        }

        if (!OffersLogIn("LOGIN")) throw new SmtpRefusal(SmtpStage.LogIn, 0);
        await Say("AUTH LOGIN", SmtpStage.LogIn, cancel, success: 3);
        await Say(Base64(options.User), SmtpStage.LogIn, cancel, success: 3);
        await Say(Base64(options.Password), SmtpStage.LogIn, cancel);
    }

    private async Task<IReadOnlyList<string>> Say(string line, SmtpStage stage, CancellationToken cancel, int success = 2)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancel);
        return await Expect(stage, cancel, success);
    }

    private async Task<IReadOnlyList<string>> Expect(SmtpStage stage, CancellationToken cancel, int success = 2)
    {
        var (code, lines) = await replies.Next(cancel);
        return code / 100 == success ? lines : throw new SmtpRefusal(stage, code);
    }

    private void Speak(Stream over) => (stream, replies) = (over, new SmtpReplies(over));

    private bool Offers(string extension) => offers.Any(offer => offer.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    private bool OffersLogIn(string way) =>
        offers.Any(offer => offer.Split([' ', '=']) is ["AUTH" or "auth", .. var ways] && ways.Contains(way, StringComparer.OrdinalIgnoreCase));

    /// <summary>An address literal: always valid, and tells nothing of the machine's name.</summary>
    private string OwnName() => connection.Client.LocalEndPoint is IPEndPoint { Address: var address }
        ? address.IsIPv4MappedToIPv6 ? $"[{address.MapToIPv4()}]"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
        : $"[{address}]"
        : "[127.0.0.1]";

    private static string Base64(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));

    /// <summary>RFC 5321, 4.5.2: a line of one dot ends the mail, so a line that begins with one gets another.</summary>
    private static byte[] WithDotsDoubled(ReadOnlySpan<byte> message)
    {
        var doubled = new List<byte>(message.Length + 16);
        for (var index = 0; index < message.Length; index++)
        {
            if (message[index] == '.' && (index == 0 || message[index - 1] == '\n')) doubled.Add((byte)'.');
            doubled.Add(message[index]);
        }

        return [.. doubled];
    }
}
