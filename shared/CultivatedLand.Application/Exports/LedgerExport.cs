using System.Runtime.CompilerServices;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Exports;

/// <summary>Writer of the rows of a query as a table for download: all rows, in the query's order, read page by page.</summary>
public sealed class LedgerExport(ILedgerViews views)
{
    public Task WriteWorkbook(Stream target, LedgerQuery query, Language language, CancellationToken cancellationToken) =>
        WorkbookWriter.Write(
            target,
            new LocalizedText("清单台账", "Ledger").In(language),
            Columns(language),
            Rows(query, language, cancellationToken),
            cancellationToken
        );

    public Task WriteCsv(Stream target, LedgerQuery query, Language language, CancellationToken cancellationToken) =>
        CsvTableWriter.Write(target, Columns(language), Rows(query, language, cancellationToken), cancellationToken);

    private static ExportColumn[] Columns(Language language) =>
        [
            .. new (LocalizedText Header, double Width)[]
            {
                (new("任务编号", "Task"), 18),
                (new("任务名称", "Name"), 36),
                (new("所在地", "Place"), 28),
                (new("类型", "Kind"), 14),
                (new("状态", "State"), 10),
                (new("当前阶段", "Current phase"), 16),
                (new("时限", "Due"), 12),
                (new("逾期天数", "Days late"), 10),
                (new("牵头单位", "Lead offices"), 24),
                (new("责任领导", "Leaders"), 20),
                (new("目标面积（亩）", "Target (mu)"), 14),
                (new("已验收（亩）", "Accepted (mu)"), 14),
                (new("不可整改（亩）", "Infeasible (mu)"), 14),
                (new("完成（%）", "Done (%)"), 10),
                (new("开始", "Begins"), 12),
                (new("结束", "Ends"), 12),
            }.Select(column => new ExportColumn(column.Header.In(language), column.Width)),
        ];

    private async IAsyncEnumerable<IReadOnlyList<ExportCell>> Rows(
        LedgerQuery query,
        Language language,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var between = language == Language.English ? ", " : "、";
        await foreach (var row in views.All(query, cancellationToken))
        {
            yield return
            [
                new ExportCell.Words(row.Id.Value),
                new ExportCell.Words(row.Name),
                new ExportCell.Words(row.Place.Path),
                new ExportCell.Words(LedgerText.Of(row.Kind).In(language)),
                new ExportCell.Words(TaskTransitions.Words(row.Status).In(language)),
                new ExportCell.Words(row.Phase?.Name ?? ""),
                Day(row.Phase?.Due),
                row.IsLate(query.Today) ? new ExportCell.Number(query.Today.DayNumber - row.Phase!.Due.DayNumber, 0) : ExportCell.Empty,
                new ExportCell.Words(string.Join(between, row.LeadOffices)),
                new ExportCell.Words(string.Join(between, row.Leaders)),
                Area(row.Target),
                row.Target is null ? ExportCell.Empty : Area(row.Accepted),
                row.Target is null ? ExportCell.Empty : Area(row.Infeasible),
                new ExportCell.Number(row.Percent, 2),
                Day(row.Begins),
                Day(row.Ends),
            ];
        }
    }

    private static ExportCell Day(DateOnly? day) => day is { } known ? new ExportCell.Day(known) : ExportCell.Empty;

    private static ExportCell Area(Mu? area) => area is { } known ? new ExportCell.Number(known.Value, 2) : ExportCell.Empty;
}
