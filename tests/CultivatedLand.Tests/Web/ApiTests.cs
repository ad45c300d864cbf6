using System.Net;
using System.Text;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Web;

public class ApiTests : WebTest
{
    private static readonly string Task = $"/api/tasks/{Some.Id}";

    [Theory]
    [InlineData("GET", "/api/tasks")]
    [InlineData("GET", "/api/mails")]
    [InlineData("GET", "/api/directory")]
    [InlineData("PUT", "/api/directory")]
    [InlineData("POST", "/api/plans")]
    [InlineData("POST", "/api/clock")]
    [InlineData("POST", "/api/links/revoke")]
    public async Task Without_the_token_nobody_gets_in(string method, string path)
    {
        var answer = await Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(
            "A token is needed: send the header Authorization: Bearer <token>; the token is in admin.token in the data folder.",
            (string?)(await Json(answer))["detail"]
        );
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    public async Task Another_token_opens_nothing(string header)
    {
        Anybody.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Anybody.GetAsync("/api/tasks")).StatusCode);
    }

    [Fact]
    public async Task A_task_is_shown_with_its_phases_and_its_next_notice()
    {
        var task = await Json(await Administrator.GetAsync(Task));

        Assert.Equal(
            ("翻耕", "2023-08-20", "reminder", "2023-08-04T09:00:00+08:00"),
            (
                (string?)task["currentPhase"],
                (string?)task["phases"]![0]!["due"],
                (string?)task["nextNotice"]!["kind"],
                (string?)task["nextNotice"]!["at"]
            )
        );
    }

    [Theory]
    [InlineData("/api/tasks/0000-1")]
    [InlineData("/api/tasks/No_such_id")]
    [InlineData("/api/mails/none")]
    [InlineData("/api/plans/none")]
    public async Task What_does_not_exist_is_404_with_a_sentence(string path)
    {
        var answer = await Administrator.GetAsync(path);

        Assert.Equal(
            (HttpStatusCode.NotFound, "There is nothing by this name."),
            (answer.StatusCode, (string?)(await Json(answer))["detail"])
        );
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_404_in_both_languages()
    {
        var problem = await Json(await Administrator.GetAsync("/nowhere"));

        Assert.Equal(("没有这个地址。", "There is nothing at this address."), ((string?)problem["title"], (string?)problem["detail"]));
    }

    [Fact]
    public async Task A_refusal_is_409_in_both_languages_with_what_would_be_allowed()
    {
        var answer = await Post($"{Task}/close-out", "{}");
        var problem = await Json(answer);

        Assert.Equal((HttpStatusCode.Conflict, "NotFulfilled"), (answer.StatusCode, (string?)problem["code"]));
        Assert.Equal(
            ("已验收0亩，尚差101亩，不能销号。", "0 mu are accepted and 101 mu are missing; the task cannot be closed out."),
            ((string?)problem["title"], (string?)problem["detail"])
        );
        Assert.Contains("report", problem["more"]!["allowed"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task Progress_is_reported_by_the_name_of_the_phase()
    {
        var task = await Json(await Post($"{Task}/report", """{"phase":"翻耕","areaMu":50.5,"by":"李村长"}"""));

        Assert.Equal((50.5m, 50), ((decimal)task["phases"]![0]!["doneMu"]!, (int)task["phases"]![0]!["percent"]!));
    }

    [Fact]
    public async Task The_history_says_who_did_what()
    {
        await Post($"{Task}/report", """{"phase":"plough","areaMu":50,"by":"李村长"}""");
        var last = (await Json(await Administrator.GetAsync($"{Task}/history"))).AsArray()[^1]!;

        Assert.Equal(("progress-reported", "李村长"), ((string?)last["what"], (string?)last["by"]));
    }

    [Fact]
    public async Task An_unknown_phase_is_told_what_there_is() =>
        Assert.Equal(
            "There is no phase “收割”; there are: 1 翻耕；2 种植；3 申请验收；4 验收.",
            (string?)(await Json(await Post($"{Task}/report", """{"phase":"收割"}""")))["detail"]
        );

    [Theory]
    [InlineData("report", """{"areaMu":-1}""")]
    [InlineData("accept", """{"areaMu":1.234}""")]
    public async Task An_area_that_is_none_is_400(string act, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Post($"{Task}/{act}", body)).StatusCode);

    [Theory]
    [InlineData("report", "{")]
    [InlineData("report", "[]")]
    [InlineData("report", "")]
    [InlineData("report", """{"areaMu":"many"}""")]
    [InlineData("return", """{"due":"2023-02-30","reason":"x"}""")]
    [InlineData("accept", "not JSON")]
    public async Task Malformed_JSON_is_400_with_a_sentence_and_never_500(string act, string body)
    {
        var answer = await Post($"{Task}/{act}", body);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "The request cannot be understood; check its JSON and its parameters."),
            (answer.StatusCode, (string?)(await Json(answer))["detail"])
        );
    }

    [Theory]
    [InlineData("/api/tasks?most=many")]
    [InlineData("/api/tasks?status=lost")]
    [InlineData("/api/mails?state=lost")]
    public async Task A_parameter_that_makes_no_sense_is_400(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Administrator.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/assets/site.css")]
    [InlineData("/api/tasks")]
    [InlineData("/api/tasks/3fa9c1d2-1")]
    [InlineData("/api/tasks/3fa9c1d2-1/history")]
    [InlineData("/api/mails")]
    [InlineData("/api/plans")]
    [InlineData("/api/directory")]
    [InlineData("/api/directory/template")]
    [InlineData("/api/clock")]
    public async Task What_may_be_read_may_be_asked_for_by_HEAD(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await Administrator.SendAsync(new HttpRequestMessage(HttpMethod.Head, path))).StatusCode);

    [Theory]
    [InlineData("/")]
    [InlineData("/api/tasks")]
    [InlineData("/nowhere")]
    [InlineData("/t/forged")]
    public async Task Every_answer_carries_the_safety_headers(string path)
    {
        var headers = (await Administrator.GetAsync(path)).Headers;

        Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(
            ("nosniff", "no-referrer", "no-store"),
            (
                headers.GetValues("X-Content-Type-Options").Single(),
                headers.GetValues("Referrer-Policy").Single(),
                headers.CacheControl!.ToString()
            )
        );
    }

    [Fact]
    public async Task JSON_keeps_Chinese_as_it_is() => Assert.Contains("柳湾村恢复耕地", await Administrator.GetStringAsync("/api/tasks"));

    [Fact]
    public async Task Real_time_cannot_be_set() =>
        Assert.Equal(HttpStatusCode.Conflict, (await Post("/api/clock", """{"hours":1}""")).StatusCode);

    [Fact]
    public async Task The_same_plan_twice_is_known_the_second_time()
    {
        var first = await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)));
        var second = await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)));

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, false),
            (first.StatusCode, second.StatusCode, (bool)(await Json(second))["isNew"]!)
        );
    }

    [Fact]
    public async Task A_plan_started_over_the_API_starts_its_tasks()
    {
        await Administrator.PostAsync("/api/plans?name=plan.txt&start=true", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)));

        Assert.Equal(4, (await Json(await Administrator.GetAsync("/api/tasks?status=active")))["tasks"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_file_that_is_no_document_is_422_and_says_why()
    {
        var answer = await Administrator.PostAsync("/api/plans?name=empty.txt", new ByteArrayContent([]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("The file \"empty.txt\" is empty.", (string?)(await Json(answer))["detail"]);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_the_limit() =>
        Assert.Equal(
            "The file is larger than the limit of 1 MB; split it or take out the pictures.",
            (string?)
                (await Json(await Administrator.PostAsync("/api/plans?name=big.txt", new ByteArrayContent(new byte[2 << 20]))))["detail"]
        );

    [Fact]
    public async Task A_directory_with_a_fault_changes_nothing()
    {
        var answer = await Administrator.PutAsync(
            "/api/directory?name=people.csv",
            new ByteArrayContent(Encoding.UTF8.GetBytes("place,role,name,mail\n青石镇,leader,张三,z@q.example\n,leader,李四,l@q.example\n"))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(2, (await Json(await Administrator.GetAsync("/api/directory"))).AsArray().Count);
    }

    [Fact]
    public async Task A_mail_that_is_not_there_cannot_be_released() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.PostAsync("/api/mails/none/release", null)).StatusCode);
}
