using System.Net.Http.Json;
using System.Text;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>A plan that names patrols is patrolled from the day it starts.</summary>
public sealed class PlannedPatrolTests : WebTest
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private static readonly string WithPatrols =
        Notice.Text + "\n\n二、工作要求\n\n（一）加强巡查。网格员每周开展一次巡查，镇每月开展一次巡查。\n";

    private async Task Start(string text)
    {
        var hash = (string?)
            (await Json(await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(text)))))[
                "hash"
            ];
        (await Administrator.PostAsJsonAsync($"/api/plans/{hash}/start", new { })).EnsureSuccessStatusCode();
    }

    private Task<IReadOnlyList<StoredPatrolPlan>> Plans() => Part<GridStore>().Plans(default);

    [Fact]
    public async Task The_most_frequent_of_its_patrols_is_the_patrol_plan_of_its_place()
    {
        await Start(WithPatrols);

        var plan = Assert.Single(await Plans()).Plan;
        Assert.Equal((Town, 1, PatrolUnit.Week, Some.Day("2023-07-20")), (plan.Place, plan.Count, plan.Unit, plan.Since));
    }

    [Fact]
    public async Task Started_again_it_adds_none()
    {
        await Start(WithPatrols);
        await Start(WithPatrols + "\n");

        Assert.Single(await Plans());
    }

    [Fact]
    public async Task What_people_have_set_stays()
    {
        Assert.Empty(
            await Part<PatrolService>().Plan(new PatrolPlan("", Town, 3, PatrolUnit.Day, [], Some.Day("2023-07-01")), "管理员", default)
        );
        await Start(WithPatrols);

        Assert.Equal((3, "管理员"), (Assert.Single(await Plans()).Plan.Count, (await Plans())[0].By));
    }

    [Fact]
    public async Task A_plan_without_patrols_brings_none()
    {
        await Start(Notice.Text);

        Assert.Empty(await Plans());
    }
}
