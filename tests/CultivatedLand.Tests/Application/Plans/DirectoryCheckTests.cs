using CultivatedLand.Application.Plans;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Plans;

public class DirectoryCheckTests
{
    private static DirectoryEntry Entry(string place, Role role, string? label = null) =>
        new(Place.Parse(place)!, role, label, "张示例", "zhang@q.example");

    /// <summary>Everybody whom the notice names, in the town.</summary>
    private static readonly DirectoryEntry[] Town =
    [
        Entry("沙河区/青石镇", Role.Leader),
        Entry("沙河区/青石镇", Role.ResponsibleUnit),
        Entry("沙河区/青石镇", Role.LeadOffice, "建管办"),
    ];

    private static List<Finding> Findings(DirectoryEntry[] entries, string text = Notice.Text)
    {
        var draft = Notice.Draft(text);
        return
        [
            .. new DirectoryCheck(new PeopleDirectory(entries), Some.Day("2023-07-20")).Findings(
                draft,
                new PlanBuilder(Some.ChinaCalendar, Some.Day("2023-07-20")).Build(draft)
            ),
        ];
    }

    [Fact]
    public void A_directory_that_knows_everybody_finds_nothing() => Assert.Empty(Findings(Town));

    [Fact]
    public void Without_a_directory_there_is_nothing_to_know() => Assert.Empty(Findings([]));

    [Fact]
    public void A_village_that_the_directory_lacks_among_its_neighbours_is_unknown()
    {
        var finding = Assert.Single(Findings([.. Town, Entry("沙河区/青石镇/柳湾村", Role.Leader)]));

        Assert.Equal(("unknown-place", Severity.Warning, "松林村20亩"), (finding.Code, finding.Severity, finding.Quote?.Text));
        Assert.Contains("“松林村”", finding.Message.Chinese);
    }

    [Fact]
    public void A_leader_whom_nobody_holds_here_or_above_is_unknown()
    {
        var finding = Assert.Single(Findings([.. Town[1..]]));

        Assert.Equal(("unknown-role", Severity.Warning, "各村联系领导"), (finding.Code, finding.Severity, finding.Quote?.Text));
        Assert.Contains("marked as having no recipient", finding.Message.English);
    }

    [Fact]
    public void A_role_held_further_up_is_known() => Assert.Empty(Findings([Entry("沙河区", Role.Leader), .. Town[1..]]));

    [Fact]
    public void A_role_that_the_plan_leaves_open_is_missed_too() =>
        Assert.Contains(
            Findings([.. Town[1..]], Notice.Text.Replace("责任领导：各村联系领导；", "", StringComparison.Ordinal)),
            finding => finding.Code == "unknown-role" && finding.Message.English.Contains("leader")
        );

    [Fact]
    public void Where_no_office_can_take_the_mail_either_the_finding_says_so() =>
        Assert.Contains(Findings([Town[1]]), finding => finding.Message.English.Contains("no lead office can take their place"));

    [Fact]
    public void An_issuer_from_elsewhere_is_one_finding_and_not_one_for_every_task() =>
        Assert.Equal("沙河区青石镇人民政府", Assert.Single(Findings([Entry("青禾县/石桥镇", Role.Leader)])).Quote?.Text);

    private const string NamedLeaders =
        "序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n"
        + "1,青禾县/石桥镇/柳树村,耕地恢复,80,柳树村,罗远,2023-10-30\n2,青禾县/石桥镇/枫林村,耕地恢复,80,枫林村,谭新,2023-10-30\n";

    [Fact]
    public void A_named_person_whom_the_directory_does_not_hold_is_a_finding_and_the_role_decides()
    {
        var town = Place.Parse("青禾县/石桥镇")!;
        var people = new PeopleDirectory([
            new(town, Role.Leader, "党政", "王总", "wang@q.example"),
            new(town, Role.Leader, "农业", "罗远", "luo@q.example"),
            new(town, Role.ResponsibleUnit, "柳树村", "顾长林", "liu@q.example"),
            new(town, Role.ResponsibleUnit, "枫林村", "郑开山", "feng@q.example"),
            new(town, Role.LeadOffice, null, "建管办", "jg@q.example"),
        ]);
        var draft = Notice.Draft(NamedLeaders, "plan.csv");
        var findings = new DirectoryCheck(people, Some.Day("2023-07-20")).Findings(
            draft,
            new PlanBuilder(Some.ChinaCalendar, Some.Day("2023-07-20")).Build(draft)
        );

        var unknown = Assert.Single(findings, finding => finding.Code == "unknown-person");
        Assert.Contains("没有“谭新”，通知将发给担任责任领导的王总", unknown.Message.Chinese, StringComparison.Ordinal);
    }
}
