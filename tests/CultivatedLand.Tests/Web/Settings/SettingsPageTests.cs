using System.Net;
using System.Text;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Plans;

namespace CultivatedLand.Tests.Web.Settings;

public class SettingsPageTests : WebTest
{
    private const string Header = "地点,角色,姓名,邮箱\n";

    private AntiforgeryForms Forms => field ??= new(Administrator);

    private async Task<string> Page(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await Administrator.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields) => Forms.Send(path, fields);

    private Task<HttpResponseMessage> File(string path, string table) => Forms.File(path, "people.csv", table);

    private static async Task<string> Text(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    private static (string, string)[] Figures(string reminders = "14, 7", string sendAt = "09:00", int expected = 0) =>
        [
            ("expected", $"{expected}"),
            ("sendAt", sendAt),
            ("window", "60"),
            ("reminders", reminders),
            ("rung0", "1"),
            ("kind0", "overdue"),
            ("rung1", ""),
            ("kind1", "interview"),
            ("every", "5"),
            ("returnDays", "15"),
            ("example", "2023-09-30"),
        ];

    [Fact]
    public async Task The_index_leads_to_every_room()
    {
        var page = await Page("/settings");

        Assert.All(
            ["directory", "calendar", "policy", "grid", "interviews", "links"],
            room => Assert.Contains($"/settings/{room}", page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_person_is_added_edited_and_removed()
    {
        await Form(
            "/settings/directory/person",
            ("key", ""),
            ("place", "沙河区/青石镇"),
            ("role", "supervisor"),
            ("name", "规资局"),
            ("mail", "gzj@q.example")
        );
        var key = CultivatedLand.Application.People.DirectoryService.KeyOf(Office.Directory.People.Entries[^1]);
        await Form(
            "/settings/directory/person",
            ("key", key),
            ("place", "沙河区/青石镇"),
            ("role", "supervisor"),
            ("name", "规资局"),
            ("mail", "new@q.example"),
            ("awayFrom", "2023-08-01"),
            ("awayTo", "2023-08-05"),
            ("substitute", "李村长")
        );
        Assert.Equal(
            ("new@q.example", "李村长"),
            (Office.Directory.People.Entries[^1].Mail, Office.Directory.People.Entries[^1].Substitute)
        );

        key = CultivatedLand.Application.People.DirectoryService.KeyOf(Office.Directory.People.Entries[^1]);
        Assert.Contains("将从通讯录删除沙河区 青石镇的规资局", await Text(await Form("/settings/directory/remove", ("key", key))));
        Assert.Contains(Office.Directory.People.Entries, entry => entry.Role == Role.Supervisor);
        await Form("/settings/directory/remove", ("key", key), ("confirmed", "yes"));
        Assert.DoesNotContain(Office.Directory.People.Entries, entry => entry.Role == Role.Supervisor);
    }

    [Fact]
    public async Task A_fault_in_a_person_is_said_at_its_field_and_the_typing_kept()
    {
        var answer = await Form(
            "/settings/directory/person",
            ("key", ""),
            ("place", "沙河区/青石镇"),
            ("role", "leader"),
            ("name", "何静"),
            ("mail", "he"),
            ("awayFrom", "2023-08-05"),
            ("awayTo", "2023-08-01")
        );
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("邮箱“he”不是有效地址。", page, StringComparison.Ordinal);
        Assert.Contains("离岗结束2023-08-01早于开始2023-08-05。", page, StringComparison.Ordinal);
        Assert.Contains("value=\"何静\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_directory_shows_its_changes_and_counts_only_when_confirmed()
    {
        var before = Office.Directory.People;
        var answer = await File("/settings/directory/upload", Header + $"{Some.Village.Path},责任领导,李村长,new@q.example\n");
        var preview = await Page(answer.Headers.Location!.OriginalString);

        Assert.Same(before, Office.Directory.People);
        Assert.Contains("新增 0 人，变更 1 人，删除 1 人", preview, StringComparison.Ordinal);
        string Field(string name) =>
            System.Text.RegularExpressions.Regex.Match(preview, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;
        await Form("/settings/directory/replace", ("file", Field("file")), ("name", Field("name")), ("expected", Field("expected")));

        Assert.Equal("new@q.example", Office.Directory.People.Entries.Single().Mail);
    }

    [Fact]
    public async Task A_faulty_directory_changes_nothing_and_names_its_rows()
    {
        var before = Office.Directory.People;
        var answer = await File("/settings/directory/upload", Header + "青石镇,责任领导,,x@q.example\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("people.csv第2行：缺姓名。", await Text(answer), StringComparison.Ordinal);
        Assert.Same(before, Office.Directory.People);
    }

    [Fact]
    public async Task The_directory_is_downloaded_as_it_can_be_uploaded() =>
        Assert.Contains(
            "沙河区/青石镇/柳湾村,责任领导,李村长,li@q.example",
            await Page("/settings/directory/people.csv"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task The_calendar_names_the_days_of_a_year_and_says_where_there_is_no_data()
    {
        Assert.Contains("国庆节", await Page("/settings/calendar?year=2023"), StringComparison.Ordinal);
        Assert.Contains("2031 年还没有放假安排", await Page("/settings/calendar?year=2031"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_year_is_added_by_pasting_its_days()
    {
        var answer = await Form("/settings/calendar", ("expected", "0"), ("days", "2031-10-01 国庆节 休\n2031-10-11，国庆节，班"));

        Assert.Equal(
            (HttpStatusCode.SeeOther, "/settings/calendar?said=kept&year=2031"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString)
        );
        Assert.Contains("10-01", await Page("/settings/calendar?year=2031"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_are_wrong_stay_typed_with_a_sentence()
    {
        var page = await Text(await Form("/settings/calendar", ("expected", "0"), ("days", "2031-13-01 国庆节 休")));

        Assert.Contains("不是日期", page, StringComparison.Ordinal);
        Assert.Contains("2031-13-01 国庆节 休</textarea>", page, StringComparison.Ordinal);
    }

    /// <summary>
    /// DOMAIN's own example: due on a holiday Saturday, reminded on 09-15, 09-22, 09-27 and 09-28, overdue on the make-up workday.
    /// </summary>
    [Fact]
    public async Task The_policy_shows_what_a_phase_due_on_30_September_would_get()
    {
        var page = await Page("/settings/policy");

        Assert.All(
            [
                "2023-09-15 09:00",
                "2023-09-22 09:00",
                "2023-09-27 09:00",
                "2023-09-28 09:00",
                "2023-10-07 09:00",
                "2023-10-09 09:00",
                "2023-10-13 09:00",
            ],
            moment => Assert.Contains(moment, page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Figures_are_tried_without_being_kept()
    {
        var query = string.Join('&', Figures("30").Select(figure => $"{figure.Item1}={Uri.EscapeDataString(figure.Item2)}"));

        Assert.Contains("2023-08-31 09:00", await Page($"/settings/policy?{query}"), StringComparison.Ordinal);
        Assert.DoesNotContain("2023-08-31 09:00", await Page("/settings/policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_is_kept_moves_the_next_notice_of_a_running_task()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Form("/settings/policy", Figures("20"))).StatusCode);

        Assert.Equal(
            "2023-07-31T09:00:00+08:00",
            (string?)(await Json(await Administrator.GetAsync($"/api/tasks/{Some.Id}")))["nextNotice"]!["at"]
        );
    }

    [Theory]
    [InlineData("14, x", "09:00", "“x”不是整数。")]
    [InlineData("400", "09:00", "提醒天数须在0至365之间。")]
    [InlineData("14", "25:00", "“25:00”不是时刻，应如 09:00。")]
    public async Task A_figure_that_makes_no_sense_is_refused_and_stays_typed(string reminders, string sendAt, string sentence)
    {
        var answer = await Form("/settings/policy", Figures(reminders, sendAt));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{reminders}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_people_who_set_a_policy_the_second_sees_the_first()
    {
        await Form("/settings/policy", Figures("20"));
        var answer = await Form("/settings/policy", Figures("10"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("提前 20 天提醒", page, StringComparison.Ordinal);
        Assert.Contains("value=\"10\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_is_read_and_set_by_programs_too()
    {
        var before = await Administrator.GetAsync("/api/settings/policy");
        var put = new HttpRequestMessage(HttpMethod.Put, "/api/settings/policy")
        {
            Content = new StringContent("""{"reminders":[20]}""", Encoding.UTF8, "application/json"),
        };
        put.Headers.TryAddWithoutValidation("If-Match", before.Headers.ETag!.ToString());

        Assert.Equal(20, (int)(await Json(await Administrator.SendAsync(put)))["reminders"]![0]!);
        var late = new HttpRequestMessage(HttpMethod.Put, "/api/settings/policy") { Content = new StringContent("{}") };
        late.Headers.TryAddWithoutValidation("If-Match", before.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Administrator.SendAsync(late)).StatusCode);
    }

    [Fact]
    public async Task A_policy_of_a_program_that_makes_no_sense_is_a_problem_with_a_sentence()
    {
        var answer = await Administrator.PutAsync("/api/settings/policy", new StringContent("""{"reminders":[-1]}"""));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "policy: A reminder is sent from 0 to 365 days before the due date."),
            (answer.StatusCode, (string?)(await Json(answer))["detail"])
        );
    }

    [Fact]
    public async Task A_year_is_added_by_a_program()
    {
        var answer = await Administrator.PutAsync(
            "/api/settings/calendar?name=days.csv",
            new StringContent("date,name,kind\n2031-10-01,国庆节,off\n")
        );

        Assert.Contains(2031, (await Json(answer))["yearsWithData"]!.AsArray().Select(year => (int)year!));
    }

    [Fact]
    public async Task Revoked_links_are_listed_with_who_did_it()
    {
        var asked = await Form("/settings/links", ("mail", "li@q.example"), ("task", ""));
        Assert.Contains("将使发给 li@q.example 的全部已发链接失效", await Text(asked), StringComparison.Ordinal);
        var answer = await Form("/settings/links", ("mail", "li@q.example"), ("task", ""), ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        var page = await Page("/settings/links");
        Assert.Contains("<bdi>li@q.example</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("全部任务", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "请填写任务编号或邮箱，或两者。")]
    [InlineData("0000-1", "", "没有编号为“0000-1”的任务")]
    [InlineData("", "li", "邮箱“li”不是有效地址。")]
    public async Task Revoking_what_does_not_exist_is_refused(string task, string mail, string sentence) =>
        Assert.Contains(sentence, await Text(await Form("/settings/links", ("mail", mail), ("task", task))), StringComparison.Ordinal);
}
