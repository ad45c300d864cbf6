using System.Net;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>What a person can do about a mail that went astray.</summary>
public sealed class ResendTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public async Task A_mail_sent_again_is_the_same_mail_under_the_same_message_id()
    {
        await using var host = await Sample.Started(_data);
        await host.Api.SetClock("2023-08-04T10:00");
        var first = Assert.Single(host.Mails.Notices());
        var bytes = await File.ReadAllBytesAsync(Path.Combine(host.Folder.Mail, first.File));
        File.Delete(Path.Combine(host.Folder.Mail, first.File));

        var id = Assert.Single(await host.Api.NoticeMails()).Text("id");
        (await host.Api.Post($"/api/mails/{id}/resend")).Ok();

        await Eventually.Be("the mail in the folder again", () => host.Mails.Notices().Count == 1);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(host.Folder.Mail, first.File)));

        // The mail is in the folder a moment before its receipt is in the ledger.
        await Eventually.Be(
            "the second attempt is noted",
            async () => Assert.Single(await host.Api.NoticeMails())["attempts"]!.GetValue<int>() == 2
        );
    }

    [Fact]
    public async Task A_mail_for_nobody_is_kept_and_shown_and_cannot_be_sent()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);
        (await host.Api.Upload("/api/plans?start=true", Sample.PlanName, Sample.Bytes(Sample.Plan))).Ok();

        await host.Api.SetClock("2023-08-04T10:00");

        var dead = Assert.Single(await host.Api.NoticeMails("&state=dead"));
        Assert.Contains("no recipient", dead.Text("note"));
        Assert.Equal(HttpStatusCode.Conflict, (await host.Api.Post($"/api/mails/{dead.Text("id")}/resend")).Status);
        Assert.Empty(host.Mails.Notices());
    }

    [Fact]
    public async Task A_mail_nobody_holds_back_cannot_be_released()
    {
        await using var host = await Sample.Started(_data);
        await host.Api.SetClock("2023-08-04T10:00");

        var answer = await host.Api.Post($"/api/mails/{Assert.Single(await host.Api.NoticeMails()).Text("id")}/release");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("does not allow", answer.Sentence);
    }

    [Fact]
    public async Task The_mails_verb_shows_what_became_of_them()
    {
        await using var host = await Sample.Started(_data);
        await host.Api.SetClock("2023-08-04T10:00");

        var run = await host.Cli("mails", "--json");

        Assert.Equal((0, "sent"), (run.ExitCode, run.Json.AsArray()[0]!.Text("state")));
    }

    public void Dispose() => _data.Dispose();
}
