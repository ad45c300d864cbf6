using System.Net;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.ToDo;

/// <summary>The button “received” of the mail that tells of a start, and who has not pressed it.</summary>
public class ReceiptTests : WebTest
{
    [Fact]
    public async Task Before_anybody_pressed_it_the_office_sees_the_names()
    {
        await Start();

        var page = WebUtility.HtmlDecode(await Administrator.GetStringAsync("/today"));

        Assert.Contains("1 人中 0 人已收到", page, StringComparison.Ordinal);
        Assert.Contains("李村长（柳湾村）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_acknowledges_every_task_of_the_mail_and_is_seen_by_the_office()
    {
        var link = await Start();
        Assert.Contains("交给您的任务（2）", WebUtility.HtmlDecode(await Anybody.GetStringAsync(link)), StringComparison.Ordinal);

        var answer = await Anybody.PostAsync(link, null);

        Assert.Equal((HttpStatusCode.SeeOther, link), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains("已确认收到", WebUtility.HtmlDecode(await Anybody.GetStringAsync(link)), StringComparison.Ordinal);
        foreach (var id in Ids)
            Assert.Equal("李村长", (await Office.Ledger.Find(id, default))!.State.Current!.Acknowledged!.By);
        Assert.DoesNotContain("已收到", WebUtility.HtmlDecode(await Administrator.GetStringAsync("/today")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_fact()
    {
        var link = await Start();
        await Anybody.PostAsync(link, null);
        await Anybody.PostAsync(link, null);

        Assert.Single((await Office.Ledger.History(Ids[0], 0, 100, default)).OfType<TaskFact.Acknowledged>());
    }

    [Fact]
    public async Task A_second_press_does_not_change_when_it_was_received()
    {
        var link = await Start();
        await Anybody.PostAsync(link, null);
        Clock.MoveTo("2023-07-20 11:00");
        await Anybody.PostAsync(link, null);

        var receipts = new RecordSet<PlanReceipts>(Part<IRecordStore>(), ReceiptStore.DrawerName);
        var person = Assert.Single((await receipts.Find(Ids[0].Plan, default))!.People);
        Assert.Equal("2023-07-20 10:05", Some.Text(person.ReceivedAt!.Value));
    }

    [Fact]
    public async Task Opening_the_page_changes_nothing()
    {
        await Anybody.GetAsync(await Start());

        Assert.Empty((await Office.Ledger.History(Ids[0], 0, 100, default)).OfType<TaskFact.Acknowledged>());
    }

    [Fact]
    public async Task The_mail_of_somebody_else_is_not_found()
    {
        await Start();
        var other = Office.Outbox.Records.First(mail => mail.Content.To != "li@q.example");

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Anybody.GetAsync($"{Links.TaskFor(Ids[0], Leader)!.AbsolutePath}/received/{other.Id}")).StatusCode
        );
    }

    private static readonly TaskId[] Ids = [TaskId.Of("5e1f0a2b3c-1"), TaskId.Of("5e1f0a2b3c-2")];

    /// <summary>Starts two tasks of one village and mails what is told of them.</summary>
    /// <returns>The address of the button in the leader's mail.</returns>
    private async Task<string> Start()
    {
        Clock.MoveTo("2023-07-20 10:02");
        var tasks = Part<CultivatedLand.Application.Tasks.TaskService>();
        foreach (var id in Ids)
        {
            await tasks.Execute(id, SomeCommands.Plan(Some.FourPhases()) with { Id = id }, default);
            await tasks.Execute(id, SomeCommands.Start, default);
        }

        Clock.MoveTo("2023-07-20 10:05");
        await Office.Post.RecordDueNotices(default);
        var mail = Office.Outbox.Records.Single(mail => mail.Content.To == "li@q.example");
        return $"{Links.TaskFor(Ids[0], Leader)!.AbsolutePath}/received/{mail.Id}";
    }
}
