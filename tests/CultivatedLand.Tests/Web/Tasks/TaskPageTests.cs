using System.Net;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Tasks;

public class TaskPageTests : WebTest
{
    private static readonly string Page = $"/tasks/{Some.Id}";

    private Task<ShownForm> Form(string act) => ShownForm.On(Administrator, Page, $"{Page}/{act}");

    private async Task<string> Html(string? path = null) => WebUtility.HtmlDecode(await Administrator.GetStringAsync(path ?? Page));

    private static async Task<string> Html(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<IReadOnlyList<TaskFact>> Facts() => await Office.Ledger.History(Some.Id, 0, 1000, default);

    [Fact]
    public async Task It_says_where_the_task_stands_and_when_the_next_notice_goes_to_whom()
    {
        var page = await Html();

        Assert.Contains("正在办理“翻耕”，还有31天", page);
        Assert.Contains("2023-08-04 周五 09:00", page);
        Assert.Contains("提醒（到期前14天）", page);
        Assert.Contains("<bdi>李村长</bdi>", page);
    }

    [Fact]
    public async Task It_says_by_how_much_a_phase_is_overdue()
    {
        Clock.MoveTo("2023-08-23 10:00");

        Assert.Contains("已逾期3天（3个工作日）", await Html());
    }

    [Fact]
    public async Task English_is_there_by_the_language_cookie()
    {
        Administrator.DefaultRequestHeaders.Add("Cookie", "lang=en");

        Assert.Contains("Now in “翻耕”, 31 days left", await Html());
    }

    [Fact]
    public async Task A_task_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.GetAsync("/tasks/none")).StatusCode);

    [Fact]
    public async Task Progress_is_reported_and_the_browser_is_sent_on()
    {
        var answer = await (await Form("report")).Send(("phase", "1"), ("area", "５０．５亩"));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?said=report"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(50.5m, Assert.IsType<TaskFact.ProgressReported>((await Facts())[^1]).Area?.Value);
        Assert.Contains("进度已登记。", await Html($"{Page}?said=report"));
    }

    [Fact]
    public async Task Several_phases_are_reported_together()
    {
        await (await Form("report")).Send(("phase", "1"), ("phase", "2"), ("area", "101"));

        Assert.Equal("申请验收", (await Office.Ledger.Find(Some.Id, default))!.State.Current?.Name);
    }

    [Fact]
    public async Task A_figure_that_is_none_is_told_and_not_lost()
    {
        var answer = await (await Form("report")).Send(("phase", "1"), ("area", "很多"));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“很多”不是面积，应为最多两位小数的亩数，如 12.5。", page);
        Assert.Contains("value=\"很多\"", page);
    }

    [Theory]
    [InlineData("report", "area", "很多")]
    [InlineData("report", "area", "")]
    [InlineData("request-extension", "due", "下周")]
    [InlineData("request-extension", "due", "")]
    [InlineData("request-extension", "reason", "")]
    [InlineData("claim-infeasible", "area", "3.333")]
    [InlineData("claim-infeasible", "reason", "")]
    [InlineData("accept", "area", "")]
    [InlineData("suspend", "reason", "")]
    [InlineData("cancel", "reason", "")]
    public async Task A_fault_stands_at_its_field_and_in_the_summary_on_top(string act, string field, string typed)
    {
        var good = new Dictionary<string, string>
        {
            ["phase"] = "1",
            ["area"] = "20",
            ["due"] = "2023-09-01",
            ["reason"] = "连续阴雨",
        };
        good[field] = typed;
        var answer = await (await Form(act)).Send([.. good.Select(pair => (pair.Key, pair.Value))]);
        var page = await Html(answer);

        Assert.True((int)answer.StatusCode is 409 or 422, $"{answer.StatusCode}");
        Assert.Contains($"<p class=\"fault\" id=\"{act}-{field}-fault\">", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#{act}-{field}\">", page.Split("class=\"task-head\"")[0], StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"{act}-{field}-fault\"", page, StringComparison.Ordinal);
        if (field != "reason" && act is "request-extension" or "claim-infeasible")
            Assert.Contains(">连续阴雨</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await Facts(), fact => fact is not (TaskFact.Planned or TaskFact.Started));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var answer = await (await Form("request-extension")).Send(("phase", "1"), ("due", "下周"), ("reason", ""));
        var page = await Html(answer);

        Assert.Contains("id=\"request-extension-due-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"request-extension-reason-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"下周\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_without_a_figure_says_so_at_its_field()
    {
        await (await Form("report")).Send(("phase", "1"), ("area", "20"));
        var path = $"{Page}/correct/{(await Facts()).Count}";
        var answer = await (await ShownForm.On(Administrator, path, $"{Page}/correct")).Send(("area", "很多"), ("reason", "看错了"));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<p class=\"fault\" id=\"correct-area-fault\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#correct-area\">", page, StringComparison.Ordinal);
        Assert.Contains("value=\"很多\"", page, StringComparison.Ordinal);
        Assert.Contains(">看错了</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_said_at_the_field_of_files_and_on_top()
    {
        var answer = await (await Form("evidence")).Send(("空.jpg", Array.Empty<byte>()));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"files-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#files\">", page.Split("class=\"task-head\"")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_told_and_what_was_typed_is_kept()
    {
        var answer = await (await Form("request-extension")).Send(("phase", "1"), ("due", "2023-08-01"), ("reason", "连续阴雨"));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("新时限2023-08-01须晚于2023-08-20。", page);
        Assert.Contains("value=\"2023-08-01\"", page);
        Assert.Contains(">连续阴雨</textarea>", page);
    }

    [Fact]
    public async Task What_cannot_be_done_now_is_listed_with_the_reason()
    {
        var page = await Html();

        Assert.Contains("已验收0亩，尚差101亩，不能销号。", page);
        Assert.Contains("没有待办的申请，不能批准延期。", page);
    }

    [Fact]
    public async Task An_application_before_the_phases_ahead_of_it_are_done_is_asked_back_once_and_reports_them_with_it()
    {
        var asked = await (await Form("apply")).Send(Array.Empty<(string Name, string Value)>());
        Assert.Contains("“翻耕”“种植”“申请验收”将一并填报完成并申请验收，确定吗？", await Html(asked), StringComparison.Ordinal);
        Assert.Equal(0m, (await Office.Ledger.Find(Some.Id, default))!.State.Phases[0].Reported.Value);

        Assert.Equal(HttpStatusCode.SeeOther, (await (await Form("apply")).Send(("confirmed", "yes"))).StatusCode);
        Assert.Equal(PhaseKind.Accept, (await Office.Ledger.Find(Some.Id, default))!.State.Current!.Kind);
    }

    [Fact]
    public async Task An_application_after_the_phases_ahead_of_it_are_done_is_not_asked_back()
    {
        foreach (var phase in new[] { 1, 2 })
            await Office.Desk.Execute(Some.Id, new TaskCommand.Report([phase], Mu.Of(101)) { By = "王干事" }, default);

        Assert.Equal(HttpStatusCode.SeeOther, (await (await Form("apply")).Send(Array.Empty<(string Name, string Value)>())).StatusCode);
    }

    [Fact]
    public async Task A_form_whose_task_somebody_changed_meanwhile_does_nothing_and_says_what_changed()
    {
        var form = await Form("report");
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(20)) { By = "王干事" }, default);
        var answer = await form.Send(("phase", "1"), ("area", "45"));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("填写期间任务已有变动，尚未办理。", page);
        Assert.Contains("填报“翻耕”进度：由0亩变为20亩。", page);
        Assert.Contains("value=\"45\"", page);
        Assert.Equal("王干事", (await Facts())[^1].By);
    }

    [Fact]
    public async Task Sent_once_more_from_the_page_that_told_of_the_change_it_counts()
    {
        var form = await Form("report");
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(20)) { By = "王干事" }, default);
        await form.Send(("phase", "1"), ("area", "45"));
        var answer = await (await Form("report")).Send(("phase", "1"), ("area", "45"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_reminder_that_went_out_meanwhile_is_no_change()
    {
        var form = await Form("report");
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(10, default);

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Send(("phase", "1"), ("area", "45"))).StatusCode);
    }

    [Fact]
    public async Task A_form_sent_twice_acts_once_and_both_times_says_it_is_done()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], null) { By = "王干事", IsConfirmed = true }, default);
        var form = await Form("accept");
        var first = await form.Send(("area", "30"));
        Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await form.Send(("area", "30"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(30m, (await Office.Ledger.Find(Some.Id, default))!.State.Accepted.Value);
    }

    [Fact]
    public async Task Two_forms_shown_at_once_are_two_acts_and_the_second_is_told_of_the_first()
    {
        var (one, other) = (await Form("accept"), await Form("accept"));
        await one.Send(("area", "30"), ("confirmed", "yes"));
        var answer = await other.Send(("area", "30"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("验收30亩（累计由0亩变为30亩）。", await Html(answer));
        Assert.Equal(30m, (await Office.Ledger.Find(Some.Id, default))!.State.Accepted.Value);
    }

    [Fact]
    public async Task Two_people_at_the_same_moment_are_not_both_obeyed()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], Mu.Of(90)) { By = "王干事" }, default);
        var form = await Form("accept");
        Office.Ledger.BeforeAppend = () =>
        {
            Office.Ledger.BeforeAppend = null;
            Office
                .Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(40)) { By = "规资局", IsConfirmed = true }, default)
                .GetAwaiter()
                .GetResult();
        };
        var answer = await form.Send(("area", "30"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(40m, (await Office.Ledger.Find(Some.Id, default))!.State.Accepted.Value);
    }

    [Fact]
    public async Task A_form_that_is_gone_because_the_task_moved_on_still_shows_what_was_typed()
    {
        var form = await Form("request-extension");
        await Office.Desk.Execute(Some.Id, new TaskCommand.Cancel("并入其他任务") { By = "规资局" }, default);
        var page = await Html(await form.Send(("phase", "1"), ("due", "2023-09-10"), ("reason", "机械故障")));

        Assert.Contains("2023-09-10 · 机械故障", page);
        Assert.Contains("取消任务，理由：并入其他任务", page);
    }

    [Fact]
    public async Task A_whole_life_goes_through_the_page()
    {
        await (await Form("acknowledge")).Send(Array.Empty<(string, string)>());
        await (await Form("report")).Send(("phase", "1"), ("phase", "2"), ("area", "101"));
        await (await Form("claim-infeasible")).Send(("area", "1"), ("reason", "坟地"));
        await (await Form("grant-infeasible")).Send(("area", "1"));
        await (await Form("apply")).Send(Array.Empty<(string, string)>());
        await (await Form("return")).Send(("phase", "3"), ("due", "2023-09-10"), ("reason", "苗情不足"));
        await (await Form("apply")).Send(Array.Empty<(string, string)>());
        await (await Form("evidence")).Send(("验收表.pdf", "%PDF-1.7"u8.ToArray()));
        await (await Form("accept")).Send(("area", "100"), ("confirmed", "yes"));
        await (await Form("suspend")).Send(("reason", "汛期"));
        await (await Form("resume")).Send(("reason", ""));
        var answer = await (await Form("close-out")).Send(Array.Empty<(string, string)>());

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(
            (RectificationStatus.ClosedOut, 100m, 1m),
            (
                (await Office.Ledger.Find(Some.Id, default))!.State is var task
                    ? (task.Status, task.Accepted.Value, task.Infeasible.Value)
                    : default
            )
        );
        Assert.Contains("已销号", await Html());
    }

    [Fact]
    public async Task An_empty_area_never_means_everything()
    {
        var answer = await (await Form("report")).Send(("phase", "1"), ("area", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("请填写面积（亩）；空着不等于全部。", await Html(answer));
        Assert.Equal("翻耕", (await Office.Ledger.Find(Some.Id, default))!.State.Current!.Name);
    }

    [Fact]
    public async Task An_acceptance_of_everything_is_asked_back_and_recorded_when_it_is_confirmed()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], null) { By = "王干事", IsConfirmed = true }, default);
        var answer = await (await Form("accept")).Send(("area", "101"));
        var page = await Html(answer);
        Assert.Contains("将验收余下的全部 101 亩，累计 101 亩，目标 101 亩，确定吗？", page);
        Assert.Contains("name=\"confirmed\" value=\"yes\"", page);

        var confirmed = await (await Form("accept")).Send(("area", "101"), ("confirmed", "yes"));

        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        Assert.Equal(101m, (await Office.Ledger.Find(Some.Id, default))!.State.Accepted.Value);
    }

    [Fact]
    public async Task A_return_says_what_it_moves_along_and_takes_other_dates()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], null) { By = "王干事", IsConfirmed = true }, default);
        var page = await Html(await (await Form("return")).Send(("phase", "2"), ("due", "2023-11-15"), ("reason", "苗情不足")));
        Assert.Contains("“申请验收”由 2023-10-20 改为 2023-12-05", page);
        Assert.Contains("name=\"due-3\" type=\"date\" value=\"2023-12-05\"", page);

        await (await Form("return")).Send(
            ("phase", "2"),
            ("due", "2023-11-15"),
            ("reason", "苗情不足"),
            ("confirmed", "yes"),
            ("due-3", "2023-11-20"),
            ("due-4", "2023-11-30")
        );

        Assert.Equal(
            ["2023-08-20", "2023-11-15", "2023-11-20", "2023-11-30"],
            (await Office.Ledger.Find(Some.Id, default))!.State.Phases.Select(phase => $"{phase.Due:yyyy-MM-dd}")
        );
    }

    [Theory]
    [InlineData("suspend", "汛期", "中止")]
    [InlineData("cancel", "并入其他任务", "取消")]
    public async Task An_act_on_a_task_that_was_suspended_or_ended_meanwhile_says_so_and_does_nothing(string end, string why, string state)
    {
        var form = await Form("report");
        (await Post($"/api{Page}/{end}", $$"""{"reason":"{{why}}","confirmed":true}""")).EnsureSuccessStatusCode();

        var answer = await form.Send(("phase", "1"), ("area", "20"));
        var page = await Html(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("填写期间任务已有变动", page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        var api = await Post($"/api{Page}/report", """{"phase":"1","areaMu":20}""");
        Assert.Equal(HttpStatusCode.Conflict, api.StatusCode);
        Assert.Contains(state, (string?)(await Json(api))["title"], StringComparison.Ordinal);
        Assert.DoesNotContain(await Facts(), fact => fact is TaskFact.ProgressReported);
    }

    [Theory]
    [InlineData("due", "下周")]
    [InlineData("due", "2023-07-19")]
    [InlineData("reason", "")]
    [InlineData("phase", "3")]
    public async Task A_fault_of_a_return_stands_at_its_field_and_in_the_summary_on_top(string field, string typed)
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2], Mu.Of(101)) { By = "王干事" }, default);
        var good = new Dictionary<string, string>
        {
            ["phase"] = "2",
            ["due"] = "2023-09-01",
            ["reason"] = "苗情不足",
        };
        good[field] = typed;

        var answer = await (await Form("return")).Send([.. good.Select(pair => (pair.Key, pair.Value))]);
        var page = await Html(answer);

        Assert.True((int)answer.StatusCode is 409 or 422, $"{answer.StatusCode}");
        Assert.Contains($"<p class=\"fault\" id=\"return-{field}-fault\">", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#return-{field}\">", page.Split("class=\"task-head\"")[0], StringComparison.Ordinal);
        Assert.DoesNotContain(await Facts(), fact => fact is TaskFact.Returned);
    }

    [Theory]
    [InlineData("昨天", "“昨天”不是日期")]
    [InlineData("2023-10-01", "“申请验收”的时限 2023-10-01 不能早于 2023-11-15")]
    public async Task A_fault_of_a_moved_date_stands_at_the_date_of_its_phase(string typed, string sentence)
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], null) { By = "王干事", IsConfirmed = true }, default);

        var answer = await (await Form("return")).Send(
            ("phase", "2"),
            ("due", "2023-11-15"),
            ("reason", "苗情不足"),
            ("confirmed", "yes"),
            ("due-3", typed),
            ("due-4", "2023-12-15")
        );
        var page = await Html(answer);

        Assert.True((int)answer.StatusCode is 409 or 422, $"{answer.StatusCode}");
        Assert.Matches($"<p class=\"fault\" id=\"due-3-fault\">{sentence}", page);
        Assert.Contains("aria-describedby=\"due-3-fault\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"due-4\" type=\"date\" value=\"2023-12-15\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#due-3\">", page.Split("class=\"task-head\"")[0], StringComparison.Ordinal);
        Assert.DoesNotContain(await Facts(), fact => fact is TaskFact.Returned);
    }

    [Fact]
    public async Task Cancelling_says_what_is_lost_before_it_is_done()
    {
        var answer = await (await Form("cancel")).Send(("reason", "并入其他任务"));
        Assert.Contains("将取消“柳湾村恢复耕地”", await Html(answer));
        Assert.Equal(RectificationStatus.Active, (await Office.Ledger.Find(Some.Id, default))!.State.Status);

        await (await Form("cancel")).Send(("reason", "并入其他任务"), ("confirmed", "yes"));

        Assert.Equal(RectificationStatus.Cancelled, (await Office.Ledger.Find(Some.Id, default))!.State.Status);
    }

    [Fact]
    public async Task An_own_act_is_corrected_from_its_line_in_the_history()
    {
        await (await Form("report")).Send(("phase", "1"), ("area", "50"));
        Assert.Contains($"href=\"{Page}/correct/3\"", await Html());

        var form = await ShownForm.On(Administrator, $"{Page}/correct/3", $"{Page}/correct");
        var answer = await form.Send(("area", "5"), ("reason", "多打了一个零"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(5m, (await Office.Ledger.Find(Some.Id, default))!.State.Phases[0].Reported.Value);
    }

    [Fact]
    public async Task A_correction_without_a_figure_takes_nothing_back()
    {
        await (await Form("report")).Send(("phase", "1"), ("area", "50"));
        var form = await ShownForm.On(Administrator, $"{Page}/correct/3", $"{Page}/correct");
        var answer = await form.Send(("area", ""), ("reason", "多打了一个零"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("空着不等于撤回", await Html(answer));
    }

    [Fact]
    public async Task A_correction_of_what_another_built_on_names_the_later_act()
    {
        await (await Form("report")).Send(("phase", "1"), ("area", "50"));
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(60)) { By = "李村长" }, default);

        Assert.Contains("李村长已于", await Administrator.GetStringAsync($"{Page}/correct/3"));
    }

    [Fact]
    public async Task A_long_history_is_shown_page_by_page()
    {
        for (var area = 1; area <= 70; area++)
            await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(area)) { By = "李村长" }, default);
        var first = await Html();

        Assert.Contains("由69亩变为70亩", first);
        Assert.DoesNotContain("由39亩变为40亩", first);
        Assert.Contains($"{Page}/history?until=42", first);
        Assert.Contains("由39亩变为40亩", await Html($"{Page}/history?until=42"));
        Assert.Contains("启动任务。", await Html($"{Page}/history?until=12"));
    }

    [Fact]
    public async Task Names_with_markup_are_shown_and_not_obeyed()
    {
        var id = TaskId.Of("3fa9c1d2-9");
        await Office.With(
            Some.FourPhases() with
            {
                Name = "<script>alert(1)</script>\u202e恢复🌾",
                Place = Place.Parse($"沙河区/青石镇/{new string('村', 200)}")!,
            },
            id
        );
        await Office.Desk.Execute(id, new TaskCommand.Suspend("<img src=x onerror=alert(1)>") { By = "<b>甲</b>" }, default);
        var page = await Administrator.GetStringAsync($"/tasks/{id}");

        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
        Assert.DoesNotContain("<b>甲", page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
    }

    [Theory]
    [InlineData("said=<script>")]
    [InlineData("said=evidence-99999999999")]
    [InlineData("evidence=none")]
    public async Task A_made_up_address_says_nothing_of_its_own(string query) =>
        Assert.DoesNotContain("role=\"status\"", await Html($"{Page}?{query}"));

    [Fact]
    public async Task A_reason_without_end_is_cut_and_not_a_fault()
    {
        var answer = await (await Form("suspend")).Send(("reason", new string('汛', 5000)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(2000, Assert.IsType<TaskFact.Suspended>((await Facts())[^1]).Reason.Length);
    }
}
