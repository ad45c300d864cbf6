namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Other ways to write the same: traditional characters, two-digit years, years that set no term.</summary>
public class WritingKindTests
{
    [Theory]
    [InlineData("dues", "2024-10-31", "一、整改\n責任單位：柳灣村。整改時限：2024年10月31日前。")]
    [InlineData("units", "柳灣村", "一、整改\n責任單位：柳灣村。整改時限：2024年10月31日前。")]
    [InlineData("areas", "320", "一、復耕\n各村須於10月底前復耕320畝，11月20日前申請驗收。")]
    [InlineData("dues", "2024-10-31 2024-11-20", "一、復耕\n各村須於10月底前復耕320畝，11月20日前申請驗收。")]
    [InlineData(
        "areas",
        "60 45",
        "csv:序號,整改任務,面積（畝）,責任單位,完成時限\n1,撂荒地復耕,60,農服中心,2024年5月31日\n2,違建拆除,45,執法隊,2024年6月30日\n"
    )]
    [InlineData(
        "units",
        "農服中心、執法隊",
        "csv:序號,整改任務,面積（畝）,責任單位,完成時限\n1,撂荒地復耕,60,農服中心,2024年5月31日\n2,違建拆除,45,執法隊,2024年6月30日\n"
    )]
    [InlineData("rhythms", "month", "各村每月報送進度。")]
    [InlineData("rhythms", "half-month", "實行半月一調度。")]
    [InlineData("shares", "柳灣村 80、龍井村 60", "一、整改\n復耕任務140畝（柳灣村80畝、龍井村60畝），4月30日前完成。")]
    [InlineData("rates", "600元/亩", "一、補助\n驗收合格的，每畝補助600元。")]
    public void Traditional_characters_are_read_like_simplified_ones(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("dues", "2023-10-30", "csv:任务,责任单位,完成时限\n复耕,柳湾村,23.10.30\n")]
    [InlineData("dues", "2024-05-31 2024-06-15", "csv:任务,责任单位,完成时限\n复耕,柳湾村,24.5.31\n拆除,龙井村,24-06-15\n")]
    [InlineData("dues", "2024-05-31", "一、复耕\n柳湾村于24年5月31日前复耕60亩。")]
    [InlineData("dues", "2024-05-31", "一、复耕\n整改时限：24.5.31")]
    [InlineData("dues", "2024-10-01", "csv:任务,责任单位,完成时限\n复耕,柳湾村,'24/10/1\n")]
    [InlineData("dues", "", "csv:任务,责任单位,完成时限\n复耕,柳湾村,10/30/2023\n")]
    [InlineData("codes", "date-guess", "csv:任务,责任单位,完成时限\n复耕,柳湾村,23.10.30\n")]
    public void A_year_of_two_digits_is_read_where_only_a_date_can_stand(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("codes", "!time-words", "一、复垦\n对一年以内的撂荒地，5月10日前种上粮食。")]
    [InlineData("codes", "!time-words", "一、复垦\n撂荒两年以内的地块5月底前复耕。")]
    [InlineData("codes", "!time-words", "一、复垦\n近三年内流出的耕地，10月底前恢复。")]
    [InlineData("codes", "time-words", "一、复垦\n两年内完成整治。")]
    [InlineData("codes", "!time-words", "一、复垦\n连续两年内未种粮的，停发补贴。10月底前复耕30亩。")]
    public void Years_that_describe_land_are_no_term(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
