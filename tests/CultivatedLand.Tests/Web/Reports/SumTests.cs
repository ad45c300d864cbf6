using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>Every row of a sum is shown: what each view and export lists adds up to the total that it states.</summary>
public sealed partial class SumTests : WebTest
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    protected override bool HasSampleTask => false;

    /// <summary>
    /// Tasks at the town itself, at two villages and at a group, some late; 10 tasks of 45.50 mu each, 11.25 of them accepted.
    /// </summary>
    private async Task Fill()
    {
        Place[] places = [Town, Town.Child("柳湾村"), Town.Child("松林村"), Town.Child("松林村").Child("2社"), Town];
        foreach (var (index, place) in places.Concat(places).Index())
        {
            var due = index % 2 == 0 ? "2023-07-24" : "2023-10-30";
            var id = TaskId.Of($"3fa9c1d2-{index + 1}");
            await Office.With(Some.Spec(Some.Complete(due)) with { Place = place, Target = Mu.Of(45.50m) }, id);
            await Office.Desk.Execute(id, new TaskCommand.Accept(Mu.Of(11.25m)) { IsConfirmed = true }, default);
        }

        Clock.MoveTo("2023-08-10 10:00");
    }

    private async Task<Tally> Total() => PlaceTree.Sum(await Office.Views.Totals(PlaceSet.Everywhere, Some.Day("2023-08-10"), default));

    [Fact]
    public async Task The_rows_of_the_csv_and_of_the_ledgers_workbook_add_up()
    {
        await Fill();
        var total = await Total();

        var csv = Encoding
            .UTF8.GetString(await Administrator.GetByteArrayAsync("/ledger/export.csv"))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        var sheet = Rows(await Administrator.GetByteArrayAsync("/ledger/export.xlsx")).Skip(1).ToList();

        Assert.Equal((10, 455m, 112.5m), (total.Tasks, total.Target.Value, total.Accepted.Value));
        Assert.Equal((10, 455m, 112.5m), (csv.Count, csv.Sum(row => Number(row[10])), csv.Sum(row => Number(row[11]))));
        Assert.Equal((10, 455m, 112.5m), (sheet.Count, sheet.Sum(row => Number(row["K"])), sheet.Sum(row => Number(row["L"]))));
    }

    [Theory]
    [InlineData("/board")]
    [InlineData("/board?place=沙河区/青石镇")]
    public async Task The_places_and_the_kinds_of_the_board_add_up(string path)
    {
        await Fill();
        var tables = Table().Matches(WebUtility.HtmlDecode(await Administrator.GetStringAsync(path))).Select(table => table.Value).ToList();

        var ranks = Cells(tables[0]).ToList();
        Assert.Equal(
            (10m, 455m, 112.5m, 5m),
            (
                ranks.Sum(row => Number(row[2])),
                ranks.Sum(row => Number(row[3])),
                ranks.Sum(row => Number(row[4])),
                ranks.Sum(row => Number(row[8]))
            )
        );
        Assert.Equal(10m, Cells(tables[1]).Sum(row => Number(row[1])));
    }

    [Fact]
    public async Task The_lines_of_a_bulletin_add_up_in_the_api_and_in_its_workbook()
    {
        await Fill();
        var rhythm = new ScheduledRhythm(
            new Rhythm("b1", "通报", RhythmKind.Bulletin, RecurrenceInterval.Week),
            Town.Path,
            [Role.LeadOffice],
            Some.Day("2023-07-20"),
            IsOn: true,
            null,
            null,
            "建管办"
        );
        await Part<RhythmStore>().Save(rhythm, default);

        var shown = await Json(await Administrator.GetAsync("/api/rhythms/b1/preview"));
        foreach (var figure in new[] { "tasks", "overdue", "targetMu", "acceptedMu", "newlyAcceptedMu", "letters", "interviews" })
            Assert.Equal((decimal)shown["total"]![figure]!, shown["lines"]!.AsArray().Sum(line => (decimal)line!["figures"]![figure]!));

        var bulletin = await Part<BulletinBuilder>().Preview(rhythm, Some.Day("2023-08-10"), default);
        var rows = Rows(BulletinWorkbook.Write("通报", bulletin, Language.Chinese)).Skip(1).ToList();
        foreach (var column in new[] { "D", "E", "F", "I", "J", "K", "L" })
            Assert.Equal(Number(rows[^1][column]), rows.SkipLast(1).Sum(row => Number(row[column])));
        Assert.Equal(455m, Number(rows[^1]["E"]));
    }

    [Fact]
    public void The_lines_of_a_settlement_add_up_to_its_total_in_the_workbook_to_the_cent()
    {
        var rule = new FundingRule("r1", "补助", FundingBase.AcceptedArea, 600.33m, FundingCondition.Always);
        var places = new[] { 12.06m, 17.64m, 0.01m, 115.17m }
            .Select((area, index) => new SettlementBasis(Town.Child($"第{index}村"), Mu.Of(area), Mu.Of(area)))
            .ToList();
        var settlement = Settlement.Of([rule], places, Some.Day("2023-01-01"), Some.Day("2023-12-31"));

        var rows = Rows(SettlementWorkbook.Write("结算", settlement, Language.Chinese)).Skip(1).ToList();

        Assert.Equal(Number(rows[^1]["G"]), rows.SkipLast(1).Sum(row => Number(row["G"])));
        Assert.Equal(settlement.Total, Number(rows[^1]["G"]));
        Assert.Equal(settlement.Total, settlement.ByPlace.Sum(place => place.Amount));
    }

    [Fact]
    public async Task A_board_of_more_places_than_it_lists_sums_up_the_others_in_a_row()
    {
        foreach (var index in Enumerable.Range(1, 85))
            await Office.With(
                Some.Spec(Some.Complete("2023-10-30")) with
                {
                    Place = Town.Child($"第{index}村"),
                    Target = Mu.Of(10),
                },
                TaskId.Of($"3fa9c1d2-{index}")
            );
        var table = Table().Match(WebUtility.HtmlDecode(await Administrator.GetStringAsync("/board"))).Value;

        Assert.Contains("其余 5 个地方", table, StringComparison.Ordinal);
        Assert.Equal((85m, 850m), (Cells(table).Sum(row => Number(row[2])), Cells(table).Sum(row => Number(row[3]))));
    }

    private static decimal Number(string text) =>
        text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<List<string>> Cells(string table) =>
        RowPattern()
            .Matches(table.Split("<tbody>")[1])
            .Select(row => CellPattern().Matches(row.Value).Select(cell => TagPattern().Replace(cell.Value, "").Trim()).ToList());

    private static IEnumerable<Dictionary<string, string>> Rows(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return
        [
            .. document
                .WorkbookPart!.WorksheetParts.Single()
                .Worksheet.Descendants<Row>()
                .Select(row =>
                    row.Elements<Cell>()
                        .ToDictionary(
                            cell => cell.CellReference!.Value!.TrimEnd([.. "0123456789"]),
                            cell => cell.CellValue?.Text ?? cell.InnerText
                        )
                ),
        ];
    }

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("<t[dh].*?</t[dh]>", RegexOptions.Singleline)]
    private static partial Regex CellPattern();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex TagPattern();
}
