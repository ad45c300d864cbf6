using System.IO.Compression;
using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row D5 with the notice of Dadukou: patrols whose frequency the draft asks for.</summary>
public sealed class DadukouPatrolRowTests() : RowTest("2022-09-01 08:00")
{
    private static readonly Place Village = Place.Parse("大渡口区/跳磴镇/石盘村")!;

    private async Task<string> Draft()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Village, Role.GridMember, null, "吴小满", "member@q.example"),
            new(Village, Role.GridChief, null, "何静川", "chief@q.example"),
            new(Village.Parent!, Role.GridChief, null, "周明远", "town@q.example"),
        ]);
        return await Uploaded("dadukou-grid-2022");
    }

    private async Task Start(string plan)
    {
        await Press(plan, "value=\"week\"");
        (
            await Administrator.PostAsync($"/api{plan}/start?undated=standing", new StringContent("{}", Encoding.UTF8, "application/json"))
        ).EnsureSuccessStatusCode();
    }

    private async Task LiveUntil(string last)
    {
        foreach (var day in Some.Days(ChinaTime.DateOf(Clock.GetUtcNow()), Some.Day(last)))
            await Until($"{day:yyyy-MM-dd} 09:00");
    }

    private IEnumerable<string> Told() =>
        Office.Outbox.Records.OrderBy(mail => mail.SendAt).Select(mail => $"{mail.Content.To} {ChinaTime.DateOf(mail.SendAt):MM-dd}");

    [SharedFact]
    public async Task D5_the_draft_quotes_what_asks_for_patrols_and_asks_how_often()
    {
        var page = await Page(await Draft());

        Assert.Contains("多久巡查一次", page, StringComparison.Ordinal);
        Assert.Contains(
            "没有写明频次：“<bdi>各村（社区）网格长和网格员负责对辖区内土地定期巡查，并建立巡查台账</bdi>”",
            page,
            StringComparison.Ordinal
        );
    }

    [SharedFact]
    public async Task D5_a_missed_week_is_told_on_Friday_and_after_the_holiday_on_Tuesday_and_Wednesday()
    {
        await Start(await Draft());
        await LiveUntil("2022-09-14");

        Assert.Equal(["member@q.example 09-09", "chief@q.example 09-13", "town@q.example 09-14"], Told());
    }

    [SharedFact]
    public async Task D5_after_a_patrol_in_the_week_nobody_is_told()
    {
        await Start(await Draft());
        await LiveUntil("2022-09-08");
        await Patrolled("2022-09-08T08:30");
        await LiveUntil("2022-09-14");

        Assert.Empty(Told());
    }

    [SharedFact]
    public async Task D5_the_log_of_a_month_is_a_workbook_and_another_month_has_none_of_it()
    {
        await Draft();
        await Patrolled("2022-09-01T07:30");

        Assert.Contains("未见异常", await Workbook("2022-09"), StringComparison.Ordinal);
        Assert.DoesNotContain("未见异常", await Workbook("2022-08"), StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task D5_what_is_no_month_is_a_sentence()
    {
        await Draft();
        var answer = await Administrator.GetAsync("/patrols.xlsx?month=2022-13");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“2022-13”不是月份", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    /// <summary>All words of the log of a month.</summary>
    private async Task<string> Workbook(string month)
    {
        using var zip = new ZipArchive(await Administrator.GetStreamAsync($"/patrols.xlsx?month={month}"), ZipArchiveMode.Read);
        return string.Concat(
            zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry => new StreamReader(entry.Open()).ReadToEnd())
        );
    }

    private async Task Patrolled(string at) =>
        (
            await Administrator.PostAsync(
                "/api/patrols",
                new StringContent(
                    $$"""{"place":"{{Village.Path}}","who":"吴小满","at":"{{at}}","saw":"未见异常"}""",
                    Encoding.UTF8,
                    "application/json"
                )
            )
        ).EnsureSuccessStatusCode();
}
