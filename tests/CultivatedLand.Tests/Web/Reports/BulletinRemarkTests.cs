using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Rows;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>What a bulletin says beside its table: rows X9, X2 and E27.</summary>
public sealed class BulletinRemarkTests() : RowTest("2023-08-01 08:00")
{
    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;

    private static readonly string[] Villages = ["柳树村", "河湾村", "东山村"];

    [Fact]
    public async Task X9_an_open_sanction_stands_in_the_bulletin_with_its_days_and_a_lifted_one_does_not()
    {
        People();
        Clock.MoveTo("2023-08-11 10:00");
        var (sanction, _) = await Part<AssessmentService>()
            .Sanction(Town.Child("柳树村"), SanctionKind.StopApprovals, "进度滞后", Some.Day("2023-08-01"), "周明远", default);
        Assert.Equal("执行中的惩戒：柳树村区域限批（自2023-08-01，10天）。", Assert.Single(await Remarks("2023-08-11")));

        await Part<AssessmentService>().Lift(sanction!.Id, Some.Day("2023-08-11"), "已验收", "周明远", default);
        Assert.Empty(await Remarks("2023-08-11"));
    }

    [Fact]
    public async Task X2_the_bulletin_says_how_many_leads_were_found_and_that_none_has_ended()
    {
        People();
        await Post("/api/leads", $$"""{"place":"{{Town}}/柳树村","what":"新打地基"}""");

        Assert.Equal("本期发现线索1条，尚未办结。", Assert.Single(await Remarks("2023-08-11")));
    }

    [Fact]
    public async Task X2_an_ended_lead_counts_with_its_days()
    {
        People();
        var lead = await Json(await Post("/api/leads", $$"""{"place":"{{Town}}/柳树村","what":"新打地基"}"""));
        Clock.MoveTo("2023-08-05 10:00");
        (await Post($"/api/leads/{lead["id"]}/dismiss", """{"note":"查无此事"}""")).EnsureSuccessStatusCode();

        Assert.Equal("本期发现线索1条，已办结1条（100%），平均用4天。", Assert.Single(await Remarks("2023-08-11")));
    }

    [Fact]
    public async Task E27_a_monthly_bulletin_names_the_villages_without_publicity()
    {
        People();
        Clock.MoveTo("2023-08-31 10:00");
        foreach (var village in Villages[..2])
            await Post(
                "/api/field-records",
                $$"""{"kind":"publicity","place":"{{Town}}/{{village}}","day":"2023-08-12","subject":"院坝会","headCount":46}"""
            );

        Assert.Equal("本期2个村开展了宣传，1个村没有：东山村。", Assert.Single(await Remarks("2023-08-31")));
    }

    [Fact]
    public async Task What_nobody_has_recorded_is_not_mentioned()
    {
        People();

        Assert.Empty(await Remarks("2023-08-31"));
    }

    private void People() =>
        Office.Directory.People = new PeopleDirectory([
            .. Villages.Select(village => new DirectoryEntry(Town.Child(village), Role.Leader, null, $"{village}支书", "he@q.example")),
        ]);

    private async Task<IReadOnlyList<string>> Remarks(string day) =>
        [.. (await Part<BulletinRemarks>().Of(Town, null, Some.Day(day), default)).Select(remark => remark.In(Language.Chinese))];
}
