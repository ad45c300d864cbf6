namespace CultivatedLand.Tests.Web.Security.Matrix;

/// <summary>
/// One row for each write whose address names no object: what it sends to write an object of the village.
/// <c>{place}</c>, <c>{town}</c>, <c>{task}</c>, <c>{plan}</c> and the like stand for the village's own.
/// </summary>
internal static class ForeignObjects
{
    /// <summary>Writes without an object of a place. Each says why.</summary>
    public static readonly Dictionary<string, string> None = new()
    {
        ["POST /ledger/views"] = "a view belongs to its account",
        ["POST /me/feed"] = "the account's own",
        ["POST /me/feed/revoke"] = "the account's own",
        ["POST /api/me/feed"] = "the account's own",
        ["DELETE /api/me/feed"] = "the account's own",
        ["POST /me/password"] = "the account's own",
        ["POST /me/second-step/on"] = "the account's own",
        ["POST /me/second-step/off"] = "the account's own",
        ["POST /me/sessions/end"] = "the account's own",
        ["POST /me/tokens"] = "the account's own",
        ["POST /me/tokens/{id}/revoke"] = "the account's own; TokenTests ask for another's",
        ["POST /me/lendings"] = "the account's own grants; LendingTests ask for more",
        ["POST /me/lendings/end"] = "the account's own; LendingTests ask for another's",
    };

    public static readonly Dictionary<string, Sent> Rows = new()
    {
        ["POST /api/leads"] = Sent.Json("""{"place":"{place}","what":"新打地基"}"""),
        ["POST /api/links/revoke"] = Sent.Json("""{"task":"{task}"}"""),
        ["POST /api/bodies"] = Sent.Json("""{"name":"专班","kind":"task-force","place":"{place}","seats":[{"title":"组长"}]}"""),
        ["POST /bodies"] = Sent.Form("name=专班&kind=task-force&place={place}&title-1=组长"),
        ["POST /api/field-records"] = Sent.Json(
            """{"kind":"publicity","place":"{place}","day":"2023-07-20","subject":"院坝会","headCount":46}"""
        ),
        ["POST /reports/assessments"] = Sent.Form("place={place}&from=2023-01-01&to=2023-12-31"),
        ["POST /reports/sanctions"] = Sent.Form("place={place}&kind=exposure&from=2023-07-20&reason=进度滞后"),
        ["POST /letters"] = Sent.Form("kind=place-letter&place={place}"),
        ["POST /records"] = Sent.Form("kind=publicity&place={place}&day=2023-07-20&subject=院坝会&headcount=46"),
        ["POST /api/patrols"] = Sent.Json("""{"place":"{place}","who":"王","saw":"未见异常","at":"2023-07-20T07:00"}"""),
        ["PUT /api/patrols/plans"] = Sent.Json("""{"place":"{place}","count":1,"unit":"day"}"""),
        ["DELETE /api/patrols/plans"] = Sent.Asked("place={place}"),
        ["POST /api/plans"] = Sent.Json("{notice}") with { Query = "name=again.txt" },
        ["POST /api/meetings/{occurrence}/minutes"] = Sent.Json("""{"came":"王","decisions":[{"what":"复核"}]}"""),
        ["POST /api/meetings/{occurrence}/occasion"] = Sent.Json("""{"room":"三楼"}"""),
        ["POST /api/meetings/{occurrence}/tasks"] = Sent.Json("""{"number":1}"""),
        ["POST /api/rhythms/{id}/call"] = Sent.Json("""{"day":"2023-07-25"}"""),
        ["POST /api/rhythms"] = Sent.Json("""{"name":"周报","place":"{town}","kind":"bulletin","every":"week","weekday":1}"""),
        ["POST /api/rhythms/{id}/edit"] = Sent.Json("""{"version":0,"room":"三楼"}"""),
        ["POST /api/rhythms/{id}/off"] = Sent.Json("{}"),
        ["POST /api/rhythms/{id}/on"] = Sent.Json("{}"),
        ["POST /api/samples"] = Sent.Json("""{"plan":"{plan}","seed":"2024"}"""),
        ["POST /api/samples/{id}/checks"] = Sent.Json("""{"checks":[{"task":"{task}","foundMu":1}]}"""),
        ["PUT /api/settlement/plans/{plan}/figures"] = Sent.Json("""{"year":2023,"place":"{place}","verifiedMu":4}"""),
        ["PUT /api/settlement/plans/{plan}/rules"] = Sent.Json("""{"rules":[]}"""),
        ["POST /api/settlement/plans/{plan}/approve"] = Sent.Json("""{"from":"2023-01-01","to":"2023-12-31"}"""),
        ["PUT /api/substitutions"] = Sent.Json(
            """{"place":"{town}","side":"confirmed","day":"2023-07-20","areaMu":1,"document":"补划1号"}"""
        ),
        ["POST /api/settlement/plans/{plan}/growers/checks"] = Sent.Json(
            """{"place":"{place}","name":"甲","foundMu":1,"checkedBy":"测绘","day":"2023-08-01"}"""
        ),
        ["POST /api/settlement/plans/{plan}/household-samples"] = Sent.Json("""{"seed":"1"}"""),
        ["POST /api/settlement/plans/{plan}/household-samples/{id}/checks"] = Sent.Json(
            """{"place":"{place}","name":"甲","foundMu":1,"checkedBy":"专人","day":"2023-08-01"}"""
        ),
        ["PUT /api/settlement/plans/{plan}/lists/{kind}"] = Sent.File("growers.csv", "地点,姓名,申报面积\n{place},甲,3\n"),
        ["POST /api/settlement/sheets/{id}/payments"] = Sent.Json(
            """{"place":"{place}","amountYuan":1,"day":"2023-08-04","voucher":"甲"}"""
        ),
        ["POST /api/settlement/sheets/{id}/payments/{number:int}/correct"] = Sent.Json(
            """{"amountYuan":2,"day":"2023-08-04","voucher":"甲","reason":"填错"}"""
        ),
        ["POST /api/settlement/sheets/{id}/payments/{number:int}/take-back"] = Sent.Json("""{"reason":"填错"}"""),
        ["POST /api/settlement/sheets/{id}/replace"] = Sent.Json("""{"totalYuan":1,"reason":"补验"}"""),
        ["PUT /api/targets"] = Sent.Json("""{"year":2023,"place":"{town}","indicator":"retention","targetMu":1,"currentMu":1}"""),
        ["POST /leads/new"] = Sent.Form("place={place}&kind=illegal-use&what=新打地基&once=a"),
        ["POST /map/layers"] = Sent.File("图斑.geojson", "{layer}"),
        ["POST /map/layers/remove"] = Sent.Form("layer={layer-id}"),
        ["POST /patrols/log"] = Sent.Form("place={place}&who=王&saw=未见异常&at=2023-07-20T07:00"),
        ["POST /patrols/plan"] = Sent.Form("place={place}&count=1&unit=day"),
        ["POST /patrols/unplan"] = Sent.Form("id={patrol-plan}"),
        ["POST /plans"] = Sent.File("again.txt", "{notice}"),
        ["POST /reports/lists"] = Sent.File("growers.csv", "地点,姓名,申报面积\n{place},甲,3\n") with
        {
            Query = "plan={plan}&kind=growers&year=2023",
        },
        ["POST /reports/lists/check"] = Sent.Form("plan={plan}&year=2023&row={place}\n甲&found=1&checker=测绘&day=2023-08-01"),
        ["POST /reports/lists/samples"] = Sent.Form("plan={plan}&year=2023&percent=5&minimum=5&seed=1"),
        ["POST /reports/lists/samples/{id}"] = Sent.Form("row={place}\n甲&found=1&checker=专人&day=2023-08-01"),
        ["POST /reports/meetings/{occurrence}/minutes"] = Sent.Form("came=王&version=0&what-1=复核"),
        ["POST /reports/meetings/{occurrence}/occasion"] = Sent.Form("room=三楼"),
        ["POST /reports/rhythms/{id}/call"] = Sent.Form("day=2023-07-25"),
        ["POST /reports/meetings/{occurrence}/tasks"] = Sent.Form("number=1"),
        ["POST /reports/rhythms"] = Sent.Form("place={town}&name=周报&kind=bulletin&every=week&weekday=1"),
        ["POST /reports/rhythms/{id}/edit"] = Sent.Form("name=周报&hour=09:30&to=leader&version=0"),
        ["POST /reports/rhythms/{id}/off"] = Sent.Form(""),
        ["POST /reports/rhythms/{id}/on"] = Sent.Form(""),
        ["POST /reports/samples"] = Sent.Form("plan={plan}&percent=100&minimum=1&seed=1"),
        ["POST /reports/samples/{id}"] = Sent.Form("found-{task}=1"),
        ["POST /reports/settlement/approve"] = Sent.Form("plan={plan}&from=2023-01-01&to=2023-12-31"),
        ["POST /reports/settlement/figures"] = Sent.Form("plan={plan}&from=2023-01-01&to=2023-12-31&place={place}&verified=4"),
        ["POST /reports/settlement/rules"] = Sent.Form("plan={plan}&from=2023-01-01&to=2023-12-31"),
        ["POST /reports/substitutions"] = Sent.Form("place={town}&side=confirmed&day=2023-07-20&area=1&document=补划1号"),
        ["POST /reports/settlement/{id}/pay"] = Sent.Form("to={place}&amount=1&day=2023-08-04&voucher=甲"),
        ["POST /reports/settlement/{id}/payments/{number:int}/correct"] = Sent.Form("amount=2&day=2023-08-04&voucher=甲&reason=填错"),
        ["POST /reports/settlement/{id}/payments/{number:int}/take-back"] = Sent.Form("reason=填错"),
        ["POST /reports/settlement/{id}/replace"] = Sent.Form("total=1.00&reason=补验"),
        ["POST /reports/targets"] = Sent.Form("place={town}&year=2023&indicator=retention&target=1&current=1"),
        ["POST /settings/directory/person"] = Sent.Form("place={place}&name=王&role=leader&mail=w@q.example"),
        ["POST /settings/directory/remove"] = Sent.Form("key={person}"),
        ["POST /settings/directory/replace"] = Sent.Form("file={people-file}&name=people.csv&expected={directory}"),
        ["POST /settings/directory/upload"] = Sent.File("people.csv", "地点,角色,姓名,邮箱\n{place},责任领导,王,w@q.example\n"),
        ["POST /settings/links"] = Sent.Form("task={task}&mail="),
    };
}

/// <summary>What a write sends.</summary>
/// <param name="Kind">json, form, file or query.</param>
internal sealed record Sent(string Kind, string Content)
{
    public string? FileName { get; init; }

    public string Query { get; init; } = "";

    public static Sent Json(string content) => new("json", content);

    public static Sent Form(string content) => new("form", content);

    public static Sent File(string name, string content) => new("file", content) { FileName = name };

    public static Sent Asked(string query) => new("query", "") { Query = query };
}
