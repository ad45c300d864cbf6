using System.Net;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>Tasks without a deadline are asked about before the start: a date, a standing duty, or left out.</summary>
public class UndatedTests : EditionTest
{
    private const string Town = "青禾县/石桥镇";

    /// <summary>Two duties without a date and one task with one.</summary>
    private const string Text = """
        青禾县石桥镇人民政府
        关于耕地保护网格化监管的通知

        青禾县石桥镇人民政府
        2023年7月20日

        一、工作任务
        （一）加强日常巡查。各村开展耕地日常巡查，防止改变用途。（责任单位：枫林村）
        （二）巩固已恢复耕地。对已恢复的耕地加强管护，防止撂荒。（责任单位：白沙村）
        （三）清理苗木。清理苗木60亩。（责任单位：白沙村；整改时限：2023年10月30日前）
        """;

    private AntiforgeryForms Forms => field ??= new(Administrator);

    private async Task<string> Uploaded(string text = Text) =>
        (await Forms.File("/plans", "通知.txt", text)).Headers.Location!.OriginalString.Split('?')[0];

    private async Task<string> Page(string path) => await (await Administrator.GetAsync(path)).Content.ReadAsStringAsync();

    private async Task<IReadOnlyList<RectificationTask>> Ledger() =>
        [.. (await Office.Ledger.List(new TaskQuery(), default)).Tasks.Select(task => task.State).Where(task => task.Id != Some.Id)];

    private async Task<IReadOnlyList<StandingDuty>> Duties() => await Part<DutyService>().List(null, default);

    private static IEnumerable<string> Numbers(JsonNode body) => body["more"]!["tasks"]!.AsArray().Select(task => (string)task!["number"]!);

    [Fact]
    public async Task Nothing_starts_before_the_answer_and_the_question_names_the_tasks()
    {
        var asked = await Start(await Program(AccountRole.Office, Town), "通知.txt", Text);

        Assert.Equal((HttpStatusCode.Conflict, "which-deadline"), (asked.Answer.StatusCode, (string?)asked.Body["code"]));
        Assert.Equal(["1", "2"], Numbers(asked.Body));
        Assert.Empty(await Ledger());
    }

    [Fact]
    public async Task One_answer_makes_all_of_them_standing_duties_that_nothing_reminds_of()
    {
        var started = await Start(await Program(AccountRole.Office, Town), "通知.txt", Text, "&undated=standing");

        Assert.Equal("started", (string?)started.Body["state"]);
        Assert.Equal(["清理苗木"], (await Ledger()).Select(task => task.Spec.Name));
        Assert.All(await Duties(), duty => Assert.Equal((true, Some.Day("2023-07-20")), (duty.IsInForce, duty.Since)));
        Assert.Equal(2, (await Duties()).Count);
    }

    [Fact]
    public async Task Each_task_may_have_an_answer_of_its_own()
    {
        await Start(await Program(AccountRole.Office, Town), "通知.txt", Text, "&undated=omit&undated=1=2023-12-31");

        Assert.Equal(
            [Some.Day("2023-12-31"), Some.Day("2023-10-30")],
            (await Ledger()).OrderBy(task => task.Id.Value, StringComparer.Ordinal).Select(task => task.Current!.Due)
        );
        Assert.Empty(await Duties());
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("3=standing")]
    [InlineData("2023-02-30")]
    public async Task An_answer_that_cannot_be_meant_is_refused_and_nothing_starts(string answer)
    {
        var refused = await Start(await Program(AccountRole.Office, Town), "通知.txt", Text, $"&undated={answer}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Answer.StatusCode);
        Assert.Empty(await Ledger());
    }

    [Fact]
    public async Task A_plan_of_standing_duties_alone_starts_with_no_task()
    {
        var text = Text[..Text.IndexOf("（三）", StringComparison.Ordinal)];
        var started = await Start(await Program(AccountRole.Office, Town), "通知.txt", text, "&undated=standing");

        Assert.Equal("started", (string?)started.Body["state"]);
        Assert.Empty(await Ledger());
        Assert.Equal(2, (await Duties()).Count);
    }

    [Fact]
    public async Task The_draft_asks_in_one_table_and_keeps_the_same_answer_for_all()
    {
        var plan = await Uploaded();
        Assert.Contains("name=\"all.answer\"", await Page(plan), StringComparison.Ordinal);
        Assert.Contains("说明之前不能启动", await Page(plan), StringComparison.Ordinal);

        var kept = await Forms.Send($"{plan}/undated", ("version", "0"), ("all.answer", "standing"));

        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.DoesNotContain("说明之前不能启动", await Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_its_own_comes_before_the_answer_for_all()
    {
        var plan = await Uploaded();
        await Forms.Send(
            $"{plan}/undated",
            ("version", "0"),
            ("all.answer", "omit"),
            ("task.1.answer", "date"),
            ("task.1.day", "2023年12月31日")
        );
        await Forms.Send($"{plan}/start", ("version", "4"));

        Assert.Equal(
            ["2023-10-30", "2023-12-31"],
            (await Ledger()).Select(task => $"{task.Current!.Due:yyyy-MM-dd}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_date_that_is_none_is_said_at_its_field_and_nothing_is_kept()
    {
        var plan = await Uploaded();
        var answer = await Forms.Send(
            $"{plan}/undated",
            ("version", "0"),
            ("task.0.answer", "standing"),
            ("task.1.answer", "date"),
            ("task.1.day", "2月30日")
        );
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"u-task-1-day-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2月30日\"", page, StringComparison.Ordinal);
        Assert.Contains("还有 2 项任务没有时限", await Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_changed_until_the_start()
    {
        var plan = await Uploaded();
        await Forms.Send($"{plan}/undated", ("version", "0"), ("all.answer", "date"), ("all.day", "2023-12-31"));
        var changed = await Forms.Send($"{plan}/undated", ("version", "6"), ("all.answer", ""), ("task.0.answer", "standing"));
        await Forms.Send($"{plan}/undated", ("version", "8"), ("task.1.answer", "omit"));
        await Forms.Send($"{plan}/start", ("version", "10"));

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(["清理苗木"], (await Ledger()).Select(task => task.Spec.Name));
        Assert.Single(await Duties());
    }

    [Fact]
    public async Task A_supervisor_ends_a_duty_with_a_reason_and_nobody_else_does()
    {
        await Start(await Program(AccountRole.Office, Town), "通知.txt", Text, "&undated=standing");
        var (id, office, supervisor) = (
            (await Duties())[0].Id,
            await Program(AccountRole.Office, Town),
            await Program(AccountRole.Supervisor, Town)
        );
        async Task<HttpStatusCode> End(HttpClient who, string reason) =>
            (
                await who.PostAsync(
                    $"/api/duties/{id}/end",
                    new StringContent($$"""{"reason":"{{reason}}"}""", System.Text.Encoding.UTF8, "application/json")
                )
            ).StatusCode;

        Assert.Equal(HttpStatusCode.Forbidden, await End(office, "机构调整"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await End(supervisor, " "));
        Assert.Equal(HttpStatusCode.OK, await End(supervisor, "机构调整"));
        Assert.Equal(HttpStatusCode.Conflict, await End(supervisor, "又一个理由"));
        Assert.Equal(
            ("机构调整", Some.Day("2023-07-20")),
            ((await Duties()).Single(duty => !duty.IsInForce).End!.Reason, Some.Day("2023-07-20"))
        );
    }

    [Fact]
    public async Task A_duty_that_a_supervisor_has_ended_is_not_put_back_by_a_later_edition()
    {
        var planned = new PlannedDuty(TaskId.Of("d00d-1"), "1", Some.Duty() with { Place = Some.Village }, "长期坚持巡查");
        var plan = new Plan("d00d", "巡查方案", null, null, null, Some.Village, []) { Duties = [planned] };
        var service = Part<DutyService>();
        await service.Adopt(plan, "建管办", default);
        await service.End((await Duties())[0].Id, "机构调整", "周明远", default);
        await service.Adopt(plan, "建管办", default);

        Assert.False(Assert.Single(await Duties()).IsInForce);
    }

    [Fact]
    public async Task The_list_of_duties_shows_those_at_the_users_places_with_their_words()
    {
        await Start(await Program(AccountRole.Office, Town), "通知.txt", Text, "&undated=standing");
        var own = await SignedIn("own", AccountRole.Leader, Place.Parse(Town));
        var other = await SignedIn("else", AccountRole.Leader, Place.Parse("云岭县"));

        Assert.Contains("加强日常巡查", (await own.Open("/duties")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("加强日常巡查", (await other.Open("/duties")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_task_without_a_deadline_is_given_one_through_the_api()
    {
        var id = TaskId.Of("old-1");
        await Office.Desk.Execute(id, new TaskCommand.Plan(id, Some.Duty()), default);
        var answer = await Post($"/api/tasks/{id}/set-due", """{"due":"2023-12-31"}""");

        Assert.Equal("2023-12-31", (string?)(await Json(answer))["phases"]![0]!["due"]);
    }

    [SharedTheory]
    [InlineData("dadukou-grid-2022", 5, 0)]
    [InlineData("jiangjin-reply-2023", 4, 2)]
    [InlineData("xingtai-reply-2024", 6, 0)]
    public async Task The_undated_tasks_of_the_real_notices_are_asked_about_and_none_starts_finished(string notice, int asked, int dated)
    {
        var question = await Start(Administrator, "通知.txt", SharedTexts.Notice(notice));
        Assert.Equal(asked, Numbers(question.Body).Count());

        await Start(Administrator, "通知.txt", SharedTexts.Notice(notice), "&undated=standing");

        Assert.Equal(dated, (await Ledger()).Count);
        Assert.All(await Ledger(), task => Assert.False(task.IsFulfilled));
        Assert.All(await Duties(), duty => Assert.True(duty.IsInForce));
    }

    [SharedFact]
    public async Task The_two_kinds_of_kept_land_are_two_duties_with_their_areas()
    {
        await Start(Administrator, "通知.txt", SharedTexts.Notice("jiangjin-reply-2023"), "&undated=standing");

        Assert.Equal([37_100m, 65_000m], (await Duties()).Select(duty => duty.Area?.Value).OfType<decimal>().Order());
    }

    [SharedFact]
    public async Task To_begin_at_once_is_no_deadline_on_the_day_of_the_start()
    {
        await Start(Administrator, "通知.txt", SharedTexts.Notice("jiangjin-reply-2023"), "&undated=standing");

        Assert.All(await Ledger(), task => Assert.Equal(["2023-12-31"], task.Phases.Select(phase => $"{phase.Due:yyyy-MM-dd}")));
    }
}
