using static CultivatedLand.Tests.Documents.Reading.Kinds.Seen;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Who answers for the work, in the words of many offices.</summary>
public class UnitKindTests
{
    [Theory]
    [InlineData("确保全县5月底前完成播种。", "")]
    [InlineData("争取全区4月底前清表到位。", "")]
    [InlineData("全市上下要迅速行动，5月底前完成复耕。", "")]
    [InlineData("力争各村5月底前完成翻耕。", "各村")]
    [InlineData("切实抓好我镇5月底前的播种。", "")]
    [InlineData("务必使全乡6月20日前栽完晚稻。", "")]
    public void An_adverb_or_the_whole_place_is_no_unit(string body, string units) =>
        Assert.Equal(units, Text($"一、目标\n{body}").Units());

    [Theory]
    [InlineData("各县（市、区）要于5月底前完成核查。", "各县（市、区）")]
    [InlineData("各村（社区）负责5月底前完成播种。", "各村（社区）")]
    [InlineData("村委会负责5月底前完成清表。", "村委会")]
    [InlineData("由县农业农村局牵头，5月底前完成验收。", "县农业农村局")]
    [InlineData("各村、农服中心和水利站要通力协作，5月底前完成整治。", "各村、农服中心、水利站")]
    [InlineData("具体责任单位为荷塘社区居委会，5月底前完成。", "荷塘社区居委会")]
    [InlineData("请各相关乡镇按计划推进，确保5月底完成任务。", "各相关乡镇")]
    [InlineData("5月底前，沙河乡人民政府组织完成拆除。", "沙河乡人民政府")]
    public void Who_stands_before_the_duty_is_the_unit(string body, string units) => Assert.Equal(units, Text($"一、任务\n{body}").Units());

    [Theory]
    [InlineData("责任领导：何安平 镇党委委员、副镇长", "何安平")]
    [InlineData("责任领导：何安平（镇党委副书记、政法委员）", "何安平")]
    [InlineData("分管领导：谢一鸣 副县长、公安局局长", "谢一鸣")]
    [InlineData("责任人：何安平、谢一鸣", "何安平、谢一鸣")]
    [InlineData("责任领导：何某某 人大主席、联村领导，谢某某 武装部长", "何某某、谢某某")]
    [InlineData("联系领导：镇党委委员、副镇长何安平", "何安平")]
    public void A_leader_with_several_posts_is_one_leader(string line, string leaders) =>
        Assert.Equal(leaders, Text($"一、整改\n{line}\n责任单位：上坝村\n整改时限：5月31日").Leaders());

    [Theory]
    [InlineData("【任务】清表20亩\n【牵头单位】农服中心\n【时限】2024年5月31日前")]
    [InlineData("［整改任务］清表20亩\n［责任单位］农服中心\n［完成时限］2024年5月31日")]
    [InlineData("〔整改任务〕清表20亩\n〔责任单位〕农服中心\n〔完成时限〕2024年5月31日")]
    [InlineData("【整改任务】：清表20亩\n【责任单位】：农服中心\n【完成时限】：2024年5月31日")]
    [InlineData("整改任务——清表20亩\n责任单位——农服中心\n完成时限——2024年5月31日")]
    public void A_label_may_stand_in_any_brackets(string body)
    {
        var draft = Text(body);
        Assert.Equal(("2024-05-31", "农服中心", "20"), (draft.Dues(), draft.Units(), draft.Areas()));
    }

    [Theory]
    [InlineData("各村于每月25日前上报进度。", "month")]
    [InlineData("每季度末报送工作小结。", "quarter")]
    [InlineData("坚持半月一通报。", "half-month")]
    [InlineData("实行旬调度制度。", "ten-days")]
    [InlineData("每10天调度一次。", "ten-days")]
    [InlineData("每半年召开一次联席会议。", "half-year")]
    [InlineData("护耕员每日巡查一次。", "day")]
    [InlineData("网格员每天开展巡查。", "day")]
    [InlineData("建立一周一调度、一月一通报机制。", "week month")]
    [InlineData("各单位每年12月10日前报送年度总结。", "year")]
    [InlineData("每月5日、15日、25日报送进度。", "ten-days")]
    public void A_rhythm_is_read_in_its_words(string body, string every) => Assert.Equal(every, Text($"一、制度\n{body}").Rhythms());
}
