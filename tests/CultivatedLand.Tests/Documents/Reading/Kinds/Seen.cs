using System.Globalization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>What a reader saw in a text, one field at a time, in a line that a test can state.</summary>
internal static class Seen
{
    /// <summary>Wraps the body of a notice of 1 March 2024 in its title, its signature and its date.</summary>
    public static string Notice(string body, string date = "2024年3月1日") =>
        $"云岭镇耕地整改工作方案\n\n云岭镇人民政府\n{date}\n\n{body}\n";

    public static string Dues(this PlanDraft draft) =>
        Joined(Phases(draft).Where(phase => phase.Due is not null).Select(phase => $"{phase.Due:yyyy-MM-dd}"));

    /// <summary>Lists start and due: 2024-04-08~2024-04-19. A step without a start has only its due.</summary>
    public static string Windows(this PlanDraft draft) =>
        Joined(
            Phases(draft)
                .Select(phase => phase.Start is null ? $"{phase.Due:yyyy-MM-dd}" : $"{phase.Start:yyyy-MM-dd}~{phase.Due:yyyy-MM-dd}")
        );

    /// <summary>Lists the steps with their names: 清淤 06-12.</summary>
    public static string Steps(this PlanDraft draft) =>
        string.Join('、', Phases(draft).Where(phase => phase.Due is not null).Select(phase => $"{phase.Name} {phase.Due:MM-dd}"));

    public static string Areas(this PlanDraft draft) =>
        Joined(draft.Tasks.Where(task => task.AreaMu is not null).Select(task => Figure(task.AreaMu!.Value)));

    public static string Done(this PlanDraft draft) =>
        Joined(draft.Tasks.Where(task => task.DoneAreaMu is not null).Select(task => Figure(task.DoneAreaMu!.Value)));

    public static string Shares(this PlanDraft draft) =>
        string.Join('、', draft.Tasks.SelectMany(task => task.Breakdown).Select(share => $"{share.Unit} {Figure(share.AreaMu)}"));

    public static string Units(this PlanDraft draft) =>
        string.Join('、', draft.Tasks.SelectMany(task => task.ResponsibleUnits.Concat(task.LeadUnits)).Select(unit => unit.Value));

    public static string Leaders(this PlanDraft draft) =>
        string.Join('、', draft.Tasks.SelectMany(task => task.Leaders).Select(leader => leader.Value));

    /// <summary>Lists the tasks with area and deadlines: 撂荒复耕 60 2024-05-31.</summary>
    public static string Tasks(this PlanDraft draft) =>
        string.Join(
            "; ",
            draft.Tasks.Select(task =>
                string.Join(
                    ' ',
                    [
                        task.Name.Value,
                        .. task.AreaMu is { } area ? [Figure(area.Value)] : Array.Empty<string>(),
                        .. task.Phases.Where(phase => phase.Due is not null).Select(phase => $"{phase.Due:yyyy-MM-dd}"),
                    ]
                )
            )
        );

    public static string Rhythms(this PlanDraft draft) => Joined(draft.Rhythms.Select(rhythm => DraftJson.Name(rhythm.Every)));

    public static string Rates(this PlanDraft draft) => Joined(draft.Funding.Select(rule => $"{Figure(rule.Rate ?? 0)}{rule.Unit}"));

    public static bool Finds(this PlanDraft draft, string code, string words = "") =>
        draft.Findings.Any(finding =>
            finding.Code == code
            && (
                finding.Quote?.Text.Contains(words, StringComparison.Ordinal) == true
                || finding.Message.Chinese.Contains(words, StringComparison.Ordinal)
            )
        );

    public static string Codes(this PlanDraft draft) => Joined(draft.Findings.Select(finding => finding.Code).Distinct());

    public static PlanDraft Csv(params string[] lines) => SomeDocument.Draft(string.Join('\n', lines) + "\n", name: "任务清单.csv");

    public static PlanDraft Markdown(params string[] lines) => SomeDocument.Draft(string.Join('\n', lines) + "\n", name: "plan.md");

    public static PlanDraft Html(string body) => SomeDocument.Draft($"<html><body>{body}</body></html>", name: "plan.html");

    public static PlanDraft Text(string body, string date = "2024年3月1日") => SomeDocument.Draft(Notice(body, date));

    public static PlanDraft File(SourceFile file) => SomeDocument.Draft(file);

    private static IEnumerable<DraftPhase> Phases(PlanDraft draft) => draft.Tasks.SelectMany(task => task.Phases);

    private static string Figure(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words);
}
