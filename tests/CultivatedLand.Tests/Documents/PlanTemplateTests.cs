using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain.Tasks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CultivatedLand.Tests.Documents;

public class PlanTemplateTests
{
    private static readonly SourceFile Empty = new("模板.xlsx", PlanTemplate.Write());

    [Fact]
    public void An_empty_template_holds_no_task_and_says_so()
    {
        var draft = SomeDocument.Draft(Empty);

        Assert.Empty(draft.Tasks);
        Assert.Contains(draft.Findings, finding => finding is { Code: "no-tasks", Severity: Severity.Error });
    }

    [Fact]
    public void Every_kind_in_its_drop_down_is_understood()
    {
        var kinds = Checks().Single(check => check.Type?.Value == DataValidationValues.List).Formula1!.Text.Trim('"').Split(',');

        Assert.Equal(Enum.GetValues<TaskKind>().Order(), kinds.Select(TaskKinds.Of).Order());
    }

    [Fact]
    public void Every_deadline_has_to_be_a_date_not_before_the_one_to_its_left()
    {
        var formulas = Checks()
            .Where(check => check.Type?.Value == DataValidationValues.Custom)
            .Select(check => check.Formula1!.Text)
            .ToList();

        Assert.Equal(5, formulas.Count);
        Assert.Equal(["AND(ISNUMBER(I4),I4>=43831)", "AND(ISNUMBER(J4),J4>=MAX(43831,$I4:I4))"], formulas.Take(2));
    }

    [Fact]
    public void An_area_is_a_number_that_is_not_negative() =>
        Assert.Equal("0", Checks().Single(check => check.Type?.Value == DataValidationValues.Decimal).Formula1!.Text);

    [Fact]
    public void Every_check_says_what_is_expected() =>
        Assert.All(Checks(), check => Assert.True(check.ShowErrorMessage?.Value == true && check.Error?.Value?.Length > 5));

    private static List<DataValidation> Checks()
    {
        using var stream = new MemoryStream(Empty.Content.ToArray());
        using var workbook = SpreadsheetDocument.Open(stream, false);
        return
        [
            .. workbook
                .WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DataValidation>())
                .Select(check => (DataValidation)check.CloneNode(true)),
        ];
    }
}
