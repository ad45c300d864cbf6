namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>What is work and what only stands beside it, in the words of several offices.</summary>
public class WorkAndLabelKindTests
{
    [Theory]
    [InlineData(
        "dues",
        "2024-06-30 2024-06-30",
        "html:<html><body><h2>云岭镇进度计划表</h2><p>单位：亩　　制表时间：2024年3月8日</p><table><tr><td>村</td><td>任务</td><td>完成时限</td></tr><tr><td>柳湾村</td><td>复耕</td><td>2024年6月30日</td></tr><tr><td>龙井村</td><td>复耕</td><td>2024年6月30日</td></tr></table></body></html>"
    )]
    [InlineData("dues", "2024-06-30", "一、实施步骤\n来函时间：2024年3月8日\n6月30日前完成复耕。")]
    [InlineData("dues", "2024-06-30", "一、工作步骤\n首次巡查时间：2024年3月8日；6月30日前整改到位。")]
    public void A_label_that_names_no_work_makes_no_deadline_in_a_schedule(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "areas",
        "4.5 3",
        "csv:序号,项目名称,占地面积(㎡),其中耕地(㎡),责任部门,处置期限\n1,堆料场,4600,3000,执法大队,2025.4.30\n2,停车场,2400,2000,执法大队,2025.5.31\n"
    )]
    [InlineData(
        "areas",
        "2 3",
        "csv:任务,总占地（亩）,占用耕地（亩）,责任单位,整改时限\n拆除大棚,5,2,柳湾村,2024年5月31日\n拆除厂房,9,3,龙井村,2024年6月30日\n"
    )]
    [InlineData(
        "areas",
        "5 9",
        "csv:任务,占地（亩）,责任单位,整改时限\n拆除大棚,5,柳湾村,2024年5月31日\n拆除厂房,9,龙井村,2024年6月30日\n"
    )]
    [InlineData(
        "areas",
        "1.2 2.4",
        "csv:任务,用地面积（亩）,涉及耕地面积（亩）,责任单位,整改时限\n拆除大棚,5,1.2,柳湾村,2024年5月31日\n拆除厂房,9,2.4,龙井村,2024年6月30日\n"
    )]
    [InlineData(
        "areas",
        "8 6",
        "csv:任务,建设规模（亩）,新增耕地（亩）,责任单位,完成时限\n土地平整,50,8,柳湾村,2024年5月31日\n坡改梯,40,6,龙井村,2024年6月30日\n"
    )]
    public void Of_two_areas_of_a_row_that_of_the_farmland_is_the_task(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("units", "施工单位", "一、整改\n镇政府已向施工单位下达整改通知，要求6月15日前清运完毕。")]
    [InlineData("units", "用地单位", "一、整改\n由镇执法队督促用地单位整改，6月15日前恢复原状。")]
    [InlineData(
        "units",
        "柳湾村村民委员会",
        "raw:耕地保护责任书\n\n甲方：云岭镇人民政府\n乙方：柳湾村村民委员会\n\n一、责任目标\n乙方2024年10月31日前完成耕地恢复46.5亩。\n\n2024年3月5日\n"
    )]
    [InlineData(
        "units",
        "龙井村股份合作社",
        "raw:复耕承诺书\n\n承诺单位：龙井村股份合作社\n\n我社承诺2024年5月31日前复耕30亩。\n\n2024年3月5日\n"
    )]
    [InlineData("units", "项目业主", "一、整改\n责令项目业主限期整改，6月30日前拆除。")]
    public void Who_is_told_to_do_it_is_the_unit(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("areas", "6.3", "一、回复\n您反映的地块经核实压占耕地6.3亩，6月30日前恢复耕种条件。")]
    [InlineData("areas", "2.4", "一、处理\n群众投诉的大棚，经核查占用耕地2.4亩，5月底前拆除复耕。")]
    [InlineData("areas", "", "一、处理\n群众反映毁坏耕地50亩，6月底前查清情况。")]
    [InlineData("rhythms", "month", "巡查记录每月5日前上传。")]
    [InlineData("rhythms", "week", "各村每周五前将照片上传系统。")]
    public void A_complaint_that_was_verified_is_work_and_an_upload_by_a_day_is_a_rhythm(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
