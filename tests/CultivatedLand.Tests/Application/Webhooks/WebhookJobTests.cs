using System.Text.Json.Nodes;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using CultivatedLand.Tests.Web;

namespace CultivatedLand.Tests.Application.Webhooks;

public sealed class WebhookJobTests : WebTest
{
    private const string Secret = "a-secret-of-some-length";

    private readonly Listener _listener = new();

    private WebhookStore Book => Part<WebhookStore>();

    private WebhookJob Round =>
        new(
            Book,
            Office.Ledger,
            Part<CultivatedLand.Application.Ledger.Views.ILedgerViews>(),
            _listener,
            new WebhookMessageWriter(new Uri("https://land.example.cn"), Language.Chinese),
            Clock,
            new SetAsideStore(Clock, new NoStoreFailures())
        );

    [Fact]
    public async Task A_webhook_hears_of_what_happens_after_it_was_made_and_of_each_thing_once()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json);
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");

        Assert.True(await Round.Tell(default));
        Assert.False(await Round.Tell(default));

        var told = Assert.Single(Events());
        Assert.Equal(("progress-reported", Some.Id.Value), ((string?)told["kind"], (string?)told["task"]));
        Assert.Equal($"https://land.example.cn/tasks/{Some.Id}", (string?)told["link"]);
    }

    [Fact]
    public async Task A_hand_over_says_to_whom_and_what_is_asked()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json);
        await Do(new TaskCommand.RequestExtension(1, new DateOnly(2023, 9, 1), "连续阴雨"), "2023-07-20 10:00");
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:01");

        await Round.Tell(default);

        var (asked, progress) = (Events().First(), Events().Last());
        Assert.Equal(["supervisor"], asked["handOver"]!["to"]!.AsArray().Select(role => (string?)role));
        Assert.Contains("请批准", (string?)asked["handOver"]!["chinese"], StringComparison.Ordinal);
        Assert.Contains("Please grant", (string?)asked["handOver"]!["english"], StringComparison.Ordinal);
        Assert.Null(progress["handOver"]);
    }

    [Fact]
    public async Task A_robot_names_those_who_take_over()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.WeCom);
        await Do(new TaskCommand.RequestExtension(1, new DateOnly(2023, 9, 1), "连续阴雨"), "2023-07-20 10:00");

        await Round.Tell(default);

        var content = (string?)JsonNode.Parse(Assert.Single(_listener.Taken).Body)!["markdown"]!["content"];
        Assert.Contains("督导单位：请批准", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_come_in_order_and_none_is_lost_when_the_other_side_fails()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json);
        _listener.Answer = "HTTP 503";
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");
        Assert.False(await Round.Tell(default));
        await Do(new TaskCommand.Report([1], Mu.Of(9)), "2023-07-20 10:00");
        _listener.Clear();

        Assert.False(await Round.Tell(default));
        Clock.MoveTo("2023-07-20 10:02");
        Assert.True(await Round.Tell(default));

        Assert.Equal(2, Events().Count());
        Assert.Equal(0, (await Book.All(default))[0].Progress.Failures);
    }

    [Fact]
    public async Task One_that_fails_for_days_is_given_up_and_hears_what_it_missed_once_switched_on()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json);
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");
        _listener.Answer = "no route";
        while (await Round.NextAttemptAt(default) is var next && !(await Book.All(default))[0].Progress.IsGivenUp)
        {
            if (next is { } at)
                Clock.MoveTo(at);
            await Round.Tell(default);
        }

        _listener.Clear();
        await Book.Switch("h1", true, default);
        Assert.True(await Round.Tell(default));
        Assert.Single(Events());
    }

    [Fact]
    public async Task A_webhook_of_another_place_hears_nothing()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json, "别县/别镇");
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");

        Assert.False(await Round.Tell(default));
    }

    [Fact]
    public async Task What_is_sent_to_programs_is_signed_over_time_and_body()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.Json);
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");

        await Round.Tell(default);

        var message = Assert.Single(_listener.Taken);
        Assert.Equal(WebhookMessageWriter.Signature(Secret, Clock.GetUtcNow(), message.Body), message.Signature);
        Assert.StartsWith("t=1689818400,v1=", message.Signature, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wecom_robot_gets_markdown_without_what_somebody_typed_becoming_a_link()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.WeCom);
        await Do(new TaskCommand.RequestExtension(1, new DateOnly(2023, 9, 1), "见[这里](http://evil.example)*"), "2023-07-20 10:00");

        await Round.Tell(default);

        var content = (string?)JsonNode.Parse(Assert.Single(_listener.Taken).Body)!["markdown"]!["content"];
        Assert.Contains("耕地整改台账：1项动态", content, StringComparison.Ordinal);
        Assert.DoesNotContain("](http://evil", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dingtalk_robot_with_a_secret_is_asked_at_a_signed_address()
    {
        Clock.MoveTo("2023-07-20 09:00");
        await Add(WebhookFormat.DingTalk);
        await Do(new TaskCommand.Report([1], Mu.Of(5)), "2023-07-20 10:00");

        await Round.Tell(default);

        var message = Assert.Single(_listener.Taken);
        Assert.Contains("timestamp=1689818400000&sign=", message.Address.Query, StringComparison.Ordinal);
        Assert.Equal("markdown", (string?)JsonNode.Parse(message.Body)!["msgtype"]);
    }

    [Theory]
    [InlineData("ftp://x.example", Secret)]
    [InlineData("https://x.example/hook", "short")]
    public void An_address_or_secret_that_will_not_do_is_told(string address, string secret) =>
        Assert.Single(
            new Webhook(
                "h",
                "测试",
                new Uri(address, UriKind.RelativeOrAbsolute),
                WebhookFormat.Json,
                secret,
                [],
                true,
                default,
                "管理员"
            ).Faults(new WebhookTargets(allowsPrivate: false))
        );

    private Task Add(WebhookFormat format, params string[] places) =>
        Book.Add(
            new Webhook(
                "h1",
                "测试",
                new Uri("https://hooks.example.cn/in"),
                format,
                Secret,
                [.. places],
                IsOn: true,
                Clock.GetUtcNow(),
                "管理员"
            ),
            default
        );

    private async Task Do(TaskCommand command, string at)
    {
        if (Clock.GetUtcNow() < Some.At(at))
            Clock.MoveTo(at);
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, command with { By = "李村长" }, default));
    }

    private IEnumerable<JsonNode> Events() =>
        _listener.Taken.SelectMany(message => JsonNode.Parse(message.Body)!["events"]!.AsArray()).Select(told => told!);

    /// <summary>The other side, which takes what comes or says why not.</summary>
    private sealed class Listener : IWebhookSender
    {
        public List<WebhookMessage> Taken { get; } = [];

        public string? Answer { get; set; }

        public void Clear() => Answer = null;

        public Task<string?> Send(WebhookMessage message, CancellationToken cancellationToken)
        {
            if (Answer is null)
                Taken.Add(message);
            return Task.FromResult(Answer);
        }
    }
}
