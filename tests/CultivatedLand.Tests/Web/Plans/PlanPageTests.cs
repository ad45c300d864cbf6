using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>The clerk's way: upload, check, correct, fill in, start. The second task of the notice has key 1.</summary>
public partial class PlanPageTests : WebTest
{
    private AntiforgeryForms Forms => field ??= new(Administrator);

    private async Task<string> Upload(string text = Notice.Text, string name = "plan.txt")
    {
        var answer = await Send(text, name);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    private Task<HttpResponseMessage> Send(string text, string name) => Forms.File("/plans", name, text);

    private async Task<string> Page(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await Administrator.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields) => Forms.Send(path, fields);

    private Task<HttpResponseMessage> Correct(string plan, int version, params (string Name, string Value)[] fields) =>
        Form($"{plan}/correct", [("scope", "task.1"), ("version", $"{version}"), .. fields]);

    private static async Task<string> Text(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    [Fact]
    public async Task A_file_that_is_uploaded_is_read_and_shown_beside_the_document()
    {
        var page = await Page(await Upload());

        Assert.Contains("未完成的69亩在", page, StringComparison.Ordinal);
        Assert.Contains("2023-08-20", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_between_document_and_reading_has_its_target()
    {
        var page = await Page(await Upload());
        var names = Id().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.Distinct(names);
        var links = Link().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, names));
    }

    [Fact]
    public async Task No_form_runs_a_script_or_a_style_of_its_own() =>
        Assert.DoesNotMatch("(<script(?! src)|style=| on[a-z]+=)", await Page(await Upload()));

    [Fact]
    public async Task The_same_file_again_leads_to_the_same_page() => Assert.Equal(await Upload(), await Upload());

    [Fact]
    public async Task A_file_that_is_no_plan_is_answered_with_a_sentence_on_the_page()
    {
        var answer = await Send("%PDF-1.7 ...", "plan.pdf");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("PDF", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_date_is_shown_with_what_was_read()
    {
        var plan = await Upload();
        var answer = await Correct(plan, 0, ("task.1.phase.0.due", "2023-08-25"));
        var page = await Page(plan);

        Assert.Equal((HttpStatusCode.SeeOther, $"{plan}?said=corrected#t-1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("2023-08-25", page, StringComparison.Ordinal);
        Assert.Contains("<del><bdi>2023-08-20</bdi></del>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_done_before_the_start_is_marked_on_the_draft_with_its_day()
    {
        Clock.SetUtcNow(CultivatedLand.Testing.Samples.Some.At("2023-09-01 10:00"));
        var plan = await Upload();
        Assert.Contains("应于 2023-08-20 完成", WebUtility.HtmlDecode(await Page(plan)), StringComparison.Ordinal);

        var answer = await Correct(plan, 0, ("task.1.phase.0.done", "2023-08-18"));
        var page = await Page(plan);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("2023-08-18", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge done\">已完成</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_cannot_have_been_done_on_a_day_to_come_nor_before_the_one_it_follows()
    {
        var plan = await Upload();

        Assert.Contains("还没有到", await Text(await Correct(plan, 0, ("task.1.phase.0.done", "2031-08-18"))), StringComparison.Ordinal);
        Assert.Contains(
            "之前，还没有完成",
            await Text(await Correct(plan, 0, ("task.1.phase.1.done", "2023-07-01"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_task_is_left_out_only_after_it_was_said_what_is_lost()
    {
        var plan = await Upload();
        Assert.Contains("启动前可以恢复", await Text(await Correct(plan, 0, ("task.1.removed", "yes"))), StringComparison.Ordinal);

        var answer = await Correct(plan, 0, ("task.1.removed", "yes"), ("confirmed", "yes"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_date_that_is_none_keeps_what_was_typed_and_says_what_is_wrong()
    {
        var answer = await Correct(await Upload(), 0, ("task.1.phase.0.due", "8月底"), ("task.1.area", "99"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“8月底”不是可用的日期", page, StringComparison.Ordinal);
        Assert.Contains("value=\"8月底\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"99\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_sees_the_other_and_keeps_own_typing()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.area", "98"));
        var answer = await Correct(plan, 0, ("task.1.area", "101"), ("task.1.leads", "农服中心"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("<ins><bdi>98</bdi></ins>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"农服中心\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_comes_back_with_faults_is_still_about_what_its_writer_saw()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.area", "98"));
        var page = await Text(await Correct(plan, 0, ("task.1.area", "101"), ("task.1.phase.0.due", "8月底")));

        Assert.Contains("name=\"version\" value=\"0\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_answered_alike_and_corrects_once()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.area", "98"));

        Assert.Equal(HttpStatusCode.SeeOther, (await Correct(plan, 0, ("task.1.area", "98"))).StatusCode);
        Assert.Contains("更正记录 1 条", await Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_with_markup_stay_words()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.name", "<script>alert(1)</script>😀\u202e倒"));

        var page = await Page(plan);
        Assert.Contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_recipient_is_filled_in_on_the_page()
    {
        var plan = await Upload();
        Assert.Contains("责任单位负责人", await Page(plan), StringComparison.Ordinal);

        var answer = await Form(
            $"{plan}/people",
            ("p.0.0.who", "沙河区/青石镇\tunit-head\t"),
            ("p.0.0.name", "谭立新"),
            ("p.0.0.mail", "tan@q.example"),
            ("p.0.0.phone", "023-0001")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("tan@q.example", Office.Directory.People.Entries[^1].Mail);
        Assert.DoesNotContain("沙河区/青石镇\tunit-head\t\"", await Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_without_an_address_is_refused_where_it_was_typed()
    {
        var answer = await Form(
            $"{await Upload()}/people",
            ("p.0.0.who", "沙河区/青石镇\tunit-head\t"),
            ("p.0.0.name", "谭立新"),
            ("p.0.0.mail", "tan at q"),
            ("p.0.0.phone", "")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("邮箱“tan at q”不是有效地址。", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_weeks_say_who_gets_which_mail()
    {
        Office.Directory.People = new PeopleDirectory([new(Place.Parse("沙河区/青石镇")!, Role.Leader, null, "罗明远", "luo@q.example")]);
        var page = await Page(await Upload());

        Assert.Contains("luo@q.example", page, StringComparison.Ordinal);
        Assert.Contains("2023-08-04 09:00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_starts_what_was_corrected_and_in_the_name_of_who_pressed_it()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.phase.0.due", "2023-08-25"));
        await Form($"{plan}/start", ("version", "1"));

        var task = (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Single(task => task.State.Spec.Target?.Value == 101 && task.State.Spec.Place.Name == "青石镇")
            .State;
        Assert.Equal(
            ("2023-08-25", "管理员"),
            ($"{task.Current!.Due:yyyy-MM-dd}", (await Office.Ledger.History(task.Id, 0, 1, default))[0].By)
        );
    }

    [Fact]
    public async Task What_was_corrected_after_somebody_looked_is_not_started_unseen()
    {
        var plan = await Upload();
        await Correct(plan, 0, ("task.1.phase.0.due", "2023-08-25"));

        Assert.Equal(HttpStatusCode.Conflict, (await Form($"{plan}/start", ("version", "0"))).StatusCode);
        Assert.Single((await Office.Ledger.List(new TaskQuery(), default)).Tasks);
    }

    [Fact]
    public async Task While_a_plan_is_being_started_its_page_shows_how_far_it_is_and_reads_itself_again_without_a_script()
    {
        var plan = await Upload();
        var edition = (await Office.Shelf.List(1, default)).Single();
        await Office.Shelf.TryChangeState(edition.ContentHash, EditionState.Draft, EditionState.Starting, edition.ReceivedAt, "", default);
        await Office.Cabinet.Put(
            PlanStartProgressStore.DrawerName,
            edition.ContentHash,
            Encoding.UTF8.GetBytes("""{"tasks":500,"batches":[250,0]}"""),
            0,
            default
        );
        var answer = await Administrator.GetAsync(plan);

        Assert.Equal("2", Assert.Single(answer.Headers.GetValues("Refresh")));
        var page = await Text(answer);
        Assert.Contains("max=\"500\" value=\"250\"", page, StringComparison.Ordinal);
        Assert.Contains("已完成 250 项，共 500 项", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Form($"{plan}/start", ("version", "0"))).StatusCode);

        await Office.Shelf.TryChangeState(
            edition.ContentHash,
            EditionState.Starting,
            EditionState.Started,
            edition.ReceivedAt,
            "",
            default
        );
        Assert.False((await Administrator.GetAsync(plan)).Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task Starting_twice_starts_once()
    {
        var plan = await Upload();
        await Form($"{plan}/start", ("version", "0"));
        var before = Office.Ledger.Appends;

        Assert.Equal(HttpStatusCode.SeeOther, (await Form($"{plan}/start", ("version", "0"))).StatusCode);
        Assert.Equal(before, Office.Ledger.Appends);
    }

    [Fact]
    public async Task A_correction_after_the_start_is_refused_and_the_typing_shown()
    {
        var plan = await Upload();
        await Form($"{plan}/start", ("version", "0"));
        var answer = await Correct(plan, 0, ("task.1.area", "98"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("没有保存：这份方案已经启动或正在启动。", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_edition_is_compared_with_the_one_before()
    {
        await Form($"{await Upload()}/start", ("version", "0"));
        var page = await Page(await Upload(Notice.Text.Replace("8月20日前完成", "8月25日前完成", StringComparison.Ordinal)));

        Assert.Contains("变更 1 项", page, StringComparison.Ordinal);
        Assert.Contains("<del><bdi>2023-08-20</bdi></del> → <ins><bdi>2023-08-25</bdi></ins>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_can_be_given_a_policy_of_its_own_and_tried_first()
    {
        var plan = await Upload();
        (string, string)[] figures =
        [
            ("scope", "policy"),
            ("version", "0"),
            ("sendAt", "08:30"),
            ("window", "60"),
            ("reminders", "30"),
            ("rung0", "2"),
            ("kind0", "overdue"),
            ("every", "5"),
            ("returnDays", "15"),
            ("example", "2023-09-30"),
        ];
        var tried = await Text(await Form($"{plan}/policy", [.. figures, ("act", "try")]));

        Assert.Contains("2023-08-31 08:30", tried, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Form($"{plan}/policy", figures)).StatusCode);
        Assert.Contains("期限规则已单独设定", await Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_every_edition_with_its_state()
    {
        await Form($"{await Upload()}/start", ("version", "0"));
        await Form($"{await Upload(Notice.Text + "\n更正版")}/start", ("version", "0"));
        var list = await Page("/plans");

        Assert.Contains("已启动", list, StringComparison.Ordinal);
        Assert.Contains("已被新版取代", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_does_not_exist_is_404() => await Page("/plans/none", HttpStatusCode.NotFound);

    [Fact]
    public async Task The_original_can_be_had_and_is_never_shown_as_a_page()
    {
        var answer = await Administrator.GetAsync($"{await Upload()}/original");

        Assert.Equal(("application/octet-stream", Notice.Text), (answer.Content.Headers.ContentType!.MediaType, await Text(answer)));
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([wr][0-9]+)\"")]
    private static partial Regex Link();
}
