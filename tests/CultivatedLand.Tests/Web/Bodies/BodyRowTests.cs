using System.Net;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Rows;

namespace CultivatedLand.Tests.Web.Bodies;

/// <summary>Rows E15, R14, D2, D3, X3, X4 and J5: bodies with seats, the coverage of the grid, allotment and named contacts.</summary>
public sealed class BodyRowTests : RowTest
{
    private const string Town = "青禾县/石桥镇";

    private static readonly string[] Villages = ["柳树村", "河湾村", "东山村", "西山村", "南坪村", "北坪村"];

    [Fact]
    public async Task E15_two_of_six_groups_without_a_head_are_two_findings_that_say_which_mail_goes_astray()
    {
        People(Villages[..4].Select((village, index) => Entry($"{Town}/{village}", Role.Leader, $"支书{index}")));
        Known(Villages[4..]);
        var page = await Page(await Groups());

        Assert.Contains("南坪村的“组长”空缺：整改提醒、逾期通知", page, StringComparison.Ordinal);
        Assert.Equal(2, Count(page, "的“组长”空缺"));
        Assert.Contains("南坪村组长", await Page("/today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E15_one_table_fills_the_empty_seats_of_both_villages_and_the_directory_with_them()
    {
        People(Villages[..4].Select((village, index) => Entry($"{Town}/{village}", Role.Leader, $"支书{index}")));
        Known(Villages[4..]);
        var body = await Groups();
        var standing = await Standing(body);
        var answer = await Forms.Send(
            $"{body}/fill",
            [
                .. standing.Seats.Select(
                    (seat, index) =>
                        (
                            $"seat-{index + 1}",
                            seat.Holders.Count == 0 && seat.Seat.Title == "组长" ? $"{seat.Place.Name}支书 p{index}@q.example" : ""
                        )
                ),
            ]
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain((await Standing(body)).Empty, seat => seat.Seat.Title == "组长");
        Assert.Contains(Office.Directory.People.Entries, entry => entry is { Name: "南坪村支书", Role: Role.Leader });
    }

    [Fact]
    public async Task A_name_that_the_directory_does_not_hold_is_said_at_its_field_and_nothing_is_filled()
    {
        People(Villages.Select((village, index) => Entry($"{Town}/{village}", Role.GridMember, $"网格员{index}")));
        var body = await Groups();
        var answer = await Forms.Send($"{body}/fill", ("seat-1", "查无此人"), ("seat-2", "网格员1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "通讯录里没有“查无此人”",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Office.Directory.People.Entries, entry => entry.Role == Role.Leader);
    }

    [Fact]
    public async Task R14_six_roles_of_eight_villages_are_one_table_of_eight_rows()
    {
        string[] eight = [.. Villages, "三溪村", "新场村"];
        Known(eight);
        string[] titles = ["组长", "副组长", "驻村干部", "农技员", "网格长", "联络员"];
        var made = await Forms.Send(
            "/bodies",
            [
                ("name", "各村工作组"),
                ("kind", "working-group"),
                ("place", Town),
                .. titles.SelectMany((title, index) => new[] { ($"title-{index + 1}", title), ($"reach-{index + 1}", "each-village") }),
            ]
        );
        var page = await Page(made.Headers.Location!.OriginalString);

        Assert.Equal(8, eight.Count(village => page.Contains($"<th scope=\"row\"><bdi>{village}</bdi></th>", StringComparison.Ordinal)));
        Assert.Equal(48, Count(page, "id=\"seat-"));
    }

    [Fact]
    public async Task R14_the_same_for_all_villages_is_written_once()
    {
        Known(Villages);
        People([.. Office.Directory.People.Entries, Entry(Town, Role.LeadOffice, "林晓舟")]);
        var made = await Forms.Send(
            "/bodies",
            ("name", "各村工作组"),
            ("kind", "working-group"),
            ("place", Town),
            ("title-1", "指导员"),
            ("reach-1", "each-village")
        );
        var body = made.Headers.Location!.OriginalString;
        await Forms.Send($"{body}/fill", ("all-指导员", "林晓舟"));

        Assert.All((await Standing(body)).Seats, seat => Assert.Equal("林晓舟", Assert.Single(seat.Holders).Name));
    }

    [Fact]
    public async Task D3_the_head_of_a_town_is_its_chief_and_a_member_of_the_district()
    {
        People([Entry("大渡口区", Role.GridChief, "区长"), Entry("大渡口区/跳磴镇", Role.GridChief, "赵启明")]);
        var grid = Grid.Of(Office.Directory.People);
        var (district, town) = (grid.Places[0], grid.Places[1]);

        Assert.Equal(["赵启明"], district.Members.Select(member => member.Name));
        Assert.Equal(["赵启明"], town.Chiefs.Select(chief => chief.Name));
        Assert.Contains("赵启明", await Page("/grid"), StringComparison.Ordinal);
    }

    [Fact]
    public void D3_when_the_head_leaves_there_are_two_empty_seats_and_one_finding()
    {
        People([Entry("大渡口区", Role.GridChief, "区长"), Entry("大渡口区/跳磴镇", Role.GridMember, "吴小满")]);
        var grid = Grid.Of(Office.Directory.People);

        Assert.Empty(grid.Places[0].Members);
        Assert.Empty(grid.Places[1].Chiefs);
        Assert.Contains("大渡口区/跳磴镇没有网格长", Assert.Single(grid.Findings).Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D2_of_sixty_villages_fifty_seven_have_a_chief_and_the_three_are_named()
    {
        var villages = Enumerable.Range(1, 60).Select(number => $"大渡口区/跳磴镇/第{number}村").ToList();
        People([
            .. villages.Take(57).Select((village, index) => Entry(village, Role.GridChief, $"村长{index}")),
            .. villages.Skip(57).Select((village, index) => Entry(village, Role.Leader, $"支书{index}")),
        ]);
        var page = await Page("/grid");

        Assert.Contains("95%", page, StringComparison.Ordinal);
        Assert.Contains("第58村", page, StringComparison.Ordinal);
        Assert.Contains("第60村", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X3_three_of_twenty_counties_have_no_allotted_officer_and_are_named()
    {
        var counties = Enumerable.Range(1, 20).Select(number => $"云州市/第{number}县").ToList();
        People([
            .. counties.Select((county, index) => Entry(county, Role.LeadOffice, $"县局{index}")),
            .. counties.Take(17).Select((county, index) => Entry(county, Role.Allotted, $"包保{index}")),
        ]);
        var page = await Page("/grid");

        Assert.Contains("包保干部", page, StringComparison.Ordinal);
        Assert.Contains("85%", page, StringComparison.Ordinal);
        Assert.Equal(3, new[] { 18, 19, 20 }.Count(number => page.Contains($"第{number}县", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task X3_the_officer_to_whom_a_town_is_allotted_gets_a_copy_of_the_escalation_and_no_reminder()
    {
        People([
            new(Some.Village, Role.Leader, null, "何静川", "he@q.example"),
            new(Some.Village, Role.ResponsibleUnit, null, "村委会", "unit@q.example"),
            new(Some.Village.Parent!, Role.LeadOffice, null, "林晓舟", "lin@q.example"),
            new(Some.Village.Parent!, Role.Allotted, null, "周明远", "zhou@q.example"),
        ]);
        await Office.With(Some.FourPhases());
        await Until("2023-08-18 09:00");
        Assert.DoesNotContain(Office.Outbox.Records, mail => mail.Content.To == "zhou@q.example");

        await Until("2023-08-21 09:00");
        Assert.Contains(Office.Outbox.Records, mail => mail.Content.To == "zhou@q.example");
    }

    [Fact]
    public async Task X4_a_supervision_group_sees_its_places_and_which_was_not_visited_for_fourteen_days()
    {
        People([Entry("云州市/青禾县", Role.LeadOffice, "县局"), Entry("云州市/白塔县", Role.LeadOffice, "县局二")]);
        Clock.MoveTo("2024-05-22 10:00");
        var made = await Forms.Send(
            "/bodies",
            ("name", "第七督导组"),
            ("kind", "supervision-group"),
            ("place", "云州市"),
            ("incharge", "青禾县、白塔县"),
            ("title-1", "组长")
        );
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        await Forms.Send(
            "/records",
            ("kind", "visit"),
            ("place", "云州市/青禾县"),
            ("day", "2024-05-22"),
            ("subject", "走访"),
            ("words", "进度正常"),
            ("demand", "补报台账"),
            ("due", "2024-06-05")
        );
        Clock.MoveTo("2024-06-06 10:00");

        Assert.Contains("2024-05-22 以来没有走访", await Page(made.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    private static DirectoryEntry Entry(string place, Role role, string name) =>
        new(Place.Parse(place)!, role, null, name, $"m{Math.Abs(string.GetHashCode(place + name, StringComparison.Ordinal))}@q.example");

    private void People(IEnumerable<DirectoryEntry> entries) => Office.Directory.People = new PeopleDirectory(entries);

    /// <summary>Makes villages known without filling any of their seats.</summary>
    private void Known(IEnumerable<string> villages) =>
        People([
            .. Office.Directory.People.Entries,
            .. villages.Select((village, index) => Entry($"{Town}/{village}", Role.GridMember, $"网格员{index}")),
        ]);

    private static int Count(string page, string words) => page.Split(words).Length - 1;

    private async Task<BodyStanding> Standing(string address) =>
        await Part<BodyService>().Standing((await Part<BodyStore>().Find(address.Split('/')[^1], default))!, default);

    /// <summary>Six working groups: head 村支书, members 社长.</summary>
    /// <returns>The address of the body.</returns>
    private async Task<string> Groups()
    {
        var made = await Forms.Send(
            "/bodies",
            ("name", "村级工作小组"),
            ("kind", "working-group"),
            ("place", Town),
            ("title-1", "组长"),
            ("role-1", "leader"),
            ("reach-1", "each-village"),
            ("title-2", "组员"),
            ("reach-2", "each-village"),
            ("several-2", "yes")
        );
        Assert.True(made.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync()));
        return made.Headers.Location!.OriginalString;
    }
}
