using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Duties;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows D1 and D4 with the notice of Dadukou and its grid.</summary>
public sealed class DadukouRowTests : RowTest
{
    private const string District = "大渡口区";

    [SharedFact]
    public async Task D1_after_the_start_five_duties_are_in_force_and_nothing_is_finished_late_or_mailed()
    {
        Office.Directory.People = new PeopleDirectory([new(Place.Parse(District)!, Role.LeadOffice, null, "林晓舟", "lin@q.example")]);
        var (_, body) = await Start(Administrator, "通知.txt", SharedTexts.Notice("dadukou-grid-2022"), "&undated=standing");
        Assert.Equal(("started", 0, 5), ((string?)body["state"], (int?)body["tasks"], (int?)body["duties"]));

        foreach (var day in Some.Days(Some.Day("2023-07-20"), Some.Day("2023-08-31")))
            await Until($"{day:yyyy-MM-dd} 09:00");
        Assert.Empty(Office.Outbox.Records);
        Assert.DoesNotContain("已逾期", await Page("/today"), StringComparison.Ordinal);

        var (list, plan) = (await Page("/plans"), await Page($"/plans/{body["hash"]}"));
        Assert.Contains("另有 5 项长期职责", list, StringComparison.Ordinal);
        Assert.Contains("and 5 standing duties", await Page("/plans", isEnglish: true), StringComparison.Ordinal);
        Assert.Contains("长期职责（5）", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("待销号", plan, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task D1_a_duty_is_ended_on_the_last_day_of_the_year_with_a_reason()
    {
        await Start(Administrator, "通知.txt", SharedTexts.Notice("dadukou-grid-2022"), "&undated=standing");
        var duty = (await Part<DutyService>().List(null, default))[0];
        Clock.MoveTo("2023-12-31 10:00");
        var supervisor = await Program(AccountRole.Supervisor, duty.Place.Path);
        var ended = await supervisor.PostAsync(
            $"/api/duties/{duty.Id}/end",
            new StringContent("""{"reason":"机构调整"}""", Encoding.UTF8, "application/json")
        );

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        var all = await Part<DutyService>().List(null, default);
        Assert.Equal(4, all.Count(known => known.IsInForce));
        Assert.Equal((Some.Day("2023-12-31"), "机构调整"), (all[^1].End!.On, all[^1].End!.Reason));
        Assert.Contains("2023-12-31", await Page("/duties"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D4_the_office_sees_the_missed_patrols_of_its_own_places_alone()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Place.Parse($"{District}/跳磴镇/石盘村")!, Role.GridMember, null, "吴小满", "wu@q.example"),
            new(Place.Parse($"{District}/建胜镇/民胜村")!, Role.GridMember, null, "何静川", "he@q.example"),
        ]);
        foreach (var place in new[] { $"{District}/跳磴镇/石盘村", $"{District}/建胜镇/民胜村" })
            (
                await Administrator.PutAsync(
                    "/api/patrols/plans",
                    new StringContent(
                        $$"""{"place":"{{place}}","count":1,"unit":"week","since":"2023-07-24"}""",
                        Encoding.UTF8,
                        "application/json"
                    )
                )
            ).EnsureSuccessStatusCode();
        Clock.MoveTo("2023-08-01 08:00");
        var town = await SignedIn("town", AccountRole.Office, Place.Parse($"{District}/跳磴镇"));
        var district = await SignedIn("district", AccountRole.Office, Place.Parse(District));

        var (own, all) = (
            WebUtility.HtmlDecode((await town.Open("/today")).Page),
            WebUtility.HtmlDecode((await district.Open("/today")).Page)
        );
        Assert.Contains("漏巡 1 次", own, StringComparison.Ordinal);
        Assert.Contains("2023-07-30", own, StringComparison.Ordinal);
        Assert.DoesNotContain("民胜村", own, StringComparison.Ordinal);
        Assert.Contains("石盘村", all, StringComparison.Ordinal);
        Assert.Contains("民胜村", all, StringComparison.Ordinal);
    }
}
