namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Areas and units of running text, in the words of several offices.</summary>
public class AreaAndUnitKindTests
{
    [Theory]
    [InlineData("areas", "9.3", "一、看护棚清理\n清理范围为全镇未经批准搭建的看护棚23处，占地9.3亩。各村4月10日前自行拆除。")]
    [InlineData("areas", "12.6", "一、养殖棚拆除\n对占用耕地的养殖棚4处共12.6亩，于5月底前拆除到位。")]
    [InlineData("areas", "31.5", "一、苗木清退\n清退苗木地块7宗31.5亩，6月15日前移出苗木。")]
    [InlineData("areas", "18.2", "一、违建整治\n5处违建涉及耕地18.2亩，9月底前复耕。")]
    [InlineData("areas", "44", "一、坑塘回填\n坑塘11口、面积44亩，10月底前回填成田。")]
    [InlineData("areas", "27.5", "一、复绿\n将堆场占压的27.5亩土地于8月20日前恢复耕作层。")]
    [InlineData("areas", "203.7", "一、复种\n全镇尚未复种的203.7亩图斑，5月20日前种上玉米。")]
    [InlineData("areas", "66", "一、整改\n涉及图斑14个，计66亩，6月底前全部销号。")]
    [InlineData("areas", "150", "一、整改\n恢复耕地不得少于150亩，11月底前完成。")]
    [InlineData("areas", "88.8", "一、整改\n本轮整改规模为88.8亩，11月底前完成。")]
    [InlineData("areas", "75", "一、整改\n拟整改图斑（75亩）须于7月底前整改到位。")]
    [InlineData("areas", "", "一、整改\n全村耕地2310亩，8月底前完成台账更新。")]
    [InlineData("areas", "", "一、巡查\n5月底前对辖区15600亩永久基本农田巡查一遍。")]
    public void The_area_of_what_is_removed_or_restored_is_the_target_and_that_of_the_whole_place_is_none(
        string field,
        string expected,
        string words
    ) => Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("units", "各镇（街道）", "一、职责\n各镇（街道）：承担整治主体责任，6月底前完成整治。\n区农业农村局：负责种植指导。")]
    [InlineData("units", "水利站、财政所", "一、修渠\n由水利站会同财政所于5月底前修通渠道。")]
    [InlineData("units", "农技站、各村", "一、播种\n（农技站牵头，各村落实；4月底前完成）")]
    [InlineData("units", "柳湾村、龙井村", "一、复耕\n4月底前完成复耕，由柳湾村、龙井村分别承担。")]
    [InlineData("units", "镇执法队", "一、拆除\n逾期不拆的，交由镇执法队6月10日前依法拆除。")]
    [InlineData("units", "柳湾村", "一、复耕\n请柳湾村于4月20日前完成复耕。")]
    [InlineData("units", "镇林业站、镇自然资源所", "一、清退\n4月底前完成清退。（责任单位：镇林业站、镇自然资源所）")]
    [InlineData("units", "镇农业服务中心", "一、供种\n4月5日前备足种子，落实单位为镇农业服务中心。")]
    [InlineData("units", "各村民小组", "一、插秧\n各村民小组5月25日前把秧插完。")]
    [InlineData("units", "龙井村村民委员会", "一、复耕\n责成龙井村村民委员会在4月底前复耕到位。")]
    [InlineData("units", "县自然资源局、各乡镇", "一、整改\n7月20日前整改到位，县自然资源局牵头，各乡镇具体落实。")]
    [InlineData("units", "县水利局", "一、水源\n8月底前通水。【县水利局】")]
    [InlineData("units", "镇财政所、各村", "一、兑付\n镇财政所、各村按职责分工于12月10日前兑付。")]
    public void A_unit_is_who_does_the_work_wherever_it_stands(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
