using static CultivatedLand.Tests.Documents.Reading.Kinds.Seen;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Areas, shares, rates and slopes in the words of many offices.</summary>
public class FigureKindTests
{
    [Theory]
    [InlineData("整治面积：18.6亩", "18.6")]
    [InlineData("任务面积：300亩", "300")]
    [InlineData("涉及面积：7.5亩", "7.5")]
    [InlineData("图斑面积：0.8公顷", "12")]
    [InlineData("面积：5亩3分", "5.3")]
    [InlineData("违法占地面积（亩）：4.2", "4.2")]
    [InlineData("【整改面积】22亩", "22")]
    public void A_label_of_an_area_gives_the_area(string line, string area) =>
        Assert.Equal(area, Text($"一、整治\n{line}\n责任单位：上坝村\n整改时限：2024年5月31日前").Areas());

    [Theory]
    [InlineData("2万3千亩", "23000")]
    [InlineData("6亩2分", "6.2")]
    [InlineData("2 310.4亩", "2310.4")]
    [InlineData("两百四十亩", "240")]
    [InlineData("一千零五十亩", "1050")]
    [InlineData("1.5万余亩", "15000")]
    [InlineData("1，250亩", "1250")]
    [InlineData("３２０亩", "320")]
    [InlineData("八亩五分", "8.5")]
    [InlineData("3千亩", "3000")]
    [InlineData("十二公顷", "180")]
    public void An_area_is_read_in_every_form(string words, string area) =>
        Assert.Equal(area, Text($"一、整治\n恢复耕地{words}，5月31日前完成。责任单位：上坝村。").Areas());

    [Theory]
    [InlineData("2024年6月底前，完成翻耕120亩，清沟8公里，补种45亩。", "120 45")]
    [InlineData("10月底前，拆除大棚房32亩、退出果园88亩、清除苗木61亩。", "32 88 61")]
    [InlineData("年底前，改造坡耕地500亩，新增水浇地260亩。", "500 260")]
    [InlineData("各村要在9月20日前播种油菜700亩，移栽蔬菜90亩。", "700 90")]
    [InlineData("2024年11月底前，建设机耕桥3座，整治撂荒地75亩，提升地力410亩。", "75 410")]
    public void Every_quantity_under_one_date_is_a_task(string body, string areas)
    {
        var draft = Text($"一、目标\n{body}");
        Assert.Equal(areas, draft.Areas());
        Assert.Single(draft.Tasks.SelectMany(task => task.Phases).Select(phase => phase.Due).Distinct());
    }

    [Theory]
    [InlineData("截至目前，已复耕185亩，完成率42%。10月底前完成全部任务。")]
    [InlineData("上半年共整改91亩，其余地块9月底前整改到位。")]
    [InlineData("全镇累计恢复耕地330亩，占目标的55%。确保11月底前完成任务。")]
    [InlineData("目前已翻耕62.3亩，进度偏慢，5月底前全部翻耕。")]
    [InlineData("一季度实际完成48亩。6月底前完成剩余任务。")]
    public void What_is_done_already_is_no_target(string body) => Assert.Equal("", Text($"一、进展\n{body}责任单位：各村。").Areas());

    [Theory]
    [InlineData("经查，贵村尚有3宗图斑共6.4亩未恢复。请于4月30日前恢复到位。", "6.4")]
    [InlineData("你单位承担的任务中仍有12.75亩没有整改，限4月30日前整改完毕。", "12.75")]
    [InlineData("核查发现你镇还有41.2亩撂荒地未复耕，请于4月30日前完成复耕。", "41.2")]
    [InlineData("你村剩余2.9亩未达到验收条件，务必于4月30日前整改。", "2.9")]
    [InlineData("经核实，你社区存在未整改图斑5个，面积9.3亩。请在4月30日前整改。", "9.3")]
    public void What_a_letter_says_is_not_done_is_its_area(string body, string area) =>
        Assert.Equal(
            area,
            SomeDocument.Draft($"关于抓紧整改的督办函\n\n上坝村村民委员会：\n\n{body}\n\n云岭镇人民政府\n2024年3月1日\n").Areas()
        );

    [Theory]
    [InlineData("复耕任务90亩（上坝村50亩、下坝村40亩），5月底前完成。", "上坝村 50、下坝村 40")]
    [InlineData("下达任务240亩，其中：沙河乡150亩、白羊镇90亩，9月底前完成。", "沙河乡 150、白羊镇 90")]
    [InlineData("上坝村、下坝村分别完成30亩和25亩，5月底前完成。", "上坝村 30、下坝村 25")]
    [InlineData("任务分配：上坝村（30亩）、下坝村（25亩）、荷塘社区（10亩），5月底前完成。", "上坝村 30、下坝村 25、荷塘社区 10")]
    [InlineData("5月底前完成复耕：上坝村12.5亩，下坝村17.5亩，荷塘村20亩。", "上坝村 12.5、下坝村 17.5、荷塘村 20")]
    [InlineData("沙河乡、白羊镇、石盘镇各完成100亩，9月底前验收。", "沙河乡 100、白羊镇 100、石盘镇 100")]
    public void The_shares_of_a_sentence_are_read_with_bare_names(string body, string shares) =>
        Assert.Equal(shares, Text($"一、整改\n{body}").Shares());

    [Theory]
    [InlineData("每户奖补800元。", "800元/户")]
    [InlineData("对完成整治的农户，按每户500元给予奖励。", "500元/户")]
    [InlineData("补助标准为300元/户。", "300元/户")]
    [InlineData("每亩每年补助260元。", "260元/亩")]
    [InlineData("撂荒地复耕的，每亩一次性补助400元。", "400元/亩")]
    [InlineData("小麦每季每亩奖补75元。", "75元/亩")]
    [InlineData("补贴标准：每亩150元，连补三年。", "150元/亩")]
    [InlineData("奖补资金按验收面积的120元/亩·年拨付。", "120元/亩")]
    [InlineData("按补助资金的15%安排工作经费。", "15%")]
    public void A_rate_is_read_with_what_it_counts(string body, string rate) => Assert.Equal(rate, Text($"一、奖补\n{body}").Rates());

    [Theory]
    [InlineData("一、奖补标准\n①双季稻，每亩每年280元；\n②玉米，每亩110元。", "280元/亩 110元/亩")]
    [InlineData("一、补助办法\n（一）复耕补助：每亩500元。\n（二）管护补助：每亩每年50元。", "500元/亩 50元/亩")]
    [InlineData("一、奖励\n1.完成任务的村，奖励20元/亩；\n2.超额部分，奖励50元/亩。", "20元/亩 50元/亩")]
    [InlineData("一、资金\n县级承担60%，乡镇承担40%。每亩补助600元。", "600元/亩")]
    [InlineData("一、处罚\n每亩罚款500元。", "")]
    public void Rates_in_a_list_under_a_heading_of_money_are_read(string body, string rates) => Assert.Equal(rates, Text(body).Rates());

    [Theory]
    [InlineData("上坝村7号图斑4.1亩，坡度31°，5月底前复耕。", "steep-parcel")]
    [InlineData("该地块坡度为27.5度，5月底前恢复种植。", "steep-parcel")]
    [InlineData("选定的12号地块平均坡度28度，5月底前整改。", "steep-parcel")]
    [InlineData("图斑位于生态红线内，5月底前复耕。", "red-line-parcel")]
    [InlineData("3号图斑涉及生态保护红线，5月底前复耕。", "red-line-parcel")]
    public void A_parcel_on_a_slope_or_in_the_red_line_is_found_in_running_text(string body, string code) =>
        Assert.True(Text($"一、选地\n{body}责任单位：上坝村。").Finds(code));

    [Theory]
    [InlineData("25度以上坡地不得作为恢复地块，5月底前复耕。")]
    [InlineData("不得选择坡度大于25度的地块，5月底前复耕。")]
    [InlineData("严禁在生态保护红线内选址，5月底前复耕。")]
    [InlineData("图斑均不在生态保护红线内，5月底前复耕。")]
    [InlineData("地块坡度12度，5月底前复耕。")]
    [InlineData("选址应避开生态保护红线，坡度不超过25度，5月底前复耕。")]
    public void A_rule_about_slopes_is_no_parcel(string body)
    {
        var draft = Text($"一、选地\n{body}责任单位：上坝村。");
        Assert.False(draft.Finds("steep-parcel") || draft.Finds("red-line-parcel"), draft.Codes());
    }
}
