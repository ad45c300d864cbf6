using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Simulation;
using CultivatedLand.Tests.Documents;
using CultivatedLand.Tests.Web.Plans;
using CultivatedLand.Tests.Web.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>The product with a real notice, for the rows of the acceptance criteria: pages, API, mails and links on one clock.</summary>
public abstract partial class RowTest(string begins = WebTest.Beginning) : EditionTest(begins)
{
    protected override bool HasSampleTask => false;

    private protected override void Add(IServiceCollection services) => AddRealPost(services);

    private protected AntiforgeryForms Forms => field ??= new(Administrator);

    /// <summary>Uploads a real notice in the console.</summary>
    /// <returns>The address of its draft.</returns>
    private protected async Task<string> Uploaded(string notice) =>
        (await Forms.File("/plans", "通知.txt", SharedTexts.Notice(notice))).Headers.Location!.OriginalString.Split('?')[0];

    private protected Task<HttpResponseMessage> Begin(string plan, int version = 0) =>
        Forms.Send($"{plan}/start", ("version", $"{version}"));

    private protected async Task<string> Page(string path, bool isEnglish = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (isEnglish)
            request.Headers.Add("Cookie", "lang=en");
        return WebUtility.HtmlDecode(await (await Administrator.SendAsync(request)).Content.ReadAsStringAsync());
    }

    /// <summary>Presses the button of a page whose form has these words.</summary>
    private protected async Task<HttpResponseMessage> Press(string path, string words)
    {
        var form = FormPattern()
            .Matches(await Page(path))
            .Select(form => form.Value)
            .First(form => form.Contains(words, StringComparison.Ordinal));
        return await Forms.Send(
            ActionPattern().Match(form).Groups[1].Value,
            [
                .. HiddenPattern()
                    .Matches(form)
                    .Select(field => (field.Groups[1].Value, field.Groups[2].Value))
                    .Where(field => field.Item1 != "__RequestVerificationToken"),
            ]
        );
    }

    private protected async Task<HttpResponseMessage> Act(TaskId task, string act, params (string Name, string Value)[] typed) =>
        await (await ShownForm.On(Administrator, $"/tasks/{task}", $"/tasks/{task}/{act}")).Send(typed);

    /// <summary>Lives on until a moment: tasks wake, notices become mails, mails go.</summary>
    private protected async Task Until(string moment)
    {
        Clock.MoveTo(moment);
        using var cycle = new WorkCycle(
            Part<TaskService>(),
            Part<MailDispatcher>(),
            Office.Ledger,
            Office.Outbox,
            new SetAsideStore(Clock, new NoStoreFailures()),
            new DueTaskWaker(Part<TaskService>()),
            Part<CycleJobs>()
        );
        await cycle.RunDue(default);
        await cycle.SendMails(default);
    }

    private protected async Task<RectificationTask> TaskOf(decimal target) =>
        (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(task => task.State)
            .Single(task => task.Spec.Target?.Value == target);

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex ActionPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
