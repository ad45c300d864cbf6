using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;

namespace CultivatedLand.Application.Assessments;

/// <summary>Workbook of an assessment: a row for each unit, with the last decision about it.</summary>
public static class AssessmentWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("单位", "Unit"), 28),
        (new("负责人", "Leader"), 14),
        (new("目标（亩）", "Target (mu)"), 14),
        (new("验收（亩）", "Accepted (mu)"), 14),
        (new("完成率（%）", "Done (%)"), 12),
        (new("到期任务", "Tasks due"), 10),
        (new("逾期任务", "Late tasks"), 10),
        (new("逾期天数", "Days late"), 10),
        (new("逾期通知", "Overdue notices"), 10),
        (new("督办函", "Letters"), 10),
        (new("约谈", "Interviews"), 10),
        (new("约谈整改逾期天数", "Follow-ups late (days)"), 16),
        (new("检查走访", "Inspections"), 10),
        (new("要求按时完成", "Demands in time"), 12),
        (new("要求逾期", "Demands late"), 10),
        (new("应巡", "Patrols due"), 10),
        (new("实巡", "Patrols made"), 10),
        (new("线索", "Leads"), 10),
        (new("线索超时", "Leads late"), 10),
        (new("变更调查（亩）", "Survey (mu)"), 14),
        (new("处理决定", "Decision"), 18),
        (new("理由", "Reason"), 30),
    ];

    public static byte[] Write(Assessment assessment, Language language) =>
        WorkbookBytes.Write(
            new LocalizedText("考核表", "Assessment").In(language),
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            assessment.Rows.Select(row => Cells(row, assessment.DecisionOn(row.Unit), language))
        );

    private static IReadOnlyList<ExportCell> Cells(AssessmentRow row, AssessmentDecision? decision, Language language) =>
        [
            WorkbookBytes.Words(row.Unit.Path),
            WorkbookBytes.Words(row.Leader),
            WorkbookBytes.Amount(row.Target.Value),
            WorkbookBytes.Amount(row.Accepted.Value),
            WorkbookBytes.Amount(row.Share),
            WorkbookBytes.Count(row.Tasks),
            WorkbookBytes.Count(row.LateTasks),
            WorkbookBytes.Count(row.DaysLate),
            WorkbookBytes.Count(row.OverdueNotices),
            WorkbookBytes.Count(row.Letters),
            WorkbookBytes.Count(row.InterviewsHeld),
            WorkbookBytes.Count(row.FollowUpDaysLate),
            WorkbookBytes.Count(row.Inspections),
            WorkbookBytes.Count(row.DemandsInTime),
            WorkbookBytes.Count(row.DemandsLate),
            WorkbookBytes.Count(row.PatrolsDue),
            WorkbookBytes.Count(row.PatrolsMade),
            WorkbookBytes.Count(row.Leads),
            WorkbookBytes.Count(row.LeadsLate),
            WorkbookBytes.Amount(row.SurveyChange),
            WorkbookBytes.Words(decision is null ? "" : AssessmentText.Name(decision.Kind).In(language)),
            WorkbookBytes.Words(decision?.Reason),
        ];
}
