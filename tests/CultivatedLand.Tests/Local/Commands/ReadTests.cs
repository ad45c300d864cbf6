using System.Text;
using System.Text.Json;
using CultivatedLand.Local.Terminals;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Local.Commands;

public class ReadTests : WithFiles
{
    private static async Task<JsonElement> Json(params string[] args) =>
        JsonDocument.Parse((await CommandLine.Run(["read", .. args, "--json"])).Output).RootElement;

    private static string Fields(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    [Fact]
    public async Task One_file_is_one_object_with_exactly_the_fields_of_the_contract()
    {
        var draft = await Json(File("plan.txt", Notice.Text));
        var task = draft.GetProperty("tasks")[0];

        Assert.Equal("title documentNumber issuer issued yearAssumed tasks meetings funding findings", Fields(draft));
        Assert.Equal("id name kind areaMu responsibleUnits leadUnits leaders phases breakdown", Fields(task));
        Assert.Equal("name kind start due quote", Fields(task.GetProperty("phases")[0]));
        Assert.Equal("unit areaMu", Fields(task.GetProperty("breakdown")[0]));
    }

    [Fact]
    public async Task Several_files_are_an_array() =>
        Assert.Equal(2, (await Json(File("one.txt", Notice.Text), File("two.txt", Notice.Text))).GetArrayLength());

    [Fact]
    public async Task A_list_of_one_usable_file_and_one_that_is_not_is_an_array_of_one()
    {
        var printed = await CommandLine.Run("read", File("one.txt", Notice.Text), File("empty.txt", ""), "--json");

        Assert.Equal((ExitCodes.UnusableInput, 1), (printed.Code, JsonDocument.Parse(printed.Output).RootElement.GetArrayLength()));
        Assert.Contains("“empty.txt”".Trim('“', '”'), printed.Error);
    }

    [Fact]
    public async Task JSON_keeps_Chinese_as_it_is() =>
        Assert.Contains("青石镇耕地整改工作方案", (await CommandLine.Run("read", File("plan.txt", Notice.Text), "--json")).Output);

    [Fact]
    public async Task A_plan_without_errors_ends_with_0() =>
        Assert.Equal(ExitCodes.Fine, (await CommandLine.Run("read", File("plan.txt", Notice.Text))).Code);

    [Fact]
    public async Task A_date_that_does_not_exist_ends_with_2() =>
        Assert.Equal(
            ExitCodes.ErrorsFound,
            (await CommandLine.Run("read", File("plan.txt", Notice.Text.Replace("8月20日前完成翻耕", "8月32日前完成翻耕")))).Code
        );

    [Fact]
    public async Task A_directory_tells_which_places_and_roles_nobody_holds()
    {
        var people = File(
            "people.csv",
            "地点,角色,姓名,邮箱\n沙河区/青石镇,牵头单位,建管办值班室,jgb@q.example\n沙河区/青石镇,责任单位,村建值班室,cj@q.example\n"
        );

        Assert.Contains(
            "names no leader \"各村联系领导\"",
            (await CommandLine.Run("read", File("plan.txt", Notice.Text), "--directory", people)).Output
        );
    }

    [Fact]
    public async Task A_directory_that_is_none_is_a_complaint() =>
        Assert.Contains(
            "people.csv",
            (await CommandLine.Run("read", File("plan.txt", Notice.Text), "--directory", File("people.csv", "甲,乙\n1,2\n"))).Complaint()
        );

    [Fact]
    public async Task The_year_of_dates_without_one_can_be_given() =>
        Assert.Contains(
            "2031-08-20",
            (await CommandLine.Run("read", File("plan.csv", "任务名称,整改时限\n柳湾村翻耕,8月20日前\n"), "--year", "2031")).Output
        );

    [Fact]
    public async Task The_encoding_of_older_office_machines_is_read() =>
        Assert.Contains(
            "青石镇耕地整改工作方案",
            (
                await CommandLine.Run(
                    "read",
                    File("plan.txt", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Notice.Text))
                )
            ).Output
        );
}
