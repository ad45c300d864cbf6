using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Plans;

namespace CultivatedLand.Tests.Web.ToDo;

/// <summary>The first screen of each role holds what the table of first screens says, in its order.</summary>
public sealed partial class FirstScreenTests : EditionTest
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private static readonly string Task = $"/api/tasks/{Some.Id}";

    private async Task Do(string act, string body = "{}") => (await Post($"{Task}/{act}", body)).EnsureSuccessStatusCode();

    private async Task Apply()
    {
        foreach (var phase in new[] { "plough", "plant", "apply" })
            await Do("report", $"{{\"phase\":\"{phase}\",\"confirmed\":true}}");
    }

    private async Task<string> Screen(AccountRole role, Place? place, bool isEnglish = false)
    {
        var browser = await SignedIn($"u{Guid.NewGuid():N}"[..12], role, place);
        if (isEnglish)
            browser.Cookies["lang"] = "en";
        return WebUtility.HtmlDecode((await browser.Open("/today")).Page);
    }

    /// <summary>Names of the parts of a page, from top to bottom.</summary>
    private static IEnumerable<string> Parts(string page) => Heading().Matches(page).Select(match => match.Groups[1].Value);

    private async Task Meets(string name = "调度会")
    {
        var rhythm = new ScheduledRhythm(
            new Rhythm("m1", name, RhythmKind.Meeting, RecurrenceInterval.HalfMonth),
            Town.Path,
            [Role.Leader, Role.LeadOffice],
            Some.Day("2023-07-20"),
            IsOn: true,
            null,
            null,
            "建管办"
        )
        {
            Room = "镇政府二楼",
        };
        await Part<RhythmStore>().Save(rhythm, default);
    }

    [Fact]
    public async Task The_office_has_drafts_then_papers_then_returned_work_then_receipts_then_meetings_then_what_is_late()
    {
        await Apply();
        await Do("return", """{"confirmed":true,"phase":"plant","reason":"未出苗","due":"2023-11-15"}""");
        await Administrator.PostAsync(
            "/api/plans?name=plan.txt",
            new ByteArrayContent(Encoding.UTF8.GetBytes(Application.Plans.Notice.Text))
        );
        await new RecordSet<PlanReceipts>(Part<IRecordStore>(), ReceiptStore.DrawerName).Add(
            Some.Id.Plan,
            new PlanReceipts([new("m1", "李村长", "li@q.example", Some.Village, 1, Clock.GetUtcNow(), null)]),
            default
        );
        await Meets();
        await Office.With(Some.Spec(Some.Complete("2023-07-19")) with { Name = "逾期的任务" }, TaskId.Of("3fa9c1d2-2"));
        await Office.With(Some.Spec(Some.Complete("2023-07-24")) with { Name = "将到期的任务" }, TaskId.Of("3fa9c1d2-3"));

        var page = await Screen(AccountRole.Office, Town);

        Assert.Equal(["drafts", "correct", "receipts", "meetings", "late", "soon"], Parts(page));
        Assert.Contains("退回理由：<bdi>未出苗</bdi>", page, StringComparison.Ordinal);
        Assert.Contains(">上传方案</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_has_the_own_phases_with_report_and_share_then_what_was_returned_then_answers_then_the_meeting()
    {
        await Apply();
        await Do("return", """{"confirmed":true,"phase":"plant","reason":"未出苗","due":"2023-11-15"}""");
        await Do("request-extension", """{"phase":"plant","due":"2023-12-01","reason":"连续阴雨"}""");
        await Do("decline-extension", """{"reason":"可以赶上"}""");
        await Meets();

        var page = await Screen(AccountRole.Leader, Some.Village);
        var english = await Screen(AccountRole.Leader, Some.Village, isEnglish: true);

        Assert.Equal(["own", "correct", "decisions", "meetings"], Parts(page));
        Assert.Contains($"href=\"/tasks/{Some.Id}#todo\">填报", page, StringComparison.Ordinal);
        Assert.Contains("2023-11-15", page, StringComparison.Ordinal);
        Assert.Contains("退回理由：<bdi>未出苗</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("不予延期：可以赶上", page, StringComparison.Ordinal);
        Assert.Contains("镇政府二楼", page, StringComparison.Ordinal);
        Assert.Contains("My tasks (1)", english, StringComparison.Ordinal);
        Assert.Contains("extension declined: 可以赶上", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_reads_what_the_village_has_to_account_for_once_the_invitation_is_written()
    {
        await Meets();
        Clock.MoveTo("2023-07-26 09:00");
        await Part<MeetingInvitationJob>().Send(default);

        var page = await Screen(AccountRole.Leader, Some.Village);

        Assert.Contains("请汇报：<bdi>柳湾村：任务101亩", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_of_another_town_is_shown_no_meeting_of_this_one()
    {
        await Meets();

        Assert.DoesNotContain("调度会", await Screen(AccountRole.Leader, Place.Parse("沙河区/白塔镇/松林村")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supervisor_has_what_is_to_accept_then_requests_then_what_can_be_struck_off_then_places_that_lag()
    {
        await Apply();
        foreach (var (id, act) in new[] { ("3fa9c1d2-2", "extension"), ("3fa9c1d2-3", "infeasible"), ("3fa9c1d2-4", "close") })
        {
            await Office.With(Some.FourPhases() with { Name = $"任务{act}" }, TaskId.Of(id));
            var path = $"/api/tasks/{id}";
            if (act == "extension")
                await Post($"{path}/request-extension", """{"phase":"plough","due":"2023-09-01","reason":"连续阴雨"}""");
            if (act == "infeasible")
                await Post($"{path}/claim-infeasible", """{"areaMu":3,"reason":"坟地"}""");
            if (act == "close")
                await Post($"{path}/accept", """{"areaMu":101,"confirmed":true}""");
        }

        Clock.MoveTo("2023-10-16 10:00");
        var page = await Screen(AccountRole.Supervisor, Place.Parse("沙河区"));

        Assert.Equal(["accept", "extension", "infeasible", "close-out", "lagging"], Parts(page).Take(5));
        Assert.Matches(@"慢[\d.]+个百分点", page);
    }

    [Fact]
    public async Task A_place_is_behind_by_the_points_between_time_gone_and_share_done()
    {
        await Office.With(
            Some.Spec(new PhaseSpec("翻耕", PhaseKind.Plough, Some.Day("2023-08-01"), Some.Day("2023-08-11"))) with
            {
                Place = Place.Parse("沙河区/白塔镇/松林村")!,
                Target = Mu.Of(100),
            },
            TaskId.Of("3fa9c1d2-9")
        );
        await Post("/api/tasks/3fa9c1d2-9/accept", """{"areaMu":45,"confirmed":true}""");
        Clock.MoveTo("2023-08-08 10:00");

        var page = await Screen(AccountRole.Supervisor, Place.Parse("沙河区/白塔镇"));

        Assert.Contains("慢25个百分点", page, StringComparison.Ordinal);
        Assert.Contains("已完成 45%，时间已过 70%", page, StringComparison.Ordinal);
        Assert.Contains(
            "25 points behind",
            await Screen(AccountRole.Supervisor, Place.Parse("沙河区/白塔镇"), true),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_grid_member_has_two_buttons_then_the_patrol_due_and_the_open_leads()
    {
        await Administrator.PutAsync(
            "/api/patrols/plans",
            new StringContent(
                $$"""{"place":"{{Some.Village.Path}}","count":1,"unit":"week","since":"2023-07-17"}""",
                Encoding.UTF8,
                "application/json"
            )
        );
        await Post("/api/leads", $$"""{"place":"{{Some.Village.Path}}","what":"新打地基","anyway":true}""");

        var page = await Screen(AccountRole.GridMember, Some.Village);

        Assert.Equal(["patrols", "leads"], Parts(page).Take(2));
        Assert.True(
            page.IndexOf(">发现问题</a>", StringComparison.Ordinal) < page.IndexOf("id=\"patrols\"", StringComparison.Ordinal),
            "The buttons stand below the list."
        );
        Assert.Contains("新打地基", page, StringComparison.Ordinal);
        Assert.Contains("2023-07-23", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_has_the_steps_of_the_first_day_and_what_is_done_of_them()
    {
        var page = await Screen(AccountRole.Administrator, null);
        var english = await Screen(AccountRole.Administrator, null, isEnglish: true);

        Assert.Equal("first-day", Parts(page).First());
        Assert.Contains("建立通讯录", page, StringComparison.Ordinal);
        Assert.Contains("See the first mail go out", english, StringComparison.Ordinal);
        Assert.DoesNotContain("first-day", await Screen(AccountRole.Office, Town), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_holidays_is_named_to_the_administrator_two_months_before_it_begins()
    {
        Clock.MoveTo("2037-11-02 10:00");

        Assert.Contains("补上2037、2038年的放假安排", await Screen(AccountRole.Administrator, null), StringComparison.Ordinal);
    }

    [GeneratedRegex("<h2 id=\"([a-z-]+)\"")]
    private static partial Regex Heading();
}
