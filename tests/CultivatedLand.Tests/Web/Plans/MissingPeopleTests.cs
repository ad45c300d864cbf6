using System.Net;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>Recipients whom the directory lacks are filled in together, by a row for all villages, a known name, or pasting.</summary>
public class MissingPeopleTests : WebTest
{
    private const string Text =
        "序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n"
        + "1,青禾县/石桥镇/枫林村,果园退果还粮,80,枫林村,联系领导,2023-10-30\n2,青禾县/石桥镇/白沙村,苗木清理,60,白沙村,联系领导,2023-10-30\n";

    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;

    private AntiforgeryForms Forms => field ??= new(Administrator);

    private async Task<string> Uploaded() => (await Forms.File("/plans", "清单.csv", Text)).Headers.Location!.OriginalString.Split('?')[0];

    private static string Who(string village, string role = "leader", string label = "联系领导") => $"{Town}/{village}\t{role}\t{label}";

    private IEnumerable<string> Added() => Office.Directory.People.Entries.Select(entry => $"{entry.Place.Name} {entry.Name} {entry.Mail}");

    [Fact]
    public async Task One_row_counts_for_all_villages_that_have_none_of_their_own()
    {
        Office.Directory.People = PeopleDirectory.Empty;
        var answer = await Forms.Send(
            $"{await Uploaded()}/people",
            ("g.0.name", "何静"),
            ("g.0.mail", "he@q.example"),
            ("p.0.0.who", Who("枫林村")),
            ("p.0.1.who", Who("白沙村")),
            ("p.0.1.name", "万春"),
            ("p.0.1.mail", "wan@q.example")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["枫林村 何静 he@q.example", "白沙村 万春 wan@q.example"], Added());
    }

    [Fact]
    public async Task Who_is_in_the_directory_needs_no_address_again()
    {
        Office.Directory.People = new PeopleDirectory([new(Town, Role.Supervisor, null, "何静", "he@q.example", "023-1")]);
        await Forms.Send($"{await Uploaded()}/people", ("p.0.0.who", Who("枫林村")), ("p.0.0.name", "何 静"));

        Assert.Equal(("何静", "he@q.example", "023-1"), Last());
    }

    private (string, string?, string?) Last() =>
        (Office.Directory.People.Entries[^1].Name, Office.Directory.People.Entries[^1].Mail, Office.Directory.People.Entries[^1].Phone);

    [Fact]
    public async Task Of_two_people_with_one_name_the_address_is_asked_for_and_nobody_is_added()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Town, Role.Supervisor, null, "何静", "he@q.example"),
            new(Place.Parse("青禾县")!, Role.Supervisor, null, "何静", "jing@q.example"),
        ]);
        var answer = await Forms.Send($"{await Uploaded()}/people", ("p.0.0.who", Who("枫林村")), ("p.0.0.name", "何静"));

        Assert.Contains("通讯录里有2位“何静”", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, Office.Directory.People.Entries.Count);
    }

    [Fact]
    public async Task With_one_fault_nobody_is_added_and_all_that_was_typed_stays()
    {
        Office.Directory.People = PeopleDirectory.Empty;
        var answer = await Forms.Send(
            $"{await Uploaded()}/people",
            ("p.0.0.who", Who("枫林村")),
            ("p.0.0.name", "何静"),
            ("p.0.0.mail", "he@q.example"),
            ("p.0.1.who", Who("白沙村")),
            ("p.0.1.name", "万春"),
            ("p.0.1.mail", "wan at q")
        );
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(Added());
        Assert.Contains("邮箱“wan at q”不是有效地址。", page, StringComparison.Ordinal);
        Assert.Contains("value=\"he@q.example\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_people_stand_in_the_table_before_they_are_kept()
    {
        Office.Directory.People = PeopleDirectory.Empty;
        var answer = await Forms.Send(
            $"{await Uploaded()}/people",
            ("act", "preview"),
            ("paste", "枫林村\t责任领导\t何静\the@q.example\n月亮村\t万春\twan@q.example")
        );
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"he@q.example\"", page, StringComparison.Ordinal);
        Assert.Contains("“月亮村”不缺收件人", page, StringComparison.Ordinal);
        Assert.Empty(Added());
    }

    [Fact]
    public async Task An_empty_form_adds_nobody_and_says_so()
    {
        var answer = await Forms.Send($"{await Uploaded()}/people", ("p.0.0.who", Who("枫林村")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有填写任何人", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
