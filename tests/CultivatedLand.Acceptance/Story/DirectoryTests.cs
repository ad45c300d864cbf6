using System.Net;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>The directory of people is taken as a whole or not at all.</summary>
public sealed class DirectoryTests : HostTest
{
    protected override Task<HostProcess> Begin() => HostProcess.StartAt("2023-07-20T08:00", Data);

    protected override async Task Prepare() => (await Api.PutDirectory(Sample.People)).Ok();

    [Fact]
    public async Task Missing_columns_are_named_and_nothing_is_applied() => await Refused("地点,姓名\r\n青禾县/石桥镇,李示例\r\n", "role");

    [Fact]
    public async Task Two_holders_of_one_role_are_named_and_nothing_is_applied() =>
        await Refused("地点,角色,姓名,邮箱\r\n石桥镇,责任领导,甲,a@example.com\r\n石桥镇,责任领导,乙,b@example.com\r\n", "held by 甲");

    [Fact]
    public async Task One_bad_address_among_good_ones_refuses_the_whole() =>
        await Refused("地点,角色,姓名,邮箱\r\n石桥镇,责任领导,甲,a@example.com\r\n石桥镇,督导单位,乙,not-an-address\r\n", "not-an-address");

    [Fact]
    public async Task The_template_can_be_uploaded_as_it_is()
    {
        var template = (await Api.Get("/api/directory/template")).Body;

        Assert.Equal(2, (await Api.PutDirectory(template)).Ok()["people"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_people_verb_replaces_the_directory()
    {
        var run = await Host.Cli("people", Sample.PeoplePath, "--json");

        Assert.Equal((0, 11), (run.ExitCode, run.Json["people"]!.GetValue<int>()));
    }

    private async Task Refused(string csv, string because)
    {
        var before = (await Api.Get("/api/directory")).Body;

        var answer = await Api.PutDirectory(csv);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(because, answer.Sentence);
        Assert.Equal(before, (await Api.Get("/api/directory")).Body);
    }
}
