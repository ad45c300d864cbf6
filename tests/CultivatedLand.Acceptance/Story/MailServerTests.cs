using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Domain;
using CultivatedLand.Testing;
using CultivatedLand.Testing.Mail;

namespace CultivatedLand.Acceptance.Story;

/// <summary>
/// Delivery to a real mail server, in real time. Virtual time refuses one, so the mail is made on virtual time and held,
/// and let go by a host on real time.
/// </summary>
public sealed class MailServerTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public async Task A_mail_that_found_the_server_down_arrives_when_it_is_back()
    {
        var port = Loopback.FreePort();
        var mail = await HeldMail();
        _data.With(
            "appsettings.json",
            $$"""{ "smtp": { "host": "127.0.0.1", "port": {{port}}, "tls": false, "from": "office@shiqiao.example.cn" } }"""
        );
        await using var host = await HostProcess.Start(_data.Folder);

        await Release(host);
        var failed = await Eventually.Have(
            "the first attempt",
            async () =>
                (await host.Api.Get($"/api/mails/{mail}")).Ok() is var tried && tried["attempts"]!.GetValue<int>() == 1 ? tried : null
        );
        Assert.Equal("queued", failed.Text("state"));
        Assert.Contains("连接不上邮件服务器", failed.Text("note"));

        // The second attempt comes after about a minute.
        await using var server = new FakeSmtpServer(port);
        await Eventually.Be("the mail at the server", () => server.MessageIds.Contains(failed.Text("messageId")));
        await Eventually.Be("the receipt", async () => (await host.Api.Get($"/api/mails/{mail}")).Ok().Text("state") == "sent");
        Assert.Single(server.MessageIds, id => id == failed.Text("messageId"));
    }

    [Fact]
    public async Task A_mail_that_the_server_takes_at_once_is_sent_at_once()
    {
        var port = Loopback.FreePort();
        await using var server = new FakeSmtpServer(port);
        var mail = await HeldMail();
        _data.With(
            "appsettings.json",
            $$"""{ "smtp": { "host": "127.0.0.1", "port": {{port}}, "tls": false, "from": "office@shiqiao.example.cn" } }"""
        );
        await using var host = await HostProcess.Start(_data.Folder);

        await Release(host);

        await Eventually.Be("the receipt", async () => (await host.Api.Get($"/api/mails/{mail}")).Ok().Text("state") == "sent");
        Assert.Contains((await host.Api.Get($"/api/mails/{mail}")).Ok().Text("messageId"), server.MessageIds);
        Assert.DoesNotContain("tan.lixin@", host.Said);
    }

    public void Dispose() => _data.Dispose();

    private static async Task Release(HostProcess host)
    {
        var interview = (await host.Api.Get("/api/interviews")).Ok()["interviews"]!
            .AsArray()
            .Single(one => one!.Text("cause") == "ladder")!;
        (
            await host.Api.Post(
                $"/api/interviews/{interview.Text("id")}/release",
                new()
                {
                    // This host runs on the clock of the machine.
                    ["day"] = $"{ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(1):yyyy-MM-dd}",
                    ["hour"] = "15:00",
                    ["venue"] = "三楼会议室",
                    ["chair"] = "何书记",
                    ["unit"] = "古井村村民委员会",
                    ["leader"] = "罗明远",
                }
            )
        ).Ok();
    }

    private async Task<string> HeldMail()
    {
        await using var host = await Sample.Started(_data);
        await host.Api.SetClock("2023-08-29T10:00");
        var held = (await host.Api.Mails("&state=held"))[0].Text("id");
        await host.Stop();
        return held;
    }
}
