using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Local.Mail;
using CultivatedLand.Testing;
using CultivatedLand.Testing.Mail;

namespace CultivatedLand.Acceptance.Mail;

public class SmtpMailerTests
{
    [Fact]
    public async Task A_mail_that_the_server_takes_is_accepted()
    {
        await using var server = new FakeSmtpServer();
        Assert.IsType<DeliveryResult.Accepted>(await Deliver(server));
    }

    [Fact]
    public async Task The_server_gets_the_bytes_that_the_folder_gets()
    {
        await using var server = new FakeSmtpServer();
        await Deliver(server);
        Assert.Equal(Encoding.ASCII.GetString(MimeWriter.Write(SomeMail.Of(), SomeMail.Sender)), server.Mails.Single());
    }

    [Fact]
    public async Task A_login_is_followed_by_the_mail()
    {
        await using var server = new FakeSmtpServer(login: ("apikey", "secret"));
        Assert.IsType<DeliveryResult.Accepted>(await Deliver(Options(server) with { User = "apikey", Password = "secret" }));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_login_that_the_server_does_not_know_is_tried_once_and_nothing_is_sent()
    {
        await using var server = new FakeSmtpServer(login: ("apikey", "secret"));
        Assert.IsType<DeliveryResult.Postponed>(await Deliver(Options(server) with { User = "apikey", Password = "old" }));
        Assert.Equal((1, 0), (server.LoginsTried, server.Mails.Count));
    }

    [Fact]
    public async Task A_login_sends_user_and_password_once_and_then_the_mail()
    {
        await using var server = new ScriptedSmtpServer { OffersLogIn = true };
        await Deliver(Options(server) with { User = "apikey", Password = "secret" });
        Assert.Equal(
            [
                $"AUTH PLAIN {Convert.ToBase64String("\0apikey\0secret"u8)}",
                "MAIL FROM:<office@liuhe.example>",
                "RCPT TO:<lin@liuhe.example>",
                "DATA",
                "QUIT",
            ],
            server.Commands.Skip(1)
        );
    }

    [Fact]
    public async Task A_server_that_takes_no_login_is_not_sent_to_without_one()
    {
        await using var server = new FakeSmtpServer();
        Assert.IsType<DeliveryResult.Postponed>(await Deliver(Options(server) with { User = "apikey", Password = "secret" }));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_good_bye_that_fails_does_not_unsend_the_mail()
    {
        await using var server = new ScriptedSmtpServer { Answers = { ["QUIT"] = null } };
        Assert.IsType<DeliveryResult.Accepted>(await Deliver(server));
    }

    [Fact]
    public async Task A_sender_that_is_not_allowed_stops_no_mail_for_good()
    {
        await using var server = new FakeSmtpServer { Refusals = { ["MAIL"] = "550 not from you" } };
        Assert.Contains("check smtp.from", Assert.IsType<DeliveryResult.Postponed>(await Deliver(server)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_no_reply_postpone()
    {
        await using var server = new ScriptedSmtpServer { Answers = { ["CONNECT"] = "HTTP/1.1 400 Bad Request" } };
        Assert.IsType<DeliveryResult.Postponed>(await Deliver(server));
    }

    [Fact]
    public async Task A_second_attempt_has_the_same_message_id()
    {
        await using var server = new FakeSmtpServer();
        await Deliver(server);
        await Deliver(server);
        Assert.Single(server.Mails.Select(mail => ReadMail.Of(mail)["Message-ID"]).Distinct());
    }

    [Theory]
    [InlineData("MAIL", "451 later", "(451)")]
    [InlineData("RCPT", "450 greylisted <lin@liuhe.example>", "(450)")]
    [InlineData("END", "452 full", "(452)")]
    public async Task A_server_that_cannot_now_postpones(string stage, string refusal, string says)
    {
        await using var server = new FakeSmtpServer { Refusals = { [stage] = refusal } };
        Assert.Contains(says, Assert.IsType<DeliveryResult.Postponed>(await Deliver(server)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT", "421 too busy", "(421)")]
    [InlineData("EHLO", null, "broke off")]
    [InlineData("END", null, "broke off")]
    public async Task A_server_that_turns_away_or_breaks_off_postpones(string command, string? answer, string says)
    {
        await using var server = new ScriptedSmtpServer { Answers = { [command] = answer } };
        Assert.Contains(says, Assert.IsType<DeliveryResult.Postponed>(await Deliver(server)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_drops_in_the_middle_of_a_mail_postpones()
    {
        await using var server = new ScriptedSmtpServer { DropsMidData = true };
        Assert.IsType<DeliveryResult.Postponed>(await Deliver(server));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_refused()
    {
        await using var server = new FakeSmtpServer { Refusals = { ["RCPT"] = "550 no such user <lin@liuhe.example>" } };
        Assert.Equal(
            "The recipient's address was refused (550); check it in the directory.",
            Assert.IsType<DeliveryResult.Refused>(await Deliver(server)).Why
        );
    }

    [Fact]
    public async Task A_mail_that_the_server_will_never_take_is_refused()
    {
        await using var server = new FakeSmtpServer { Refusals = { ["END"] = "554 no" } };
        Assert.IsType<DeliveryResult.Refused>(await Deliver(server));
    }

    [Theory]
    [InlineData("535 bad login")]
    [InlineData("534 use something else")]
    [InlineData("454 not now")]
    public async Task A_login_that_fails_postpones_and_says_what_to_check(string answer)
    {
        await using var server = new ScriptedSmtpServer
        {
            OffersLogIn = true,
            Answers = { ["AUTH"] = answer, ["MAIL"] = "530 log in first" },
        };
        var result = await Deliver(Options(server) with { User = "apikey", Password = "secret" });
        Assert.Contains("check smtp.user and smtp.password", Assert.IsType<DeliveryResult.Postponed>(result).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_fails_is_not_followed_by_sending_without_one()
    {
        await using var server = new ScriptedSmtpServer { OffersLogIn = true, Answers = { ["AUTH"] = "535 bad login" } };
        var result = await Deliver(Options(server) with { User = "apikey", Password = "secret" });
        Assert.IsType<DeliveryResult.Postponed>(result);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_when_TLS_is_wanted()
    {
        await using var server = new FakeSmtpServer();
        var result = await Deliver(Options(server) with { Tls = true });
        Assert.Contains("No encrypted connection", Assert.IsType<DeliveryResult.Postponed>(result).Why, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("END")]
    public async Task A_server_that_never_answers_is_left_after_the_time_limit(string command)
    {
        await using var server = new ScriptedSmtpServer { Answers = { [command] = "" } };
        Assert.Equal(
            "The mail server did not answer in time.",
            Assert.IsType<DeliveryResult.Postponed>(await Deliver(Options(server) with { TimeoutSeconds = 1 })).Why
        );
    }

    [Fact]
    public async Task A_host_that_stops_is_not_a_failure_of_the_mail()
    {
        await using var server = new ScriptedSmtpServer { Answers = { ["CONNECT"] = "" } };
        using var stopping = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SmtpMailer(Options(server), Language.English).Deliver(SomeMail.Of(), stopping.Token)
        );
    }

    [Fact]
    public async Task A_server_that_is_not_there_postpones_and_says_what_to_check()
    {
        var result = await Deliver(Options(Loopback.FreePort()));
        Assert.Contains(
            "check smtp.host, smtp.port and the network",
            Assert.IsType<DeliveryResult.Postponed>(result).Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("林@liuhe.example")]
    [InlineData("lin@liuhe.example\r\nRCPT TO:<all@example.com>")]
    public async Task A_malformed_address_is_refused_without_a_word_to_the_server(string address)
    {
        await using var server = new FakeSmtpServer();
        Assert.IsType<DeliveryResult.Refused>(
            await new SmtpMailer(Options(server), Language.English).Deliver(SomeMail.Of(to: address), default)
        );
        Assert.Empty(server.Recipients);
    }

    [Theory]
    [InlineData("421 <lin@liuhe.example> later", "MAIL")]
    [InlineData("550 <lin@liuhe.example> unknown", "RCPT")]
    [InlineData("554 lin@liuhe.example is blocked", "END")]
    public async Task What_is_noted_of_a_failure_never_holds_an_address(string answer, string command)
    {
        await using var server = new FakeSmtpServer { Refusals = { [command] = answer } };
        Assert.DoesNotContain("@", (await Deliver(server)).ToString(), StringComparison.Ordinal);
    }

    private static SmtpOptions Options(FakeSmtpServer server) => Options(server.Port);

    private static SmtpOptions Options(ScriptedSmtpServer server) => Options(server.Port);

    private static SmtpOptions Options(int port) =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Tls = false,
            From = SomeMail.Sender.Address,
            FromName = SomeMail.Sender.Name,
            TimeoutSeconds = 120,
        };

    private static Task<DeliveryResult> Deliver(FakeSmtpServer server) => Deliver(Options(server));

    private static Task<DeliveryResult> Deliver(ScriptedSmtpServer server) => Deliver(Options(server));

    private static Task<DeliveryResult> Deliver(SmtpOptions options) =>
        new SmtpMailer(options, Language.English).Deliver(SomeMail.Of(), default);
}

public class SmtpOptionsTests
{
    private static readonly SmtpOptions Good = new()
    {
        Host = "smtp.sendgrid.net",
        User = "apikey",
        Password = "secret",
        From = "office@liuhe.example",
    };

    [Fact]
    public void A_relay_with_a_key_has_no_fault() => Assert.Empty(Good.Faults());

    [Fact]
    public void Port_465_is_good_with_TLS() => Assert.Empty((Good with { Port = 465 }).Faults());

    [Fact]
    public void Port_465_without_TLS_is_answered_with_what_to_set() =>
        Assert.Contains(
            (Good with { Port = 465, Tls = false }).Faults(),
            fault => fault.English.StartsWith("Port 465 speaks TLS from the first byte", StringComparison.Ordinal)
        );

    [Fact]
    public void A_password_does_not_leave_the_machine_without_TLS() => Assert.Single((Good with { Tls = false }).Faults());

    [Fact]
    public void A_password_needs_no_TLS_on_this_machine() => Assert.Empty((Good with { Tls = false, Host = "127.0.0.1" }).Faults());

    [Theory]
    [InlineData("")]
    [InlineData("smtp://relay.example")]
    [InlineData("relay.example:587")]
    public void A_host_is_a_plain_name(string host) => Assert.Single((Good with { Host = host }).Faults());

    [Theory]
    [InlineData("")]
    [InlineData("柳河镇 <office@liuhe.example>")]
    [InlineData("office")]
    public void A_sender_is_a_plain_address(string from) => Assert.Single((Good with { From = from }).Faults());

    [Fact]
    public void A_user_without_a_password_is_a_fault() => Assert.Single((Good with { Password = "" }).Faults());

    [Fact]
    public void The_password_is_never_printed() => Assert.DoesNotContain("secret", Good.ToString(), StringComparison.Ordinal);
}
