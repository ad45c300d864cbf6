using System.Text.Json;
using CultivatedLand.Local.Terminals;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Local.Commands;

public class RehearseTests : WithFiles
{
    private Task<Printed> Rehearse(params string[] options) =>
        CommandLine.Run(["rehearse", File("plan.txt", Notice.Text), "--from", "2023-07-20", "--to", "2023-08-23", .. options]);

    private static bool IsReminder(string line) => line.Contains("\"kind\":\"reminder\"", StringComparison.Ordinal);

    [Fact]
    public async Task The_start_is_foretold_as_a_hand_over() =>
        Assert.StartsWith("{\"at\":\"2023-07-20T08:05:00+08:00\",\"kind\":\"hand-over\",", (await Rehearse("--json")).Lines[0]);

    [Fact]
    public async Task A_line_of_JSON_has_exactly_the_fields_of_the_contract()
    {
        using var first = JsonDocument.Parse((await Rehearse("--json")).Lines.First(IsReminder));

        Assert.Equal(
            "at kind task name place phase due to cc mail why",
            string.Join(' ', first.RootElement.EnumerateObject().Select(property => property.Name))
        );
        Assert.Equal(
            """[{"role":"leader","place":"青石镇","name":null,"address":null}]""",
            first.RootElement.GetProperty("to").GetRawText()
        );
    }

    [Fact]
    public async Task A_line_says_when_and_why() =>
        Assert.Contains(
            """{"at":"2023-08-04T09:00:00+08:00","kind":"reminder",""",
            Assert.Single(
                (await Rehearse("--json")).Lines,
                line => line.EndsWith(""" "why":"14 days before, moved back from Sunday"}""".TrimStart())
            )
        );

    [Fact]
    public async Task The_kinds_are_called_as_in_the_contract() =>
        Assert.Equal(
            ["hand-over", "hand-over", "hand-over", "reminder", "reminder", "reminder", "reminder", "overdue", "supervision-letter"],
            (await Rehearse("--json")).Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString())
        );

    [Fact]
    public async Task People_read_it_by_day()
    {
        var lines = (await Rehearse()).Lines;

        Assert.Contains("2023-08-04 Friday 09:00", lines);
        Assert.Contains("14 days before, moved back from Sunday", lines);
        Assert.Contains(lines, line => line.StartsWith("→ leader 各村联系领导（青石镇）"));
    }

    [Fact]
    public async Task In_Chinese_it_is_Chinese()
    {
        var lines = (await Rehearse("--lang", "zh")).Lines;

        Assert.Contains("2023-08-04 周五 09:00", lines);
        Assert.Contains("到期前14天，遇周日提前至上一个工作日", lines);
    }

    [Fact]
    public async Task A_directory_gives_names_and_addresses()
    {
        var people = File("people.csv", "place,role,name,mail\n青石镇,联系领导,李镇长,li@q.example\n");

        Assert.Contains(
            """{"role":"leader","place":"青石镇","name":"李镇长","address":"li@q.example"}""",
            (await Rehearse("--directory", people, "--json")).Lines[0]
        );
    }

    [Fact]
    public async Task A_refused_event_is_told_beside_the_notices()
    {
        var printed = await Rehearse("--json", "--events", File("events.csv", "date,task,event\n2023-08-01,2,close-out\n"));

        Assert.Equal(ExitCodes.Fine, printed.Code);
        Assert.Equal(
            "Row 2 (2023-08-01) was not carried out: 完成2023年耕地进出平衡任务: 32 mu are accepted and 69 mu are missing; "
                + "the task cannot be closed out.",
            printed.Error.Trim()
        );
        Assert.Equal(6, printed.Lines.Count(line => !line.Contains("hand-over", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_policy_of_ones_own_is_followed() =>
        Assert.StartsWith(
            """{"at":"2023-08-18T14:00:00+08:00",""",
            (await Rehearse("--json", "--policy", File("p.json", """{"sendAt":"14:00","reminders":[2]}"""))).Lines.First(IsReminder)
        );

    [Fact]
    public async Task A_year_without_holidays_is_told() =>
        Assert.Contains(
            "There is no holiday data for 2027; Monday to Friday are counted as workdays.",
            (await CommandLine.Run("rehearse", File("plan.txt", Notice.Text), "--from", "2027-01-01", "--to", "2027-01-05")).Error
        );
}

public class CalendarTests
{
    [Fact]
    public async Task A_year_with_data_says_where_it_comes_from()
    {
        var printed = await CommandLine.Run("calendar", "2023");

        Assert.Equal(ExitCodes.Fine, printed.Code);
        Assert.Contains("Source: the State Council's notice on the holidays of 2023", printed.Lines);
        Assert.Contains("249 workdays in all.", printed.Lines);
        Assert.Contains("2023-10-07 Saturday  Mid-Autumn Festival and National Day: make-up workday", printed.Lines);
    }

    [Fact]
    public async Task A_year_without_data_says_so() =>
        Assert.Contains(
            "There is no holiday data for 2027: plain Monday to Friday, without days off and make-up workdays.",
            (await CommandLine.Run("calendar", "2027")).Lines
        );

    [Fact]
    public async Task In_Chinese_too() =>
        Assert.Contains(
            "没有2027年的节假日数据：按周一至周五计，不含放假和调休。",
            (await CommandLine.Run("calendar", "2027", "--lang", "zh")).Lines
        );
}
