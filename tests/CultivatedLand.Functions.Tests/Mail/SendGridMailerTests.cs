using System.Text;
using System.Text.Json;
using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Mail;

namespace CultivatedLand.Functions.Tests.Mail;

public sealed class SendGridMailerTests : IAsyncLifetime
{
    private static readonly MailContent Mail = new(
        "li@example.cn",
        "李村长",
        "【逾期】翻耕",
        "正文",
        "<p>正文</p>",
        [
            new("督办函.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [1, 2, 3]),
            new("due.ics", "text/calendar; charset=utf-8", Encoding.UTF8.GetBytes("BEGIN")),
        ],
        "abc@land.example.cn",
        new DateTimeOffset(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8))
    );

    private FakeSendGrid _service = null!;

    public async Task InitializeAsync() => _service = await FakeSendGrid.Start();

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    private JsonElement Sent => Assert.Single(_service.Requests).Body;

    [Fact]
    public async Task A_mail_that_is_taken_comes_back_with_the_services_own_name_for_it() =>
        Assert.Equal(new DeliveryResult.Accepted("SendGrid id1"), await Deliver());

    [Fact]
    public async Task It_goes_to_one_person_under_its_own_message_id_which_comes_back_with_every_event()
    {
        await Deliver();
        var person = Assert.Single(Sent.GetProperty("personalizations").EnumerateArray());

        Assert.Equal("""[{"name":"李村长","email":"li@example.cn"}]""", Text(person, "to"));
        Assert.Equal("【逾期】翻耕", person.GetProperty("subject").GetString());
        Assert.Equal("<abc@land.example.cn>", person.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal("abc@land.example.cn", person.GetProperty("custom_args").GetProperty("message_id").GetString());
    }

    [Fact]
    public async Task It_carries_sender_category_text_and_html()
    {
        await Deliver();

        Assert.Equal("""{"name":"石桥镇人民政府","email":"office@example.cn"}""", Text(Sent, "from"));
        Assert.Equal("""["CultivatedLand"]""", Text(Sent, "categories"));
        Assert.Equal(
            ["text/plain", "text/html"],
            Sent.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString())
        );
        Assert.Equal("Bearer SG.key", _service.Requests[0].Authorization);
    }

    [Fact]
    public async Task Attachments_go_with_it_and_their_media_types_without_parameters_which_the_service_refuses()
    {
        await Deliver();
        var attachments = Sent.GetProperty("attachments").EnumerateArray().ToList();

        Assert.Equal(["督办函.docx", "due.ics"], attachments.Select(file => file.GetProperty("filename").GetString()));
        Assert.Equal("text/calendar", attachments[1].GetProperty("type").GetString());
        Assert.Equal([1, 2, 3], attachments[0].GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task Links_are_neither_rewritten_nor_counted()
    {
        await Deliver();

        Assert.False(Sent.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(Sent.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sandbox_is_asked_for_only_where_it_is_set(bool sandbox)
    {
        await Deliver(options => options with { Sandbox = sandbox });

        Assert.Equal(
            sandbox,
            Sent.TryGetProperty("mail_settings", out var settings)
                && settings.GetProperty("sandbox_mode").GetProperty("enable").GetBoolean()
        );
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_moment_is_tried_again_at_once()
    {
        _service.Answers(503).Answers(500);

        Assert.IsType<DeliveryResult.Accepted>(await Deliver());
        Assert.Equal(3, _service.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_stays_busy_postpones_the_mail()
    {
        for (var attempt = 0; attempt < 4; attempt++)
            _service.Answers(503);

        Assert.IsType<DeliveryResult.Postponed>(await Deliver());
    }

    /// <summary>Nobody knows whether it has gone. It is tried again under its own Message-ID, by which a mailbox knows it.</summary>
    [Fact]
    public async Task A_service_that_takes_a_mail_and_drops_the_connection_postpones_it_and_hears_the_same_message_id_each_time()
    {
        for (var attempt = 0; attempt < 4; attempt++)
            _service.Drops();

        Assert.IsType<DeliveryResult.Postponed>(await Deliver());
        Assert.IsType<DeliveryResult.Accepted>(await Deliver());
        Assert.Equal(
            ["<abc@land.example.cn>"],
            _service
                .Requests.Select(request => request.Body.GetProperty("personalizations")[0].GetProperty("headers"))
                .Select(headers => headers.GetProperty("Message-ID").GetString())
                .Distinct()
        );
    }

    [Fact]
    public async Task A_service_that_is_not_there_postpones_the_mail()
    {
        Assert.IsType<DeliveryResult.Postponed>(await Deliver(options => options with { Host = "http://127.0.0.1:9" }));
    }

    [Fact]
    public async Task Who_asks_too_often_waits_as_long_as_the_service_says()
    {
        _service.Answers(429, """{"errors":[{"field":null,"message":"too many requests"}]}""", ("Retry-After", "120"));
        var postponed = Assert.IsType<DeliveryResult.Postponed>(await Deliver());

        Assert.Equal(TimeSpan.FromSeconds(120), postponed.NotBefore);
        Assert.Contains("429", postponed.Why, StringComparison.Ordinal);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_until_the_limit_begins_anew()
    {
        _service.Answers(429, "", ("X-RateLimit-Reset", $"{DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds()}"));

        Assert.InRange(
            Assert.IsType<DeliveryResult.Postponed>(await Deliver()).NotBefore!.Value,
            TimeSpan.FromMinutes(4),
            TimeSpan.FromMinutes(5)
        );
    }

    [Fact]
    public async Task A_mail_that_is_refused_says_why_in_the_services_words()
    {
        _service.Answers(
            400,
            """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":"x"},{"message":"second","field":null}]}"""
        );

        Assert.Contains(
            "Does not contain a valid address. (personalizations.0.to.0.email); second",
            Assert.IsType<DeliveryResult.Refused>(await Deliver()).Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(401, "SendGrid__ApiKey")]
    [InlineData(403, "SendGrid__From")]
    public async Task A_wrong_key_or_sender_kills_no_mail_and_names_the_setting(int status, string setting)
    {
        _service.Answers(status, """{"errors":[{"message":"authorization required"}]}""");

        Assert.Contains(setting, Assert.IsType<DeliveryResult.Postponed>(await Deliver()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateways_page_instead_of_an_answer_is_quoted_and_not_a_crash()
    {
        _service.Answers(413, "<html>" + new string('x', 5000));

        Assert.InRange(Assert.IsType<DeliveryResult.Refused>(await Deliver()).Why.Length, 20, 700);
    }

    [Fact]
    public async Task A_service_that_never_answers_postpones_the_mail_when_its_patience_is_over()
    {
        _service.Hangs();

        var postponed = Assert.IsType<DeliveryResult.Postponed>(
            await Deliver(options => options with { Patience = TimeSpan.FromMilliseconds(200) })
        );
        Assert.Contains("did not answer within", postponed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_may_take_fifteen_seconds() => Assert.Equal(TimeSpan.FromSeconds(15), new SendGridOptions().Patience);

    [Fact]
    public void The_post_room_waits_as_long_as_the_service_asks_and_never_less_than_its_own_rules()
    {
        var now = Mail.Date;

        Assert.Equal(
            now.AddHours(2),
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Postponed("429", TimeSpan.FromHours(2)), "m", 1, now).NextAttemptAt
        );
        Assert.Equal(
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Postponed("429"), "m", 1, now).NextAttemptAt,
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Postponed("429", TimeSpan.FromSeconds(1)), "m", 1, now).NextAttemptAt
        );
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(JsonElement item, string name) => JsonSerializer.Serialize(item.GetProperty(name), Readable);

    private async Task<DeliveryResult> Deliver(Func<SendGridOptions, SendGridOptions>? change = null)
    {
        var options = new SendGridOptions
        {
            ApiKey = "SG.key",
            From = "office@example.cn",
            Host = _service.Address,
            FirstPause = TimeSpan.FromMilliseconds(10),
        };
        using var mailer = new SendGridMailer(change?.Invoke(options) ?? options, "石桥镇人民政府", TimeProvider.System);
        return await mailer.Deliver(Mail, default);
    }
}
