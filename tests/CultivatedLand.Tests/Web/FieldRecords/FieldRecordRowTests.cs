using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Tests.Web.Rows;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.FieldRecords;

/// <summary>Rows E14, E23, E25, E27, R8, X4, X14 and X15 in the product: records of work with the figures of the rows.</summary>
public sealed class FieldRecordRowTests() : RowTest("2023-05-01 08:00")
{
    private const string Town = "青禾县/石桥镇";

    private static readonly string[] Villages = ["柳树村", "河湾村", "东山村", "西山村", "南坪村", "北坪村"];

    [Fact]
    public async Task E14_five_of_six_villages_came_to_the_training_and_the_sixth_is_listed_until_it_did()
    {
        SixVillages();
        Clock.MoveTo("2023-08-02 17:00");
        var record = await Written(
            "training",
            [("place", Town), ("day", "2023-08-02"), ("subject", "举证要求培训"), .. Expected(), .. Villages[..5].Select(Came)]
        );
        Assert.Contains("5/6 到场", await Page(record), StringComparison.Ordinal);
        Assert.Contains("北坪村", await Page("/today"), StringComparison.Ordinal);

        Clock.MoveTo("2023-08-09 17:00");
        await Act(record, "attend", Came("北坪村"), ("day", "2023-08-09"));
        Assert.Contains("6/6 到场", await Page(record), StringComparison.Ordinal);
        Assert.DoesNotContain("北坪村", await Page("/today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E23_a_visit_with_a_demand_makes_a_task_that_is_told_and_done_on_time()
    {
        SixVillages();
        Clock.MoveTo("2023-09-06 15:00");
        var record = await Written(
            "inspection",
            [
                ("place", $"{Town}/柳树村"),
                ("day", "2023-09-06"),
                ("subject", "现场检查"),
                ("words", "田边堆料一处"),
                ("demand", "清除堆料"),
                ("due", "2023-09-20"),
            ]
        );
        var task = FieldRecordId.Parse(record.Split('/')[^1])!.Value.Task(1);
        var before = Office.Outbox.Records.Count;
        foreach (var day in new[] { "2023-09-06", "2023-09-13", "2023-09-15" })
            await Until($"{day} 16:00");
        Assert.True(Office.Outbox.Records.Count > before);

        var reported = await (await ShownForm.On(Administrator, $"/tasks/{task}", $"/tasks/{task}/report")).Send(("phase", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, reported.StatusCode);
        Assert.Contains("已办", await Page(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E25_of_six_villages_five_answer_the_self_check_and_the_sixth_is_overdue_on_the_next_workday()
    {
        SixVillages();
        Clock.MoveTo("2023-08-01 10:00");
        var record = await Written(
            "self-check",
            [
                ("place", Town),
                ("day", "2023-08-01"),
                ("subject", "举一反三全面自查"),
                ("demand", "上报自查结果"),
                ("due", "2023-08-15"),
                .. Expected(),
            ]
        );
        var id = FieldRecordId.Parse(record.Split('/')[^1])!.Value;
        Clock.MoveTo("2023-08-14 10:00");
        foreach (var number in Enumerable.Range(1, 5))
            await (await ShownForm.On(Administrator, $"/tasks/{id.Task(number)}", $"/tasks/{id.Task(number)}/report")).Send(("phase", "1"));
        Assert.Contains("5/6 已办", await Page(record), StringComparison.Ordinal);

        await Until("2023-08-16 09:00");
        var overdue = Office.Outbox.Records.Where(mail => mail.Content.Subject.Contains("逾期", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(overdue);
        Assert.All(overdue, mail => Assert.Contains("北坪村", mail.Content.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task E27_the_month_names_the_village_that_had_no_publicity()
    {
        SixVillages();
        Clock.MoveTo("2023-08-31 10:00");
        foreach (var village in Villages[..5])
            await Written("publicity", [("place", $"{Town}/{village}"), ("day", "2023-08-12"), ("subject", "院坝会"), ("headcount", "46")]);
        var page = await Page("/records?month=2023-08");

        Assert.Contains("5个村有记录，1个村没有：", page, StringComparison.Ordinal);
        Assert.Contains("46 人", page, StringComparison.Ordinal);
        Assert.Contains("北坪村", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R8_a_dispute_at_a_parcel_stands_open_until_it_is_settled()
    {
        SixVillages();
        Clock.MoveTo("2023-05-10 10:00");
        var record = await Written(
            "dispute",
            [("place", $"{Town}/柳树村"), ("day", "2023-05-10"), ("subject", "地界"), ("parcel", "0012"), ("words", "两户争地界")]
        );
        Assert.Contains("待化解", await Page("/records?month=2023-05&kind=dispute"), StringComparison.Ordinal);

        Clock.MoveTo("2023-05-22 10:00");
        await Act(record, "end", ("day", "2023-05-22"), ("words", "现场指界，双方签字"));
        Assert.Contains("已化解，用12天", await Page("/records?month=2023-05&kind=dispute"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X14_a_petition_is_answered_in_nine_days()
    {
        SixVillages();
        Clock.MoveTo("2023-06-03 10:00");
        var record = await Written(
            "petition",
            [("place", $"{Town}/柳树村"), ("day", "2023-06-03"), ("subject", "补偿"), ("words", "要求说明补偿标准")]
        );
        Clock.MoveTo("2023-06-12 10:00");
        await Act(record, "end", ("day", "2023-06-12"), ("words", "书面答复"));

        Assert.Contains("已答复，用9天", await Page(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X4_the_county_sees_an_unannounced_visit_once_it_is_released()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Place.Parse("云州市/青禾县")!, Role.LeadOffice, null, "林晓舟", "lin@q.example"),
        ]);
        Clock.MoveTo("2024-05-28 15:00");
        var county = await SignedIn("county", AccountRole.Office, Place.Parse("云州市/青禾县"));
        var record = await Written(
            "visit",
            [("place", "云州市/青禾县"), ("day", "2024-05-28"), ("subject", "暗访"), ("words", "未复耕"), ("withheld", "yes")]
        );
        Assert.Equal(HttpStatusCode.NotFound, (await county.Open(record)).Status);
        Assert.DoesNotContain("暗访", (await county.Open("/records?month=2024-05")).Page, StringComparison.Ordinal);

        Clock.MoveTo("2024-05-31 10:00");
        await Act(record, "release");
        var again = await SignedIn("county2", AccountRole.Office, Place.Parse("云州市/青禾县"));
        Assert.Equal(HttpStatusCode.OK, (await again.Open(record)).Status);
    }

    [Fact]
    public async Task X15_a_case_file_names_three_parties_and_is_closed_when_each_is_examined()
    {
        SixVillages();
        Clock.MoveTo("2023-08-14 10:00");
        var record = await Written(
            "case-file",
            [("place", $"{Town}/柳树村"), ("day", "2023-08-10"), ("subject", "占用耕地建房"), ("words", "占耕地 0.42 亩")]
        );
        await Examine(record, "offender");
        await Examine(record, "department");
        var refused = await Act(record, "end", ("day", "2023-08-14"), ("words", "结案"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("监督责任单位尚未查处", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        await Examine(record, "supervisor");
        Assert.Equal(HttpStatusCode.SeeOther, (await Act(record, "end", ("day", "2023-08-14"), ("words", "结案"))).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_stays_in_the_form_with_its_fault()
    {
        SixVillages();
        var answer = await Forms.Send(
            "/records",
            ("kind", "publicity"),
            ("place", $"{Town}/柳树村"),
            ("day", "2023-05-02"),
            ("subject", "院坝会"),
            ("headcount", "")
        );
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"院坝会\"", page, StringComparison.Ordinal);
        Assert.Contains("日期2023-05-02还没有到", page, StringComparison.Ordinal);
        Assert.Contains("请填写人数", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_keeps_publicity_and_inspects_nobody()
    {
        SixVillages();
        var leader = await SignedIn("leader", AccountRole.Leader, Place.Parse($"{Town}/柳树村"));
        var page = WebUtility.HtmlDecode((await leader.Open("/records")).Page);

        Assert.Contains("kind=publicity", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kind=inspection", page, StringComparison.Ordinal);
    }

    private void SixVillages() =>
        Office.Directory.People = new PeopleDirectory([
            .. Villages.Select(
                (village, index) =>
                    new DirectoryEntry(Place.Parse($"{Town}/{village}")!, Role.Leader, null, $"何静川{index}", $"he{index}@q.example")
            ),
        ]);

    private static (string, string) Came(string village) => ("came", $"{Town}/{village}");

    private static IEnumerable<(string, string)> Expected() => Villages.Select(village => ("expected", $"{Town}/{village}"));

    private Task<HttpResponseMessage> Examine(string record, string party) =>
        Act(record, "examine", ("party", party), ("finding", "查明"), ("measure", "警告"), ("day", "2023-08-12"));

    private Task<HttpResponseMessage> Act(string record, string act, params (string Name, string Value)[] typed) =>
        Forms.Send($"{record}/{act}", typed);

    /// <returns>The address of the record.</returns>
    private async Task<string> Written(string kind, params (string Name, string Value)[] typed)
    {
        var answer = await Forms.Send("/records", [("kind", kind), .. typed]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }
}
