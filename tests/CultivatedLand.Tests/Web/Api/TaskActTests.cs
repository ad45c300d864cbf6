using System.Net;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Api;

/// <summary>Acts of programs: what looks like a slip is refused unless it is confirmed, and own acts are corrected.</summary>
public class TaskActTests : WebTest
{
    private static readonly string Task = $"/api/tasks/{Some.Id}";

    private async Task<RectificationTask> State() => (await Office.Ledger.Find(Some.Id, default))!.State;

    [Fact]
    public async Task A_slip_is_refused_with_the_figures()
    {
        var answer = await Post($"{Task}/report", """{"phase":"plough","areaMu":110}""");
        var problem = await Json(answer);

        Assert.Equal((HttpStatusCode.Conflict, "NeedsConfirmation"), (answer.StatusCode, (string?)problem["code"]));
        Assert.Equal("You gave 110 mu, and the target is 101 mu. Is that right?", (string?)problem["detail"]);
    }

    [Fact]
    public async Task A_slip_that_is_confirmed_is_recorded()
    {
        await Post($"{Task}/report", """{"phase":"plough","areaMu":110,"confirmed":true}""");

        Assert.Equal(110m, (await State()).Phases[0].Reported.Value);
    }

    [Theory]
    [InlineData("report", """{"phase":"plough"}""")]
    [InlineData("accept", "{}")]
    public async Task A_missing_area_never_means_everything_by_itself(string act, string body)
    {
        var answer = await Post($"{Task}/{act}", body);

        Assert.Equal((HttpStatusCode.Conflict, "NeedsConfirmation"), (answer.StatusCode, (string?)(await Json(answer))["code"]));
    }

    [Fact]
    public async Task A_return_that_moves_later_phases_tells_the_dates_and_takes_others()
    {
        await Post($"{Task}/report", """{"phase":"1;2;3","areaMu":101,"confirmed":true}""");
        var asked = await Json(await Post($"{Task}/return", """{"phase":"plant","due":"2023-11-15","reason":"苗情不足"}"""));
        Assert.Equal("2023-12-05", (string?)asked["more"]!["moves"]![0]!["due"]);

        await Post(
            $"{Task}/return",
            """
            {"phase":"plant","due":"2023-11-15","reason":"苗情不足",
             "dates":[{"phase":"apply","due":"2023-11-20"},{"phase":"accept","due":"2023-11-30"}]}
            """
        );

        Assert.Equal("2023-11-30", $"{(await State()).Phases[3].Due:yyyy-MM-dd}");
    }

    [Fact]
    public async Task An_own_act_is_corrected_by_its_number_in_the_history()
    {
        await Post($"{Task}/report", """{"phase":"plough","areaMu":50}""");
        var number = (long?)(await Json(await Administrator.GetAsync($"{Task}/history"))).AsArray()[^1]!["number"];
        Assert.Equal(3, number);

        await Post($"{Task}/correct", """{"act":3,"areaMu":5,"reason":"多打了一个零"}""");

        Assert.Equal(5m, (await State()).Phases[0].Reported.Value);
    }

    [Fact]
    public async Task An_own_act_is_taken_back()
    {
        await Post($"{Task}/suspend", """{"reason":"汛期"}""");
        await Post($"{Task}/correct", """{"act":3,"takeBack":true,"reason":"点错了"}""");

        Assert.Equal(RectificationStatus.Active, (await State()).Status);
    }

    [Fact]
    public async Task A_correction_that_says_neither_area_nor_taking_back_is_refused()
    {
        await Post($"{Task}/report", """{"phase":"plough","areaMu":50}""");

        Assert.Equal(HttpStatusCode.Conflict, (await Post($"{Task}/correct", """{"act":3,"reason":"更正"}""")).StatusCode);
    }

    [Fact]
    public async Task What_somebody_else_did_is_not_corrected()
    {
        await Post($"{Task}/report", """{"phase":"plough","areaMu":50,"by":"李村长"}""");
        var problem = await Json(await Post($"{Task}/correct", """{"act":3,"areaMu":5,"reason":"更正","by":"王干事"}"""));

        Assert.Equal("NotYourAct", (string?)problem["code"]);
    }
}
