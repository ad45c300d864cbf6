using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>Template of a task table to download and fill in. The plan reader understands everything that it lets a person type.</summary>
public static class PlanTemplate
{
    private const uint FirstRow = 4;
    private const uint LastRow = 2003;
    private const uint DateStyle = 2;

    /// <summary>Column of the template.</summary>
    private sealed record Column(string Header, double Width, Entry Entry);

    /// <summary>Kind of value in a column.</summary>
    private enum Entry
    {
        Text,
        Kind,
        Area,
        Date,
    }

    private static readonly Column[] Columns =
    [
        new("序号", 6, Entry.Text),
        new("任务名称", 32, Entry.Text),
        new("任务类型", 14, Entry.Kind),
        new("所在村", 14, Entry.Text),
        new("任务面积", 12, Entry.Area),
        new("责任领导", 14, Entry.Text),
        new("责任单位", 18, Entry.Text),
        new("牵头单位", 16, Entry.Text),
        new("翻耕时限", 13, Entry.Date),
        new("种植时限", 13, Entry.Date),
        new("申请验收时限", 13, Entry.Date),
        new("验收时限", 13, Entry.Date),
        new("整改时限", 13, Entry.Date),
        new("备注", 20, Entry.Text),
    ];

    private static readonly string[] Kinds = ["耕地恢复补足", "占补平衡", "永久基本农田", "非粮化", "违法用地", "巡查", "其他"];

    private static readonly string[] Notes =
    [
        "填写说明",
        "1. 每行填写一个任务；任务名称必填，面积单位是亩。",
        "2. 时限填写日期，如 2026-10-30；没有的阶段留空。只有一个时限时填写“整改时限”。",
        "3. 责任单位、牵头单位有多个时用顿号分开。",
        "4. 任务类型从下拉列表中选择；后一阶段的时限不能早于前一阶段。",
    ];

    public static byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheets = workbook.Workbook.AppendChild(new Sheets());
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = Styles();
            AddSheet(workbook, sheets, 1, "任务表", TaskSheet());
            AddSheet(workbook, sheets, 2, "填写说明", NoteSheet());
        }

        return buffer.ToArray();
    }

    private static void AddSheet(WorkbookPart workbook, Sheets sheets, uint id, string name, Worksheet worksheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.AppendChild(
            new Sheet
            {
                Id = workbook.GetIdOfPart(part),
                SheetId = id,
                Name = name,
            }
        );
    }

    private static Worksheet TaskSheet()
    {
        var last = Letter(Columns.Length - 1);
        var header = new Row(Columns.Select((column, index) => Text(column.Header, $"{Letter(index)}3", 1))) { RowIndex = 3 };
        return new Worksheet(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 3,
                        TopLeftCell = "A4",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            new Columns(
                Columns.Select(
                    (column, index) =>
                        new DocumentFormat.OpenXml.Spreadsheet.Column
                        {
                            Min = (uint)index + 1,
                            Max = (uint)index + 1,
                            Width = column.Width,
                            CustomWidth = true,
                            Style = column.Entry == Entry.Date ? DateStyle : 0,
                        }
                )
            ),
            new SheetData(
                new Row(Text("耕地整改任务表", "A1", 1)) { RowIndex = 1 },
                new Row(Text("单位：亩", $"{last}2", 0)) { RowIndex = 2 },
                header
            ),
            new MergeCells(new MergeCell { Reference = $"A1:{last}1" }),
            Checks()
        );
    }

    private static Worksheet NoteSheet() =>
        new(
            new SheetData(
                Notes.Select((note, index) => new Row(Text(note, $"A{index + 1}", index == 0 ? 1u : 0u)) { RowIndex = (uint)index + 1 })
            )
        );

    private static DataValidations Checks()
    {
        var checks = new DataValidations();
        for (var index = 0; index < Columns.Length; index++)
        {
            if (Check(Columns[index], index) is not { } check)
                continue;
            check.SequenceOfReferences = new ListValue<StringValue>([$"{Letter(index)}{FirstRow}:{Letter(index)}{LastRow}"]);
            check.AllowBlank = true;
            check.ShowErrorMessage = true;
            check.ErrorTitle = Columns[index].Header;
            checks.AppendChild(check);
        }

        checks.Count = (uint)checks.ChildElements.Count;
        return checks;
    }

    private static DataValidation? Check(Column column, int index) =>
        column.Entry switch
        {
            Entry.Kind => new(new Formula1($"\"{string.Join(',', Kinds)}\""))
            {
                Type = DataValidationValues.List,
                Error = "请从列表中选择任务类型。",
            },
            Entry.Area => new(new Formula1("0"), new Formula2("10000000"))
            {
                Type = DataValidationValues.Decimal,
                Operator = DataValidationOperatorValues.Between,
                Error = "面积是亩数，不能小于 0。",
            },
            Entry.Date => new(new Formula1(Order(index)))
            {
                Type = DataValidationValues.Custom,
                Error = "请填写日期（如 2026-10-30），并且不早于前一阶段的时限。",
            },
            _ => null,
        };

    /// <summary>
    /// Returns the formula for a valid date.
    /// The date is in 2020 or later, and not before the latest of the phases to its left.
    /// </summary>
    private static string Order(int index)
    {
        var first = Array.FindIndex(Columns, column => column.Entry == Entry.Date);
        var own = $"{Letter(index)}{FirstRow}";
        var before = index == first ? "43831" : $"MAX(43831,${Letter(first)}{FirstRow}:{Letter(index - 1)}{FirstRow})";
        return $"AND(ISNUMBER({own}),{own}>={before})";
    }

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            )
            {
                Count = 2,
            },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }
            )
            {
                Count = 3,
            }
        );

    private static Cell Text(string words, string reference, uint style) =>
        new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(words)))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static string Letter(int column) => ((char)('A' + column)).ToString();
}
