using System.Net;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row R9 with the notice of Erong.</summary>
public sealed class ErongRowTests() : RowTest("2023-04-17 08:30")
{
    private static readonly Place Town = Place.Parse("秀山土家族苗族自治县/峨溶镇")!;

    [SharedFact]
    public async Task R9_an_early_application_is_asked_back_once_then_told_at_once_and_nothing_reminds_of_it_later()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Town, Role.Supervisor, "规建办", "周明远", "zhou@q.example"),
            new(Town.Child("坝浪村"), Role.Leader, null, "坝浪支书", "ba@q.example"),
        ]);
        await Begin(await Uploaded("erong-plan-2023"));
        var task = (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(stored => stored.State)
            .Single(state => state.Spec.Place.Name == "坝浪村");
        await Until("2023-04-17 09:00");

        Clock.MoveTo("2023-06-12 10:07");
        var early = task.Phases.Where(phase => phase.Due <= Some.Day("2023-10-21")).ToList();
        (string, string)[] typed = [.. early.Select(phase => ("phase", $"{phase.Number}")), ("area", "30")];
        var asked = await Act(task.Id, "report", typed);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains(
            $"“{string.Join("”“", early.Select(phase => phase.Name))}”将一并填报完成并申请验收，确定吗？",
            WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.All((await Office.Ledger.Find(task.Id, default))!.State.Phases, phase => Assert.Equal(0m, phase.Reported.Value));
        var answer = await Act(task.Id, "report", [.. typed, ("confirmed", "yes")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.All(
            (await Office.Ledger.Find(task.Id, default))!.State.Phases.Take(early.Count),
            phase => Assert.Equal(30m, phase.Reported.Value)
        );

        var before = Office.Outbox.Records.Count;
        await Until("2023-06-12 10:10");
        var told = Assert.Single(Office.Outbox.Records.Skip(before), mail => mail.Notices.Any(notice => notice.Task == task.Id));
        Assert.Equal(("zhou@q.example", "2023-06-12 10:10"), (told.Content.To, Some.Text(told.SendAt)));

        foreach (var day in Some.Days(Some.Day("2023-06-13"), Some.Day("2023-10-31")))
            await Until($"{day:yyyy-MM-dd} 09:00");
        Assert.DoesNotContain(
            (await Office.Ledger.History(task.Id, 0, 1000, default)).OfType<TaskFact.NoticeIssued>(),
            issued => issued.At > Some.At("2023-06-12 10:07") && early.Any(phase => phase.Number == issued.Notice.Phase)
        );
    }
}
