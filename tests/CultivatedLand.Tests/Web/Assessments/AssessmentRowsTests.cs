using System.Net;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Rows;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.Assessments;

/// <summary>Rows E24, R15, D13, D15 and X9 in the product: sheets drawn from the ledger, decided by people, frozen with versions.</summary>
public sealed class AssessmentRowsTests : RowTest
{
    private const string Town = "沙河区/青石镇";

    private static readonly string Sheet =
        $"/reports/assessments/{AssessmentStore.IdOf(Place.Parse(Town)!, Some.Day("2023-01-01"), Some.Day("2023-12-31"))}";

    [Fact]
    public async Task E24_a_village_that_got_a_letter_is_on_the_list_and_nothing_is_struck_off_by_itself()
    {
        await Late();
        await Draw();
        var page = await Page(Sheet);

        Assert.Contains("督办函1份", page, StringComparison.Ordinal);
        Assert.DoesNotContain("取消评优评先：", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E24_a_person_decides_with_reason_and_day()
    {
        await Late();
        await Draw();
        var sent = await Decide("deny", ("reason", "逾期未整改"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await Page(Sheet);

        Assert.Contains("逾期未整改", page, StringComparison.Ordinal);
        Assert.Contains("没有待决定的单位", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E24_a_referral_says_what_was_handed_over()
    {
        await Late();
        await Draw();
        var refused = await Decide("refer", ("reason", "失职"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("移交了哪些材料", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        await Decide("refer", ("reason", "失职"), ("handedover", "镇纪委：督办函1份"));
        Assert.Contains("镇纪委：督办函1份", await Page(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R15_the_sheet_shows_the_share_of_the_target()
    {
        People();
        await Office.With(Some.FourPhases());
        await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(24.12m)) { IsConfirmed = true, By = "周" }, default);
        await Draw();
        var row = Assert.Single((await Newest()).Rows);

        Assert.False(row.IsMet);
        Assert.Equal(Percentage.Of(row.Accepted, row.Target), row.Share);
        Assert.Contains($"{Percentage.Text(row.Share)}%", await Page(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D13_the_sheet_counts_patrols_due_and_made()
    {
        People();
        var village = Some.Village;
        await Part<PatrolService>().Plan(new PatrolPlan("", village, 1, PatrolUnit.Week, [], Some.Day("2023-08-01")), "林", default);
        foreach (var day in new[] { "2023-08-03", "2023-08-09", "2023-08-17" })
        {
            Clock.MoveTo($"{day} 10:00");
            await Post("/api/patrols", $$"""{"place":"{{village}}","who":"吴小满","saw":"未见异常","at":"{{day}}T09:00"}""");
        }

        Clock.MoveTo("2023-08-29 10:00");
        await Draw();
        var row = Assert.Single((await Newest()).Rows, row => row.Unit == village);

        Assert.Equal((4, 3, 75m), (row.PatrolsDue, row.PatrolsMade, row.PatrolShare));
    }

    [Fact]
    public async Task D15_a_survey_of_less_puts_the_village_on_the_list()
    {
        People();
        await Draw();
        var answer = await (await ShownForm.On(Administrator, Sheet, $"{Sheet}/survey")).Send(("survey-1", "-3.20"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("年度变更调查耕地减少3.20亩", await Page(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_that_is_no_figure_is_said_at_its_field()
    {
        People();
        await Draw();
        var answer = await (await ShownForm.On(Administrator, Sheet, $"{Sheet}/survey")).Send(("survey-1", "减少三亩"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "“减少三亩”不是面积变化",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_frozen_sheet_stays_as_it_is_and_what_changes_later_is_a_second_version_with_the_difference()
    {
        People();
        await Office.With(Some.FourPhases());
        await Draw();
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await (await ShownForm.On(Administrator, Sheet, $"{Sheet}/freeze")).Send(("sent", "yes"))).StatusCode
        );
        await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(24.12m)) { IsConfirmed = true, By = "周" }, default);
        Assert.Equal(Mu.Zero, Assert.Single((await Newest()).Rows).Accepted);

        await Draw();
        var versions = await Part<AssessmentStore>().Versions(Sheet.Split('/')[^1], default);
        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Contains("与第1版不同", await Page(Sheet), StringComparison.Ordinal);
        Assert.Contains("24.12", await Page(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_freeze_a_sheet_at_once_one_does()
    {
        People();
        await Draw();
        var (first, second) = (
            await ShownForm.On(Administrator, Sheet, $"{Sheet}/freeze"),
            await ShownForm.On(Administrator, Sheet, $"{Sheet}/freeze")
        );
        await first.Send(("sent", "yes"));
        var refused = await second.Send(("sent", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("定稿，不能再改", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X9_approvals_are_stopped_and_lifted_after_eighteen_days()
    {
        People();
        Clock.MoveTo("2024-07-01 10:00");
        await Forms.Send("/reports/sanctions", ("place", Town), ("kind", "stop-approvals"), ("from", "2024-07-01"), ("reason", "进度滞后"));
        Assert.Contains("执行中", await Page("/reports/sanctions"), StringComparison.Ordinal);

        Clock.MoveTo("2024-07-19 10:00");
        var sanction = Assert.Single(await Part<AssessmentStore>().Sanctions(default));
        await Forms.Send($"/reports/sanctions/{sanction.Id}/lift", ("on", "2024-07-19"), ("reason", "已验收"));
        var page = await Page("/reports/sanctions");

        Assert.Contains(">18<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("执行中", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_comes_as_a_workbook()
    {
        People();
        await Draw();
        var answer = await Administrator.GetAsync($"{Sheet}.xlsx");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
    }

    private void People() =>
        Office.Directory.People = new PeopleDirectory([
            new(Some.Village, Role.Leader, null, "何静川", "he@q.example"),
            new(Some.Village, Role.UnitHead, null, "赵启明", "zhao@q.example"),
        ]);

    /// <summary>Lets the task of the village get its supervision letter.</summary>
    private async Task Late()
    {
        People();
        await Office.With(Some.FourPhases());
        await Until("2023-08-21 09:00");
        await Until("2023-08-23 09:00");
    }

    private async Task Draw()
    {
        var answer = await Forms.Send("/reports/assessments", ("place", Town), ("from", "2023-01-01"), ("to", "2023-12-31"));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<Assessment> Newest() =>
        await Part<AssessmentService>().Drawn((await Part<AssessmentStore>().Versions(Sheet.Split('/')[^1], default))[0], default);

    private async Task<HttpResponseMessage> Decide(string kind, params (string Name, string Value)[] typed) =>
        await (await ShownForm.On(Administrator, Sheet, $"{Sheet}/decide")).Send([("unit", Some.Village.Path), ("kind", kind), .. typed]);
}
