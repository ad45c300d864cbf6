using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>The notice is of 沙河区/青石镇; who looks after another town neither sees nor touches it.</summary>
public class PlacesTests : AccessTest
{
    private static readonly Place Own = Place.Parse("沙河区/青石镇")!;
    private static readonly Place Other = Place.Parse("沙河区/白塔镇")!;

    private async Task<string> Plan()
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text));
        var received = await Json(await Administrator.PostAsync("/api/plans?name=plan.txt", file));
        return $"/plans/{(string?)received["hash"]}";
    }

    [Fact]
    public async Task An_office_of_another_town_does_not_see_the_plan()
    {
        var plan = await Plan();
        var stranger = await SignedIn("bai", AccountRole.Office, Other);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(plan)).Status);
        Assert.DoesNotContain("青石镇耕地整改", (await stranger.Open("/plans")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_of_another_town_corrects_and_starts_nothing()
    {
        var plan = await Plan();
        var stranger = await SignedIn("bai", AccountRole.Office, Other);
        await stranger.Open("/plans");

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.Submit($"{plan}/correct", ("scope", "task.1"), ("version", "0"), ("task.1.area", "1"))).Status
        );
        await stranger.Open("/plans");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Submit($"{plan}/start", ("version", "0"))).Status);
    }

    [Fact]
    public async Task The_office_of_the_town_corrects_in_its_own_name()
    {
        var plan = await Plan();
        var office = await SignedIn("qing", AccountRole.Office, Own);
        await office.Open(plan);
        await office.Submit($"{plan}/correct", ("scope", "task.1"), ("version", "0"), ("task.1.area", "98"));

        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        Assert.Contains("qing先生", (await office.Open(plan)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_corrects_a_plan_away_into_a_place_of_others_and_loses_nothing_by_trying()
    {
        var plan = await Plan();
        var office = await SignedIn("qing", AccountRole.Office, Own);
        await office.Open(plan);
        await office.Submit($"{plan}/correct", ("scope", "head"), ("version", "0"), ("issuer", "沙河区白塔镇人民政府"));

        Assert.Equal(HttpStatusCode.Forbidden, office.Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Open(plan)).Status);
    }

    [Fact]
    public async Task An_office_sees_and_edits_the_people_of_its_places_alone()
    {
        var stranger = await SignedIn("bai", AccountRole.Office, Other);

        Assert.DoesNotContain("li@q.example", (await stranger.Open("/settings/directory")).Page, StringComparison.Ordinal);
        await stranger.Submit(
            "/settings/directory/person",
            ("key", ""),
            ("place", "沙河区/青石镇"),
            ("role", "supervisor"),
            ("name", "某"),
            ("mail", "x@q.example")
        );
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }

    [Fact]
    public async Task An_office_sees_the_policy_and_cannot_set_it()
    {
        var office = await SignedIn("qing", AccountRole.Office, Own);
        Assert.Equal(HttpStatusCode.OK, (await office.Open("/settings/policy")).Status);

        Assert.Equal(HttpStatusCode.Forbidden, (await office.Submit("/settings/policy", ("expected", "0"), ("act", "drop"))).Status);
    }

    [Fact]
    public async Task A_village_sees_the_plan_of_its_town_once_it_sets_tasks_there_and_is_led_to_them()
    {
        var plan = await Plan();
        var village = await SignedIn("liuwan", AccountRole.Office, Place.Parse("沙河区/青石镇/柳湾村"));
        Assert.DoesNotContain("<bdi>青石镇", (await village.Open("/plans")).Page, StringComparison.Ordinal);

        await Administrator.PostAsync($"/api{plan}/start", null);

        await village.Open("/plans");
        Assert.Contains("有贵处任务", village.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ledger?plan=", village.Page, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{plan}\"", village.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "有贵处任务",
            (await (await SignedIn("bai", AccountRole.Office, Other)).Open("/plans")).Page,
            StringComparison.Ordinal
        );
    }
}
