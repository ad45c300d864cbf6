using System.Globalization;
using System.Text;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Tests.Documents.Reading;

/// <summary>A draft in a few plain lines, so that what was read can be compared and reviewed by eye.</summary>
internal static class DraftSummary
{
    public static string Of(PlanDraft draft)
    {
        var summary = new StringBuilder();
        Line($"{draft.Title} | {draft.DocumentNumber} | {draft.Issuer} | {Date(draft.Issued)} | {draft.YearAssumed}");
        foreach (var task in draft.Tasks)
        {
            Line(
                $"task {task.Id} {task.Name.Value} [{DraftJson.Name(task.Kind)}] area {Area(task.AreaMu?.Value)} "
                    + $"done {Area(task.DoneAreaMu?.Value)}"
            );
            Line($"  responsible {Names(task.ResponsibleUnits)} | lead {Names(task.LeadUnits)} | leaders {Names(task.Leaders)}");
            foreach (var phase in task.Phases)
            {
                var relative = phase.Relative is { } term ? $" +{term.Count}{(term.Workdays ? "w" : "d")}" : "";
                Line(
                    $"  {phase.Rank.ToString().ToLowerInvariant()} {phase.Name} [{DraftJson.Name(phase.Kind)}] "
                        + $"{Date(phase.Start)}..{Date(phase.Due)}{relative}{(phase.Stage is { } stage ? $" in {stage}" : "")}"
                );
            }

            foreach (var share in task.Breakdown)
                Line($"  share {share.Unit} {Area(share.AreaMu)}");
        }

        foreach (var rhythm in draft.Rhythms)
            Line($"every {DraftJson.Name(rhythm.Every)} {rhythm.Kind.ToString().ToLowerInvariant()} {rhythm.Name}");
        foreach (var rule in draft.Funding)
            Line($"pays {Area(rule.Rate)} {rule.Unit} | {rule.Condition}");
        foreach (var finding in draft.Findings.Where(finding => finding.Code != "no-deadline"))
            Line($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code} {finding.Quote?.Text}");
        return summary.ToString();

        void Line(string words) => summary.Append(words.TrimEnd()).Append('\n');
    }

    private static string Area(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Names(IEnumerable<Sourced<string>> names) => string.Join('、', names.Select(name => name.Value));
}
