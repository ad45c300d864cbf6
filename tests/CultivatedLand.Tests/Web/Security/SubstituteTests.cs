using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Web.Security;

public class SubstituteTests : AccessTest
{
    private static readonly Place Elsewhere = Place.Parse("沙河区/白塔镇/柳湾村")!;

    private void Absent(DateOnly? from, DateOnly? to) =>
        Office.Shelf.People = new PeopleDirectory([
            new(Some.Village, Role.Leader, null, "李村长", "li@q.example", null, "赵副", from, to),
            new(Some.Village, null, "副主任", "赵副", "zhao@q.example"),
            new(Elsewhere, null, "副主任", "赵副", "zhao-of-baita@q.example"),
        ]);

    private async Task<HttpClient> Zhao(string mail = "zhao@q.example")
    {
        await Account("li", AccountRole.Leader, Some.Village, "li@q.example");
        await Account("zhao", AccountRole.GridMember, Elsewhere, mail);
        return await Program("zhao");
    }

    private static Task<HttpResponseMessage> Acknowledge(HttpClient who) => who.PostAsync($"/api/tasks/{Some.Id}/acknowledge", null);

    [Fact]
    public async Task A_substitute_acts_for_the_absent_with_both_names()
    {
        Absent(Some.Day("2023-07-18"), Some.Day("2023-07-25"));

        Assert.Equal(HttpStatusCode.OK, (await Acknowledge(await Zhao())).StatusCode);
        Assert.Equal("zhao先生（代li先生）", (await Office.Ledger.History(Some.Id, 0, 100, default))[^1].By);
    }

    [Theory]
    [InlineData("2023-07-21", "2023-07-25")]
    [InlineData("2023-07-01", "2023-07-19")]
    public async Task Before_and_after_the_absence_a_substitute_has_nothing(string from, string to)
    {
        Absent(Some.Day(from), Some.Day(to));

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Zhao())).StatusCode);
    }

    [Fact]
    public async Task Another_person_of_the_same_name_is_no_substitute()
    {
        Absent(Some.Day("2023-07-18"), Some.Day("2023-07-25"));

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Zhao("zhao-of-baita@q.example"))).StatusCode);
    }

    [Fact]
    public async Task Administration_is_never_lent()
    {
        Absent(Some.Day("2023-07-18"), Some.Day("2023-07-25"));
        await Account("li", AccountRole.Administrator, null, "li@q.example");
        await Account("zhao", AccountRole.GridMember, Elsewhere, "zhao@q.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Theory]
    [InlineData(AccountRole.Office, HttpStatusCode.Forbidden)]
    [InlineData(AccountRole.Supervisor, HttpStatusCode.Conflict)]
    public async Task A_supervisors_powers_go_to_another_supervisor_alone(AccountRole own, HttpStatusCode expected)
    {
        Absent(Some.Day("2023-07-18"), Some.Day("2023-07-25"));
        await Account("li", AccountRole.Supervisor, Some.Village, "li@q.example");
        await Account("zhao", own, Elsewhere, "zhao@q.example");

        Assert.Equal(expected, (await (await Program("zhao")).PostAsync($"/api/tasks/{Some.Id}/close-out", null)).StatusCode);
    }

    [Fact]
    public void Where_ones_own_grant_will_do_one_acts_in_ones_own_name()
    {
        var user = new CurrentUser("zhao", "赵副", [new(AccountRole.Leader, Some.Village, "李村长"), new(AccountRole.Office, Elsewhere)]);

        Assert.Equal(
            ("赵副（代李村长）", "赵副"),
            (user.DisplayNameFor(Permission.Report, Some.Village), user.DisplayNameFor(Permission.Report, Elsewhere))
        );
    }
}
