using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Tasks;

/// <summary>How often one request reads its task: authorization reads it, and the act decides on that.</summary>
public sealed class TaskReadTests : AccessTest
{
    private static readonly string Page = $"/tasks/{Some.Id}";

    private async Task<int> ReadsOf(Func<Task<HttpResponseMessage>> request, HttpStatusCode expected)
    {
        var before = Office.Ledger.Finds;
        var answer = await request();
        Assert.Equal(expected, answer.StatusCode);
        return Office.Ledger.Finds - before;
    }

    private Task<ShownForm> Form() => ShownForm.On(Administrator, Page, $"{Page}/accept");

    [Fact]
    public async Task An_acceptance_on_its_page_reads_the_task_once()
    {
        var form = await Form();

        Assert.Equal(1, await ReadsOf(() => form.Send(("area", "5"), ("confirmed", "yes")), HttpStatusCode.SeeOther));
        Assert.Equal(Mu.Of(5), (await Office.Ledger.Find(Some.Id, default))!.State.Accepted);
    }

    [Fact]
    public async Task An_acceptance_that_lost_a_race_reads_it_again()
    {
        var form = await Form();
        Office.Ledger.BeforeAppend = () =>
        {
            Office.Ledger.BeforeAppend = null;
            Office.Desk.Execute(Some.Id, new TaskCommand.Suspend("…") { By = "王" }, default).GetAwaiter().GetResult();
        };
        var before = Office.Ledger.Finds;
        var answer = await form.Send(("area", "5"), ("confirmed", "yes"));

        // The suspension reads it too.
        Assert.Equal((HttpStatusCode.Conflict, 1 + 1 + 1), (answer.StatusCode, Office.Ledger.Finds - before));
    }

    [Fact]
    public async Task An_acceptance_by_the_API_reads_the_task_once()
    {
        var body = () => new StringContent("""{"areaMu":5,"confirmed":true}""", Encoding.UTF8, "application/json");

        Assert.Equal(1, await ReadsOf(() => Administrator.PostAsync($"/api{Page}/accept", body()), HttpStatusCode.OK));
    }

    [Fact]
    public async Task An_acceptance_by_a_signed_in_supervisor_reads_the_task_once()
    {
        var browser = await SignedIn("wang", AccountRole.Supervisor, Some.Village);
        await browser.Open(Page);

        Assert.Equal(
            1,
            await ReadsOf(
                async () =>
                    (await browser.Submit($"{Page}/accept", ("area", "5"), ("confirmed", "yes"), ("seen", browser.Hidden("seen")!))).Last,
                HttpStatusCode.SeeOther
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/history")]
    public async Task A_page_reads_its_task_once(string part) =>
        Assert.Equal(1, await ReadsOf(() => Administrator.GetAsync(Page + part), HttpStatusCode.OK));

    [Fact]
    public async Task A_report_by_the_link_in_a_mail_reads_the_task_once()
    {
        var path = Links.TaskFor(Some.Id, Leader)!.AbsolutePath;
        var body = new FormUrlEncodedContent([
            KeyValuePair.Create("phase", "1"),
            KeyValuePair.Create("area", "5"),
            KeyValuePair.Create("confirmed", "yes"),
        ]);

        Assert.Equal(1, await ReadsOf(() => Anybody.PostAsync($"{path}/report", body), HttpStatusCode.SeeOther));
    }
}
