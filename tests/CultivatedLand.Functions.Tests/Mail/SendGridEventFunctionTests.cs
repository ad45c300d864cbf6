using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Functions.Mail;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Mail;

public sealed class SendGridEventFunctionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly ECDsa _service = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly MemoryStores _store = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_the_service_has_signed_is_noted_on_the_mail()
    {
        await Sent();

        Assert.Equal(204, await Post(Event("delivered")));
        Assert.Contains("已送达", (await Standing()).Note!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bounce", "bounce", "邮件被退回")]
    [InlineData("bounce", "blocked", "收信方拒收")]
    [InlineData("dropped", "", "未予投递")]
    public async Task A_mail_that_did_not_arrive_is_dead_with_the_reason(string happened, string type, string words)
    {
        await Sent();

        Assert.Equal(204, await Post(Event(happened, type)));
        Assert.Equal(MailState.Dead, (await Standing()).State);
        Assert.Contains(words, (await Standing()).Note!, StringComparison.Ordinal);
        Assert.Contains("550 no such user", (await Standing()).Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_events_again_change_nothing()
    {
        await Sent();
        var body = $"[{One("delivered")},{One("bounce", "bounce")},{One("bounce", "bounce")}]";
        await Post(body);
        var once = await Standing();

        Assert.Equal(204, await Post(body));
        Assert.Equal(once, await Standing());
    }

    [Fact]
    public async Task A_report_of_an_attempt_before_the_present_one_no_longer_counts()
    {
        await Sent(note: "SendGrid second");

        Assert.Equal(204, await Post(Event("bounce", "bounce")));
        Assert.Equal(MailState.Sent, (await Standing()).State);
    }

    [Fact]
    public async Task A_report_that_comes_before_the_attempt_is_noted_is_asked_for_again()
    {
        await _store.Outbox.Record([Mail()], default);

        Assert.Equal(503, await Post(Event("bounce", "bounce")));
        Assert.Equal(MailState.Queued, (await Standing()).State);
    }

    [Fact]
    public async Task Events_of_other_kinds_and_of_other_senders_are_passed_over() =>
        Assert.Equal(
            204,
            await Post(
                """[{"event":"open","message_id":"m1@x"},{"event":"bounce","email":"a@b"},{"event":"bounce","message_id":"other@y"},{"event":17,"timestamp":"x"},{}]"""
            )
        );

    [Fact]
    public async Task A_forged_signature_is_refused_and_changes_nothing()
    {
        await Sent();
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(403, await Post(Event("bounce", "bounce"), signer: forger));
        Assert.Equal(MailState.Sent, (await Standing()).State);
    }

    [Fact]
    public async Task A_body_that_was_changed_after_signing_is_refused() =>
        Assert.Equal(403, await Post(Event("bounce"), changed: Event("delivered")));

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public async Task A_signature_that_is_none_is_refused(string signature) =>
        Assert.Equal(403, await Post(Event("bounce"), signature: signature));

    [Theory]
    [InlineData(-26, 403)]
    [InlineData(-23, 204)]
    [InlineData(1, 403)]
    public async Task A_report_signed_more_than_a_day_ago_or_in_the_future_is_refused(int hours, int answer) =>
        Assert.Equal(answer, await Post(Event("open"), stamp: Stamp(Now.AddHours(hours))));

    [Fact]
    public async Task A_report_signed_at_no_moment_at_all_is_refused() => Assert.Equal(403, await Post(Event("open"), stamp: "yesterday"));

    [Fact]
    public async Task Without_a_key_nothing_is_believed() => Assert.Equal(403, await Post(Event("bounce"), key: ""));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("[{\"event\":")]
    [InlineData("<xml/>")]
    public async Task A_signed_body_that_is_no_list_of_events_is_a_bad_request(string body) => Assert.Equal(400, await Post(body));

    [Fact]
    public async Task A_body_of_many_megabytes_is_not_read_to_its_end() => Assert.Equal(413, await Post(new string(' ', 5 << 20)));

    [Fact]
    public void A_key_in_its_pem_frame_is_a_key_and_anything_else_is_a_fault()
    {
        var options = new SendGridOptions
        {
            ApiKey = "k",
            From = "a@b.cn",
            WebhookPublicKey = _service.ExportSubjectPublicKeyInfoPem(),
        };

        Assert.Empty(options.Faults());
        Assert.Single((options with { WebhookPublicKey = "MFkw" }).Faults());
    }

    private static string Event(string happened, string type = "") => $"[{One(happened, type)}]";

    private static string One(string happened, string type = "") =>
        $$"""{"event":"{{happened}}","type":"{{type}}","email":"li@example.cn","timestamp":1692579700,"reason":"550 no such user","sg_event_id":"e1","sg_message_id":"first.recvd-1.2","message_id":"m1@land.example.cn"}""";

    private static string Stamp(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static MailRecord Mail() =>
        new(
            "m1",
            new MailContent("li@example.cn", "李村长", "提醒", "", "", [], "m1@land.example.cn", Now),
            [],
            null,
            Now,
            MailDeliveryState.New(Now)
        );

    private async Task Sent(string note = "SendGrid first")
    {
        await _store.Outbox.Record([Mail()], default);
        await _store.Outbox.Update("m1", 0, new MailDeliveryState(MailState.Sent, 1, null, Now, note), default);
    }

    private async Task<MailDeliveryState> Standing() => (await _store.Outbox.Find("m1", default))!.Standing;

    private async Task<int> Post(
        string body,
        ECDsa? signer = null,
        string? signature = null,
        string? key = null,
        string? changed = null,
        string? stamp = null
    )
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        stamp ??= Stamp(Now);
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] = stamp;
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Signature"] =
            signature
            ?? Convert.ToBase64String(
                (signer ?? _service).SignData(
                    Encoding.UTF8.GetBytes(stamp + body),
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence
                )
            );
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(changed ?? body));
        var clock = new SimulatedClock(Now);
        var bounceNotifier = new BounceNotifier(
            _store.Ledger,
            _store.Directory,
            new PlaceMailLog(_store.Cabinet, _store.Outbox),
            new MailContext("石桥镇", SimulatedHost.Rules, (_, _) => null, _ => null),
            new NoChangeSignal()
        );
        using var sendGridEventFunction = new SendGridEventFunction(
            new SendGridOptions { WebhookPublicKey = key ?? Convert.ToBase64String(_service.ExportSubjectPublicKeyInfo()) },
            new DeliveryReportHandler(_store.Outbox, bounceNotifier, clock, new NoChangeSignal()),
            clock,
            NullLogger<SendGridEventFunction>.Instance
        );
        await (await sendGridEventFunction.Receive(context.Request, default)).ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}
