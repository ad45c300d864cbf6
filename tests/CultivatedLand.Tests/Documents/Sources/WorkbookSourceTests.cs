using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Spreadsheets;
using static CultivatedLand.Tests.Documents.Sources.Packages;

namespace CultivatedLand.Tests.Documents.Sources;

public class WorkbookSourceTests
{
    private const string Header =
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"s\"><v>2</v></c><c "
        + "r=\"D3\" t=\"s\"><v>3</v></c></row>";
    private static readonly string[] Strings = ["序号", "任务名称", "任务面积（亩）", "完成时限", "恢复河滩地"];

    [Fact]
    public void Dates_come_as_dates_whether_built_in_or_custom_and_figures_as_they_were_typed()
    {
        var table = Sheet(
            Workbook(
                "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45229</v></c><c r=\"B1\" s=\"2\"><v>45229</v></c><c "
                    + "r=\"C1\"><v>465.17000000000002</v></c><c r=\"D1\"><v>45229</v></c></row>"
            )
        );
        Assert.Equal("2023-10-30 2023-10-30 465.17 45229", string.Join(' ', table.Rows[0]));
    }

    [Fact]
    public void A_cell_keeps_its_column_when_others_are_empty()
    {
        var table = Sheet(Workbook("<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>丙</t></is></c></row>"));
        Assert.Equal(("", "丙", 2), (table.Cell(0, 0), table.Cell(0, 2), table.FirstRow));
    }

    [Fact]
    public void Merged_cells_are_repeated()
    {
        var table = Sheet(
            Workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>镇</v></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c "
                    + "r=\"B2\"><v>2</v></c></row>",
                after: "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"
            )
        );
        Assert.Equal("镇", table.Cell(1, 0));
    }

    [Fact]
    public void A_task_table_under_a_title_becomes_tasks()
    {
        var draft = SomeDocument.Draft(
            Workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>2023年任务清单</t></is></c></row>"
                    + Header
                    + "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"B4\" t=\"s\"><v>4</v></c><c r=\"C4\"><v>12.5</v></c><c r=\"D4\" "
                    + "s=\"1\"><v>45229</v></c></row>",
                Strings
            )
        );
        var task = Assert.Single(draft.Tasks);
        Assert.Equal(("恢复河滩地", 12.5m, new DateOnly(2023, 10, 30)), (task.Name.Value, task.AreaMu!.Value, task.Phases.Single().Due));
    }

    [Fact]
    public void A_serial_number_in_a_column_of_deadlines_is_a_date() =>
        Assert.Equal(
            new DateOnly(2023, 10, 30),
            SomeDocument
                .Draft(Workbook(Header + "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>4</v></c><c r=\"D4\"><v>45229</v></c></row>", Strings))
                .Tasks.Single()
                .Phases.Single()
                .Due
        );

    [Fact]
    public void Every_sheet_is_read() =>
        Assert.Equal(2, SomeDocument.Document(Workbook("<row><c><v>1</v></c></row>", second: "<row><c><v>2</v></c></row>")).Blocks.Length);

    [Fact]
    public void The_template_opens_as_a_table_whose_columns_are_all_understood()
    {
        var document = SomeDocument.Document(new SourceFile("模板.xlsx", PlanTemplate.Write()));
        var header = CultivatedLand.Documents.Reading.Tables.TableHeader.Find((Table)document.Blocks[0], "");
        Assert.NotNull(header);
        Assert.DoesNotContain(CultivatedLand.Documents.Reading.Tables.ColumnKind.Unknown, header.Kinds);
    }

    [Fact]
    public void The_template_is_valid_by_the_schema()
    {
        using var stream = new MemoryStream(PlanTemplate.Write());
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(workbook).Select(error => error.Description));
    }

    private static Table Sheet(SourceFile file) => Assert.IsType<Table>(SomeDocument.Document(file).Blocks[0]);
}
