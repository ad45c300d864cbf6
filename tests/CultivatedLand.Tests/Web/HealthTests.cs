using System.Net;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Mail;
using CultivatedLand.Web.Infrastructure.Routing;

namespace CultivatedLand.Tests.Web;

public sealed class HealthTests : WebTest
{
    private static readonly DeliveryResult.Postponed NoServer = new("no server");

    [Fact]
    public async Task A_loop_that_fails_makes_the_host_unready_and_is_named_without_its_error()
    {
        Part<LoopMonitor>().Failed("wake", "/srv/secret/ledger.db");

        var answer = await Anybody.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"wake\"", body);
        Assert.DoesNotContain("secret", body);
    }

    [Fact]
    public async Task A_loop_that_runs_again_makes_the_host_ready_again()
    {
        Part<LoopMonitor>().Failed("wake", "broken");
        Part<LoopMonitor>().Ran("wake");

        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData(14, HttpStatusCode.OK)]
    [InlineData(15, HttpStatusCode.ServiceUnavailable)]
    public async Task Mail_that_fails_for_a_quarter_of_an_hour_makes_the_host_unready(int minutes, HttpStatusCode expected)
    {
        Part<LoopMonitor>().Delivered(NoServer);
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Part<LoopMonitor>().Delivered(NoServer);

        Assert.Equal(expected, (await Anybody.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_full_mailbox_is_no_failing_mail_server()
    {
        Part<LoopMonitor>().Delivered(NoServer with { IsOfOneMailbox = true });
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_record_that_is_set_aside_shows_in_health_and_on_the_page_of_the_administrator()
    {
        await Cabinet.Put("rhythms", "r1", "{"u8.ToArray(), 0, default);
        await Administrator.GetAsync("/reports/rhythms");
        await Part<RecordSetCheck>().Run(default);

        Assert.Equal("degraded", (await Json(await Anybody.GetAsync("/health/ready")))["status"]!.GetValue<string>());
        Assert.Contains("rhythms/r1", await Administrator.GetStringAsync(SettingsUrls.Health));
    }
}
