using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Application.Plans;

/// <summary>People pasted from a spreadsheet are matched to the recipients whom the directory lacks.</summary>
public class PastedPeopleTests
{
    private static readonly Addressee[] Missing =
    [
        .. new[] { "枫林村", "白沙村" }.Select(village => new Addressee(Role.Leader, "各村联系领导", At(village))),
        new(Role.UnitHead, null, At("枫林村")),
    ];

    private static Place At(string village) => Place.Parse($"青禾县/石桥镇/{village}")!;

    private static (string[] Names, string[] Faults) Read(string pasted)
    {
        var (found, faults) = PastedPeople.Read(pasted, Missing);
        return (
            [
                .. found.Select(pair =>
                    $"{pair.Key.Place.Name} {pair.Key.Role} {pair.Value[PersonForm.Name]} {pair.Value[PersonForm.Phone]}"
                ),
            ],
            [.. faults.Select(fault => $"{fault.Line} {fault.Sentence.Chinese}")]
        );
    }

    [Fact]
    public void Lines_of_a_spreadsheet_are_matched_by_place_and_role() =>
        Assert.Equal(
            ["枫林村 Leader 何静 023-1", "枫林村 UnitHead 万春 "],
            Read(
                "地点\t角色\t姓名\t邮箱\t电话\r\n枫林村\t责任领导\t何静\the@q.example\t023-1\r\n石桥镇/枫林村\t责任单位负责人\t万春\twan@q.example\r\n"
            ).Names
        );

    [Fact]
    public void Where_a_place_lacks_one_person_only_the_role_may_be_left_out() =>
        Assert.Equal(["白沙村 Leader 何静 "], Read("白沙村\t何静\the@q.example").Names);

    [Fact]
    public void The_words_of_the_plan_name_the_role_too() =>
        Assert.Equal(["枫林村 Leader 何静 "], Read("枫林村\t各村联系领导\t何静\the@q.example").Names);

    [Theory]
    [InlineData("枫林村\t何静\the@q.example", "1 “枫林村”缺2个收件人")]
    [InlineData("月亮村\t何静\the@q.example", "1 “月亮村”不缺收件人")]
    [InlineData("白沙村\t督导单位\t何静\the@q.example", "1 “白沙村”不缺“督导单位”")]
    [InlineData("白沙村\t何静\the@", "1 邮箱“he@”不是有效地址")]
    [InlineData("白沙村\t何静", "1 没有邮箱")]
    [InlineData("白沙村\t\the@q.example", "1 缺姓名")]
    [InlineData("白沙村\t何静\the@q.example\n\n白沙村\t万春\twan@q.example", "3 “白沙村”的责任领导“各村联系领导”在前面的行里已经有了")]
    public void A_line_that_fits_nobody_is_told_with_its_number(string pasted, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Read(pasted).Faults), StringComparison.Ordinal);
}
