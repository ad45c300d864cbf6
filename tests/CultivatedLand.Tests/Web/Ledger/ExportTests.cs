using System.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CultivatedLand.Tests.Web.Ledger;

public class ExportTests : WebTest
{
    [Fact]
    public async Task A_csv_has_a_byte_order_mark_real_dates_and_plain_numbers()
    {
        var content = await Administrator.GetByteArrayAsync("/ledger/export.csv");

        Assert.Equal(Encoding.UTF8.GetPreamble(), content[..3]);
        var lines = Encoding.UTF8.GetString(content[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "任务编号,任务名称,所在地,类型,状态,当前阶段,时限,逾期天数,牵头单位,责任领导,目标面积（亩）,已验收（亩）,不可整改（亩）,完成（%）,开始,结束",
            lines[0]
        );
        Assert.StartsWith(
            $"{Some.Id},柳湾村恢复耕地,沙河区/青石镇/柳湾村,恢复补足,进行中,翻耕,2023-08-20,,",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.EndsWith(",101,0,0,0,2023-07-20,2023-10-30", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_valid_and_has_days_and_numbers_as_such()
    {
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(await Administrator.GetByteArrayAsync("/ledger/export.xlsx")),
            isEditable: false
        );

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var cells = document
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet.Descendants<Row>()
            .ElementAt(1)
            .Elements<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!);
        Assert.Equal(new DateTime(2023, 8, 20), DateTime.FromOADate(double.Parse(cells["G2"].CellValue!.Text)));
        Assert.Equal(("101", "2"), (cells["K2"].CellValue!.Text, cells["G2"].StyleIndex!.InnerText));
        Assert.Null(cells["K2"].DataType);
        Assert.Equal("柳湾村恢复耕地", cells["B2"].InnerText);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-1")]
    [InlineData("@cmd")]
    [InlineData("＝1+1")]
    [InlineData(" =1+1")]
    public async Task What_a_spreadsheet_would_take_for_a_formula_stays_words(string name)
    {
        await Office.With(Some.FourPhases() with { Name = name }, TaskId.Of("aaaa-1"));

        var csv = await Administrator.GetStringAsync("/ledger/export.csv");
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(await Administrator.GetByteArrayAsync("/ledger/export.xlsx")),
            isEditable: false
        );

        Assert.Contains($"aaaa-1,'{name},", csv, StringComparison.Ordinal);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(cell => cell.InnerText == name);
        Assert.Equal(("inlineStr", "4"), (cell.DataType!.InnerText, cell.StyleIndex!.InnerText));
        Assert.Empty(document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
    }

    [Fact]
    public async Task Names_with_commas_quotes_and_controls_do_not_break_the_file()
    {
        await Office.With(Some.FourPhases() with { Name = "甲,\"乙\"\n丙\u0001🌾" }, TaskId.Of("aaaa-1"));

        Assert.Contains(
            "aaaa-1,\"甲,\"\"乙\"\"\n丙\u0001🌾\",",
            await Administrator.GetStringAsync("/ledger/export.csv"),
            StringComparison.Ordinal
        );
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(await Administrator.GetByteArrayAsync("/ledger/export.xlsx")),
            isEditable: false
        );
        Assert.Contains(
            document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>(),
            cell => cell.InnerText == "甲,\"乙\"\n丙\uFFFD🌾"
        );
    }

    [Fact]
    public async Task All_rows_of_the_filter_are_exported_in_its_order()
    {
        for (var number = 1; number <= 70; number++)
            await Office.With(
                Some.FourPhases() with
                {
                    Name = $"任务{number:00}",
                    Place = Place.Parse("白石镇")!,
                    Target = Mu.Of(number),
                },
                TaskId.Of($"b-{number}")
            );

        var lines = (await Administrator.GetStringAsync("/ledger/export.csv?place=白石镇&sort=target&dir=down")).Split(
            "\r\n",
            StringSplitOptions.RemoveEmptyEntries
        );

        Assert.Equal(71, lines.Length);
        Assert.StartsWith("b-70,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_called_after_the_day()
    {
        var answer = await Administrator.GetAsync("/ledger/export.xlsx");

        Assert.Equal("清单台账-2023-07-20.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }
}
