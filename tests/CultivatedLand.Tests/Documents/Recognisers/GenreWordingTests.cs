using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Rhythms;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Recognisers;

/// <summary>The many ways in which notices say the same: who leads, how much, who has which part, how often.</summary>
public class GenreWordingTests
{
    [Theory]
    [InlineData("实行“周调度、月通报、季考核”", "Week Month Quarter")]
    [InlineData("每月调度一次、每季度督查一次", "Month Quarter")]
    [InlineData("县级每季度抽查一次", "Quarter")]
    [InlineData("考核每年开展一次", "Year")]
    [InlineData("每月5日、20日通报进度", "HalfMonth")]
    [InlineData("每月28日前，各村报送进展", "Month")]
    [InlineData("进展每周一上午10:00前报镇农服中心", "Week")]
    [InlineData("双周调度", "HalfMonth")]
    [InlineData("每10天督办一次", "TenDays")]
    [InlineData("抽查比例每年不低于10%", "")]
    public void Every_rhythm_of_a_clause_is_found(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', RhythmRecogniser.Find([SomeDocument.Passage(text)]).Select(rhythm => rhythm.Every)));

    [Theory]
    [InlineData("由周小川牵头，镇执法队、柳树派出所配合。", "镇执法队 柳树派出所", "", "周小川")]
    [InlineData("由县农业农村局牵头，县财政局、县统计局参加。", "县财政局 县统计局", "县农业农村局", "")]
    [InlineData("镇规建办负责统筹调度，镇农服中心负责质量认定，派出所配合。", "镇农服中心 派出所", "镇规建办", "")]
    [InlineData("镇自然资源所负责核实，镇执法队负责拆除，各村（社区）负责复耕。", "镇自然资源所 镇执法队 各村（社区）", "", "")]
    [InlineData("责任单位：镇规建办 责任人：周小川", "镇规建办", "", "周小川")]
    [InlineData("责任人：周小川（县农业农村局副局长）。", "", "", "周小川")]
    [InlineData("镇主要负责同志亲自抓，分管负责同志具体抓。", "", "", "镇主要负责同志 分管负责同志")]
    [InlineData("企业主要负责人组织自查。", "", "", "企业主要负责人")]
    [InlineData("林区可燃物增多。", "", "", "")]
    [InlineData("第七条 乡镇负责申报。", "乡镇", "", "")]
    [InlineData("其中县级承担70%，镇街承担30%。", "", "", "")]
    public void Who_does_what_is_read_from_any_of_its_wordings(string text, string responsible, string lead, string leaders)
    {
        var roles = RoleReader.Read([SomeDocument.Passage(text)], true);
        Assert.Equal((responsible, lead, leaders), (Names(roles.Responsible), Names(roles.Lead), Names(roles.Leaders)));
    }

    [Fact]
    public void Who_is_taken_along_in_a_task_works_too() =>
        Assert.Equal(
            "镇规建办 镇农服中心",
            Names(RoleReader.Read([SomeDocument.Passage("由镇规建办会同镇农服中心完成复耕。")], false).Responsible)
        );

    [Theory]
    [InlineData("2024年底前恢复耕地2400亩以上。", 2400)]
    [InlineData("涉及的86.35亩耕地，除完善手续的21.15亩外，其余65.2亩须全部拆除复耕。", 65.2)]
    [InlineData("剩余的78.5亩恢复任务由镇规建办牵头。", 78.5)]
    [InlineData("清理树木、恢复耕种，面积共计127.3亩。", 127.3)]
    [InlineData("9月30日前完成210亩；12月31日前完成其余150亩。", 360)]
    public void The_target_is_the_figure_that_has_to_be_reached(string text, double expected) =>
        Assert.Equal((decimal)expected, AreaReader.Read("", [SomeDocument.Passage(text)]).Target?.Value);

    [Theory]
    [InlineData("2019年专项行动已整改的63个问题、涉及耕地41.7亩。")]
    [InlineData("村民反映有企业堆放砂石，占用耕地约7亩。")]
    [InlineData("连片50亩以上的，按300元/亩补助。")]
    public void How_things_stood_is_no_target(string text) => Assert.Null(AreaReader.Read("", [SomeDocument.Passage(text)]).Target);

    [Theory]
    [InlineData("恢复耕地2.6万亩，分解为：柳河县0.85万亩、高坎县1.75万亩。", "柳河县 8500 高坎县 17500")]
    [InlineData("整改28.1亩，具体分解：柳树村15.3亩、高坎村12.8亩。", "柳树村 15.3 高坎村 12.8")]
    [InlineData("整改47.6亩：柳树村（15.3亩）、高坎村（32.3亩）。", "柳树村 15.3 高坎村 32.3")]
    [InlineData("柳树村整改15.3亩，高坎村整改32.3亩，合计47.6亩。", "柳树村 15.3 高坎村 32.3")]
    [InlineData("整治132.6亩，其中草皮74.3亩、苗木58.3亩。", "草皮 74.3 苗木 58.3")]
    [InlineData("恢复100亩，其中水田60亩、旱地40亩。", "")]
    [InlineData("整治132.6亩，其中草皮70亩、苗木50亩。", "")]
    public void A_list_of_places_divides_the_task(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                AreaReader.Read("", [SomeDocument.Passage(text)]).Shares.Select(share => $"{share.Unit} {share.AreaMu:0.####}")
            )
        );

    [Theory]
    [InlineData("全县补充耕地4.2万亩，其中恢复耕地2.6万亩，新开垦1.1万亩。", true)]
    [InlineData("三年共恢复耕地960亩。2023年恢复360亩，2024年恢复340亩，2025年恢复280亩。", true)]
    [InlineData("三年共恢复耕地980亩。2023年恢复360亩，2024年恢复340亩，2025年恢复280亩。", false)]
    [InlineData("已落实资金12.6万元，占总需求43.2万元的31.2%。", true)]
    [InlineData("已落实资金12.6万元，占总需求43.2万元的29.2%。", false)]
    [InlineData("全镇58个图斑，其中东村30个、西村20个。", true)]
    [InlineData("全镇58个图斑，其中东村30个、西村20个等。", false)]
    [InlineData("全镇58个图斑，其中东村30个、西村28个。", false)]
    [InlineData("第一批9处，复耕16.2亩；第二批8处，复耕18.9亩；第三批7处，复耕11.5亩，共47.6亩。", true)]
    [InlineData("全镇100亩，其中永久基本农田60亩、坡耕地30亩。", false)]
    public void Only_a_sum_that_is_wrong_is_called_wrong(string text, bool wrong) =>
        Assert.Equal(wrong, ArithmeticCheck.Check(SomeDocument.Passage(text)).Any());

    [Fact]
    public void The_village_of_a_row_is_its_place_and_the_leaders_of_the_rows_are_known()
    {
        var table = new Table([
            ["包保领导", "包保村", "村负责人", "任务（亩）"],
            ["周小川", "柳树村", "吴大山", "32.4"],
            ["林一平", "高坎村", "郑三元", "28.6"],
            ["周小川", "青石村", "王有田", "10"],
            ["合计", "", "", "71"],
        ]);
        var places = PlaceTable.Read(table, 0, TableHeader.Find(table, "")!, "")!;
        Assert.Equal(71m, places.Total?.Value);
        Assert.Equal(["柳树村", "高坎村", "青石村"], places.Shares.Select(share => share.Unit));
        Assert.Equal(["周小川", "林一平"], places.Leaders.Select(leader => leader.Value));
    }

    [Fact]
    public void The_title_row_of_a_table_gives_unit_and_year_and_the_village_names_the_task()
    {
        var tables = new TableReader(
            new SourceDocument(
                "表.csv",
                SourceKind.Csv,
                [
                    new Table([
                        ["石桥镇2025年复耕任务表（单位：公顷）", "", "", ""],
                        ["乡镇", "村", "面积", "完成时限"],
                        ["石桥镇", "柳树村", "2", "9月30日"],
                    ]),
                ]
            ),
            new DateContext(2023)
        );
        tables.Read();
        var task = Assert.Single(tables.Tasks);
        Assert.Equal(
            ("石桥镇/柳树村", 30m, new DateOnly(2025, 9, 30)),
            (task.Place?.Value, task.AreaMu?.Value, Assert.Single(task.Phases).Due)
        );
    }

    private static string Names(IEnumerable<Sourced<string>> names) => string.Join(' ', names.Select(name => name.Value));
}
