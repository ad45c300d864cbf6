namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Times that set no deadline. An invented deadline starts a ladder against an innocent village.</summary>
public class TimesThatAreNotLiveTests
{
    [Theory]
    [InlineData("计划用两年时间，全面完成坡耕地治理430亩。")]
    [InlineData("三年内建成高标准农田1200亩。责任单位：各村。")]
    [InlineData("各村要在3年内完成园地退出任务。")]
    [InlineData("力争一年内补足耕地缺口52亩。")]
    [InlineData("自方案印发之日起两年内，完成撂荒地整治300亩。")]
    [InlineData("五年之内全面消除闲置耕地。")]
    public void A_number_of_years_is_no_end_of_this_year(string body) => Assert.Equal("", Seen.Text($"一、目标\n{body}").Dues());

    [Theory]
    [InlineData("2027年6月30日前不得改变地类。责任单位：各村。")]
    [InlineData("2026年底前，任何单位不得在复耕地块上种树。")]
    [InlineData("在2025年12月31日前严禁将恢复地块转作他用。")]
    [InlineData("各村2024年10月31日前禁止焚烧秸秆。")]
    [InlineData("2024年9月30日前暂停受理设施农用地备案。")]
    [InlineData("5月31日前一律不予批准占用。")]
    public void A_ban_until_a_day_is_no_deadline(string body) => Assert.Equal("", Seen.Text($"一、管护\n{body}").Dues());

    [Theory]
    [InlineData("农历七月初十前完成秋种。", "农历七月初十")]
    [InlineData("阴历九月底前完成验收。", "阴历九月底")]
    [InlineData("农历五月初五前，各村完成插秧。", "农历五月初五")]
    [InlineData("争取农历十月前清表到位。", "农历十月")]
    [InlineData("腊月二十前结清奖补资金。", "腊月二十")]
    public void A_day_of_the_lunar_calendar_is_asked_about_and_never_read_as_solar(string body, string words)
    {
        var draft = Seen.Text($"一、整改\n{body}责任单位：各村。");
        Assert.Equal("", draft.Dues());
        Assert.True(draft.Finds("time-words", words), draft.Codes());
    }

    [Theory]
    [InlineData("谷雨前完成播种。", "谷雨前")]
    [InlineData("国庆节前全面完成拆除。", "国庆节前")]
    [InlineData("霜降之前完成移栽。", "霜降")]
    [InlineData("确保汛期前修复水毁农田。", "汛期前")]
    [InlineData("明年春节前完成资金兑付。", "明年春节前")]
    [InlineData("雨季来临前完成清淤。", "雨季来临前")]
    [InlineData("秋收后半个月翻耕，入冬前完成验收。", "入冬前")]
    public void A_season_or_a_feast_leaves_a_finding_with_the_words(string body, string words)
    {
        var draft = Seen.Text($"一、种植\n{body}责任单位：各村。");
        Assert.Equal("", draft.Dues());
        Assert.True(draft.Finds("time-words", words), draft.Codes());
    }

    [Theory]
    [InlineData("2023年度方案明确2023年9月30日前复耕到位，实际只完成一半。")]
    [InlineData("上年度计划要求11月底前完成种植，年末核查完成率为62%。")]
    [InlineData("按照去年通知，各村应于10月15日前验收，目前仍有3个村没有完成。")]
    [InlineData("2023年任务书要求2023年12月20日前销号，最终销号17宗。")]
    [InlineData("上一轮整改原定2023年8月31日前完成，实际完成71%。")]
    public void What_an_earlier_plan_asked_for_is_no_deadline_of_this_one(string body) =>
        Assert.Equal("2024-10-20", Seen.Text($"一、工作回顾\n{body}\n二、今年任务\n2024年10月20日前完成复耕75亩。责任单位：各村。").Dues());

    [Theory]
    [InlineData("2020年7月3日之前建设的，由镇里核实后处置；之后建设的，一律拆除。")]
    [InlineData("2018年底前形成的撂荒地，纳入台账管理。")]
    [InlineData("2021年1月1日以前种植的果树，逐步退出；以后种植的，立即清退。")]
    [InlineData("对2019年12月31日前占用的地块，按历史遗留问题处理。")]
    [InlineData("凡2020年9月10日前已办理手续的，不在清理之列。")]
    [InlineData("2022年6月30日前搭盖、至今未拆的，全部登记。")]
    public void The_cut_off_date_of_a_policy_is_no_deadline(string body) =>
        Assert.Equal("2024-04-20", Seen.Text($"一、清理时间\n4月20日前完成清理。\n二、清理范围\n{body}").Dues());

    [Theory]
    [InlineData("名单自3月5日至3月11日公示，接受监督。")]
    [InlineData("公示期为2024年3月5日至3月9日。")]
    [InlineData("公示时间：2024年3月5日—2024年3月12日。")]
    [InlineData("对结果进行公示（3月5日至11日），期满无异议的予以确认。")]
    [InlineData("现将名单予以公示，公示期7天（2024年3月5日-3月11日）。")]
    public void The_days_of_a_public_notice_are_no_deadline(string body) => Assert.Equal("", Seen.Text($"一、公示\n{body}").Dues());
}
