using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>Automatic start starts nothing while a question is open.</summary>
public class AutomaticStartTests : EditionTest
{
    private const string Town = "青禾县/石桥镇";

    private const string Undated = Header + "1,枫林村,果园退果还粮,80,枫林村,何静,2023-10-30\n2,白沙村,苗木清理,60,白沙村,万晓春,\n";

    private protected override void Add(IServiceCollection services) =>
        services.AddSingleton(new IntakeSettings(StartsAutomatically: true));

    private async Task<string?> Sent(string content, string name = "plan.csv", string place = Town) =>
        (string?)
            (
                await Json(
                    await (await Program(AccountRole.Office, place)).PostAsync(
                        $"/api/plans?name={name}",
                        new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content))
                    )
                )
            )["state"];

    [Fact]
    public async Task A_plan_with_a_task_without_a_deadline_waits_as_a_draft_and_its_office_is_told()
    {
        Office.Directory.People = new PeopleDirectory([new(Place.Parse(Town)!, Role.LeadOffice, null, "建管办", "jgb@q.example")]);

        Assert.Equal("draft", await Sent(Undated));

        Assert.Empty(await Tasks());
        Assert.Contains(Office.Outbox.Records, mail => mail.Content.Subject.Contains("方案未启动", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_plan_with_a_date_starts_by_itself() =>
        Assert.Equal("started", await Sent(Undated.Replace("万晓春,\n", "万晓春,2023-10-30\n", StringComparison.Ordinal)));

    [Fact]
    public async Task A_plan_with_two_dates_for_one_end_waits_for_a_person()
    {
        const string Asked = "沙河区/青石镇";
        var two = Application.Plans.Notice.Text.Replace("未完成的69亩在", "确保10月底完成任务，未完成的69亩在", StringComparison.Ordinal);

        Assert.Equal("draft", await Sent(two, "plan.txt", Asked));
        Assert.Equal("started", await Sent(Application.Plans.Notice.Text, "plan.txt", Asked));
    }

    [Theory]
    [InlineData("10月30日")]
    [InlineData("10.30")]
    [InlineData("2023年前")]
    public async Task A_plan_whose_deadline_is_not_written_in_full_waits_for_a_person(string due)
    {
        Office.Directory.People = new PeopleDirectory([new(Place.Parse(Town)!, Role.LeadOffice, null, "建管办", "jgb@q.example")]);

        Assert.Equal("draft", await Sent(Undated.Replace("万晓春,\n", $"万晓春,{due}\n", StringComparison.Ordinal)));

        Assert.Contains(Office.Outbox.Records, mail => mail.Content.Subject.Contains("方案未启动", StringComparison.Ordinal));
    }
}
