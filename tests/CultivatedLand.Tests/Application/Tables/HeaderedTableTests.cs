using System.Text;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Application.Tables;

public class HeaderedTableTests
{
    private static readonly Column[] Columns = [new("place", ["地点"], IsRequired: true), new("away from", ["离岗开始"])];

    private static LoadResult<IReadOnlyList<TableRow>> Read(string text, string name = "t.csv") =>
        HeaderedTable.Read(new SourceFile(name, Encoding.UTF8.GetBytes(text)), Columns);

    private static IReadOnlyList<TableRow> Rows(string text) => Assert.IsType<LoadResult<IReadOnlyList<TableRow>>.Ok>(Read(text)).Value;

    private static string Fault(string text, string name = "t.csv") =>
        Assert.Single(Assert.IsType<LoadResult<IReadOnlyList<TableRow>>.Rejected>(Read(text, name)).Faults).English;

    [Theory]
    [InlineData("place,away from\n柳湾村,x\n")]
    [InlineData("PLACE,Away_From\n柳湾村,x\n")]
    [InlineData("地点,离岗开始\n柳湾村,x\n")]
    [InlineData("离岗开始,备注,地点\nx,y,柳湾村\n")]
    [InlineData("\uFEFFplace,away-from\n柳湾村,x\n")]
    public void A_column_is_found_by_any_of_its_names_wherever_it_stands(string text) =>
        Assert.Equal(("柳湾村", "x"), (Rows(text)[0]["place"], Rows(text)[0]["away from"]));

    [Fact]
    public void A_title_above_the_header_is_passed_over() =>
        Assert.Equal("柳湾村", Rows("通讯录,\n地点,离岗开始\n柳湾村,\n").Single()["place"]);

    [Fact]
    public void Blank_rows_are_no_rows() =>
        Assert.Equal(["甲村", "乙村"], Rows("place,away from\n甲村,\n,\n乙村,\n").Select(row => row["place"]));

    [Fact]
    public void A_row_is_numbered_as_the_file_shows_it() =>
        Assert.Equal("t.csv, row 4: so.", Rows("通讯录,\nplace,away from\n甲村,\n乙村,\n")[1].Fault("如此。", "so.").English);

    [Fact]
    public void A_short_row_has_blanks_at_its_end() => Assert.Null(Rows("place,away from\n甲村\n").Single()["away from"]);

    [Fact]
    public void A_column_that_may_be_missing_is_blank_everywhere() => Assert.Null(Rows("place\n甲村\n乙村\n")[0]["away from"]);

    [Fact]
    public void Cells_are_trimmed() => Assert.Equal("甲村", Rows("place,away from\n  甲村 ,\n").Single()["place"]);

    [Fact]
    public void A_required_column_that_is_missing_is_named() =>
        Assert.StartsWith("t.csv lacks the columns: place.", Fault("姓名,邮箱\n张三,z@q.example\n"));

    [Fact]
    public void A_text_without_a_table_is_no_table() => Assert.Contains("place", Fault("这不是表格。\n\n只是两段文字。", "t.txt"));

    [Fact]
    public void A_web_page_is_no_table_file() =>
        Assert.Equal(
            "t.html is not a table; save it as .csv or .xlsx and try again.",
            Fault("<html><body><p>你好</p></body></html>", "t.html")
        );
}
