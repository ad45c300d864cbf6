using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.ToDo;

/// <summary>The first screens of those who read where the work stands, and of the grid above the members.</summary>
public sealed partial class FirstScreenTests
{
    private static readonly Place County = Place.Parse("沙河区")!;

    private static readonly Place OtherVillage = Place.Parse("沙河区/青石镇/松林村")!;

    private static readonly Place OtherTown = Place.Parse("沙河区/白塔镇")!;

    /// <summary>A village whose task is 22 days late on 10 August, with its letter written and an interview called for.</summary>
    private async Task IsLate(Place village)
    {
        await Office.With(Some.Spec(Some.Complete("2023-07-19")) with { Name = "逾期的任务", Place = village }, TaskId.Of("3fa9c1d2-8"));
        foreach (var day in new[] { "2023-07-20 09:00", "2023-07-24 09:00" })
        {
            Clock.MoveTo(day);
            await Office.Desk.WakeDue(100, default);
            await Office.Post.RecordDueNotices(default);
        }

        Clock.MoveTo("2023-08-10 10:00");
        var reason = new InterviewReason(InterviewCause.Lagging, 25, 20, new("落后25个百分点", "25 points behind"));
        await Part<InterviewStore>()
            .Begin(Interview.For(village, reason, Some.Day("2023-08-10"), 15), "约谈规则", Clock.GetUtcNow(), default);
    }

    private Task Retains(Place place, int target) =>
        Part<IndicatorStore>()
            .Record(
                2023,
                place,
                new IndicatorFigures(VetoIndicator.Retention, Mu.Of(target), Mu.Of(16000), []),
                Clock.GetUtcNow(),
                "办公室",
                default
            );

    /// <summary>Has a place with a task of its own patrolled every week.</summary>
    private async Task Patrols(Place place)
    {
        await Office.With(Some.FourPhases() with { Place = place }, TaskId.Of("3fa9c1d2-7"));
        var plan = $$"""{"place":"{{place.Path}}","count":1,"unit":"week","since":"2023-07-17"}""";
        var answer = await Administrator.PutAsync("/api/patrols/plans", new StringContent(plan, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_supervisor_sees_evidence_of_submitted_work_that_is_older_than_the_plan()
    {
        var form = await ShownForm.On(Administrator, $"/tasks/{Some.Id}", $"/tasks/{Some.Id}/evidence");
        await form.Send(("老照片.jpg", SomePhotos.FromCamera("2022:03:01 09:00:00")), ("验收表.pdf", "%PDF-1.7"u8.ToArray()));
        Assert.DoesNotContain("doubtful", Parts(await Screen(AccountRole.Supervisor, County)));
        await Apply();

        var page = await Screen(AccountRole.Supervisor, County);
        var english = await Screen(AccountRole.Supervisor, County, isEnglish: true);

        Assert.Equal(["accept", "doubtful"], Parts(page).Where(part => part is "accept" or "doubtful"));
        Assert.Contains($"href=\"/tasks/{Some.Id}#evidence\"", page, StringComparison.Ordinal);
        Assert.Contains("1 份：", Spaced(page), StringComparison.Ordinal);
        Assert.Contains("1 piece", english, StringComparison.Ordinal);
        Assert.DoesNotContain("doubtful", Parts(await Screen(AccountRole.Supervisor, OtherTown)));
    }

    [Fact]
    public async Task The_leading_group_has_the_lights_then_the_places_that_are_late_first_then_open_papers_then_the_next_meeting()
    {
        await Meets();
        await Retains(Town, 16050);
        await IsLate(OtherVillage);

        var page = await Screen(AccountRole.LeadingGroup, Town);
        var english = await Screen(AccountRole.LeadingGroup, Town, isEnglish: true);

        Assert.Equal(["lights", "places", "letters", "interviews", "meetings"], Parts(page));
        Assert.Contains("黄 · 可达标", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("松林村</bdi>", StringComparison.Ordinal) < page.IndexOf("柳湾村</bdi>", StringComparison.Ordinal),
            "The late village stands below the other."
        );
        Assert.Contains("逾期 22 天", page, StringComparison.Ordinal);
        Assert.Contains("Letters not yet answered by deeds (1)", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leading_group_reads_what_the_last_seven_days_have_changed()
    {
        await Office.With(
            Some.Spec(Some.Complete("2023-07-18")) with
            {
                Name = "逾期的任务",
                Place = OtherVillage,
            },
            TaskId.Of("3fa9c1d2-8")
        );
        await Do("accept", """{"areaMu":20,"confirmed":true}""");
        Assert.Contains("验收+20亩", await Screen(AccountRole.LeadingGroup, Town), StringComparison.Ordinal);

        Clock.MoveTo("2023-07-25 10:00");
        Assert.Contains("新逾期1项", await Screen(AccountRole.LeadingGroup, Town), StringComparison.Ordinal);

        Clock.MoveTo("2023-07-28 10:00");
        var later = await Screen(AccountRole.LeadingGroup, Town);
        Assert.DoesNotContain("验收+20亩", later, StringComparison.Ordinal);
        Assert.DoesNotContain("新逾期", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leading_group_of_a_county_sees_its_own_lights_and_not_those_of_each_town()
    {
        await Retains(County, 16000);
        await Retains(Town, 17000);

        Assert.DoesNotContain("红 · 不达标", await Screen(AccountRole.LeadingGroup, County), StringComparison.Ordinal);
        Assert.Contains("红 · 不达标", await Screen(AccountRole.LeadingGroup, Town), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.LeadingGroup)]
    [InlineData(AccountRole.SupervisionGroup)]
    [InlineData(AccountRole.Finance)]
    [InlineData(AccountRole.Discipline)]
    public async Task Who_only_reads_is_offered_no_act_and_says_so_where_there_is_nothing(AccountRole role)
    {
        await Apply();

        Assert.DoesNotContain("<form method=\"post\" action=\"/tasks", await Screen(role, Town), StringComparison.Ordinal);
        var elsewhere = await Screen(role, Place.Parse("河东区"));
        Assert.Equal(role != AccountRole.SupervisionGroup, elsewhere.Contains("现在没有要看的", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_supervision_group_has_its_places_with_what_is_open_and_late_the_late_ones_first()
    {
        await IsLate(OtherTown);
        var grants = new[] { Town, OtherTown }.Select(place => new Grant(AccountRole.SupervisionGroup, place));
        await Account("group", AccountRole.SupervisionGroup, Town);
        await Part<AccountStore>().Change("group", account => account with { Grants = [.. grants] }, default);

        var page = WebUtility.HtmlDecode((await (await Browser().SignIn("group", Password)).Open("/today")).Page);

        Assert.Equal(["places", "late"], Parts(page));
        Assert.Contains("我负责的地方 (2)", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("白塔镇</bdi>", StringComparison.Ordinal) < page.IndexOf("青石镇</bdi>", StringComparison.Ordinal),
            "The late place stands below the other."
        );
        Assert.Contains("逾期 1 项", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supervision_group_sees_when_each_place_was_visited_last_and_records_a_visit_from_there()
    {
        await Post(
            "/api/field-records",
            $$"""{"kind":"visit","place":"{{Town}}","day":"2023-07-20","subject":"走访","words":"进度正常"}"""
        );
        Clock.MoveTo("2023-08-03 10:00");
        var page = await Screen(AccountRole.SupervisionGroup, Town);

        Assert.Contains("2023-07-20 以来没有走访", page, StringComparison.Ordinal);
        Assert.Contains("kind=visit&place=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leading_group_reads_the_sanctions_in_force_and_the_discipline_office_cases_and_referrals_too()
    {
        var service = Part<AssessmentService>();
        await service.Sanction(Town, SanctionKind.StopApprovals, "进度滞后", Some.Day("2023-07-20"), "周明远", default);
        await Post(
            "/api/field-records",
            $$"""{"kind":"case-file","place":"{{Town}}","day":"2023-07-20","subject":"占地建房","words":"占耕地0.42亩"}"""
        );
        var (from, to) = (Some.Day("2023-01-01"), Some.Day("2023-12-31"));
        var sheet = (await service.Begin(Town, from, to, default)).Assessment!;
        var decision = new AssessmentDecision(
            sheet.Rows[0].Unit,
            AssessmentDecisionKind.Refer,
            "失职",
            "纪委：督办函1份",
            Some.Day("2023-07-20"),
            "周明远",
            Clock.GetUtcNow()
        );
        Assert.Empty(await service.Decide(AssessmentStore.IdOf(Town, from, to), 0, decision, default));
        var (leading, discipline) = (await Screen(AccountRole.LeadingGroup, Town), await Screen(AccountRole.Discipline, Town));

        Assert.Contains("sanctions", Parts(leading));
        Assert.DoesNotContain("cases", Parts(leading));
        Assert.All(new[] { "sanctions", "cases", "referrals" }, part => Assert.Contains(part, Parts(discipline)));
    }

    [Fact]
    public async Task The_village_chief_has_the_tasks_then_the_patrols_missed_by_group_then_the_leads_with_the_hours_left()
    {
        await Patrols(Place.Parse("沙河区/青石镇/柳湾村/一组")!);
        await Post("/api/leads", $$"""{"place":"{{Some.Village.Path}}","what":"新打地基","anyway":true}""");
        Clock.MoveTo("2023-08-10 10:00");

        var page = await Screen(AccountRole.VillageChief, Some.Village);

        Assert.Equal(["own", "patrols", "leads"], Parts(page).Take(3));
        Assert.Contains("一组</bdi>", page, StringComparison.Ordinal);
        Assert.Matches(@"漏巡 \d+ 次", page);
        Assert.Matches(@"已超时\d+小时", page);
        Assert.Contains($"href=\"/tasks/{Some.Id}#todo\">填报", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_village_chief_reads_what_the_village_has_to_account_for_as_its_leader_does()
    {
        await Meets();
        Clock.MoveTo("2023-07-26 09:00");
        await Part<MeetingInvitationJob>().Send(default);

        Assert.Contains("请汇报：<bdi>柳湾村", await Screen(AccountRole.VillageChief, Some.Village), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_grid_office_of_a_town_has_the_leads_that_wait_then_the_villages_by_conduct()
    {
        await Post("/api/leads", $$"""{"place":"{{Some.Village.Path}}","what":"新打地基","anyway":true}""");
        await Patrols(OtherVillage);
        Clock.MoveTo("2023-08-10 10:00");

        var page = await Screen(AccountRole.GridOffice, Town);

        Assert.Equal(["leads", "conduct", "patrols"], Parts(page).Take(3));
        var villages = page[page.IndexOf("id=\"conduct\"", StringComparison.Ordinal)..];
        Assert.True(
            villages.IndexOf("松林村</bdi>", StringComparison.Ordinal) < villages.IndexOf("柳湾村</bdi>", StringComparison.Ordinal),
            "The village that missed more patrols stands below the other."
        );
    }

    [Fact]
    public async Task The_finance_office_has_what_is_approved_then_the_figures_that_are_missing_then_what_waits_for_approval()
    {
        foreach (
            var (plan, basis) in new[]
            {
                ("aaaa", FundingBase.AcceptedArea),
                ("bbbb", FundingBase.GridArea),
                ("cccc", FundingBase.AcceptedArea),
            }
        )
        {
            await Pays(plan, basis);
            await Office.With(Some.FourPhases(), TaskId.Of($"{plan}-1"));
            await Post($"/api/tasks/{plan}-1/accept", """{"areaMu":20,"confirmed":true}""");
        }

        var approved = await Part<SettlementService>().Reckon("aaaa", Some.Day("2023-01-01"), Some.Day("2023-12-31"), default);
        await Part<FundingStore>().Approve("aaaa", "方案aaaa", approved, Clock.GetUtcNow(), "督导组", default);

        var page = await Screen(AccountRole.Finance, Town);

        Assert.Equal(["unpaid", "approved", "missing", "approval"], Parts(page));
        Assert.Contains("方案aaaa</bdi></a> 未付 12,000.00 元", Spaced(page), StringComparison.Ordinal);
        Assert.Contains("方案aaaa</bdi></a> 12,000.00 元", Spaced(page), StringComparison.Ordinal);
        Assert.Contains("“沙河区/青石镇/柳湾村”缺少“网格经费”所需的数据", page, StringComparison.Ordinal);
        Assert.Contains("方案cccc</bdi></a> 12,000.00 元", Spaced(page), StringComparison.Ordinal);
    }

    /// <summary>Starts a plan that pays 600 yuan a mu.</summary>
    private async Task Pays(string plan, FundingBase basis)
    {
        var hash = $"{plan}{plan}";
        var edition = new PlanEdition(hash, plan, "plan.txt", $"方案{plan}", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null);
        await Part<IPlanStore>().Add(edition, default);
        await Part<IPlanStore>().TryChangeState(hash, EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(plan, $"方案{plan}", null, null, null, Some.Village, []), default);
        var name = basis == FundingBase.GridArea ? "网格经费" : "奖补";
        await Part<FundingStore>()
            .SetRules(plan, [new FundingRule("r1", name, basis, 600, FundingCondition.Always)], Clock.GetUtcNow(), "督导组", default);
    }

    private static string Spaced(string page) => Spaces().Replace(page, " ");

    [Fact]
    public async Task The_discipline_office_has_late_places_then_letters_and_interviews_then_the_late_tasks()
    {
        await IsLate(OtherVillage);

        var page = await Screen(AccountRole.Discipline, Town);

        Assert.Equal(["places", "letters", "interviews", "late"], Parts(page));
        Assert.Contains("href=\"/mails\"", page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
