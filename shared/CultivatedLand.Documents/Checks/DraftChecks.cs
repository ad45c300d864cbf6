using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Checks of a draft, which list everything that a person should see before the plan starts.
/// The most severe findings come first.
/// </summary>
internal static class DraftChecks
{
    private const int MostFindings = 500;

    /// <summary>Checks the words and tables of a document. The result is the same on every day.</summary>
    public static ImmutableArray<Finding> OfWords(IReadOnlyList<Passage> passages, TableReader tables, DateContext dates)
    {
        var findings = new List<Finding>();
        foreach (var passage in passages)
        {
            findings.AddRange(ArithmeticCheck.Check(passage));
            findings.AddRange(DateChecks.Check(passage, dates));
            findings.AddRange(TimeWordChecks.Check(passage, dates));
            findings.AddRange(TextSlopeChecks.Check(passage));
        }

        foreach (var passage in tables.Texts)
        {
            findings.AddRange(DateChecks.Check(passage, dates));
            findings.AddRange(TimeWordChecks.Check(passage, dates));
        }
        foreach (var (table, block, header) in tables.Known)
            findings.AddRange(TableChecks.Check(table, block, header, dates));
        return Sorted(findings);
    }

    /// <summary>Returns all findings of a document on a day: those of its words, and those of the tasks that were read.</summary>
    public static ImmutableArray<Finding> All(ImmutableArray<Finding> ofWords, PlanDraft draft, DateOnly? today) =>
        Sorted(ofWords.Concat(Tasks(draft, today)));

    /// <summary>Checks only the tasks, for a draft without a document.</summary>
    public static ImmutableArray<Finding> OfTasks(PlanDraft draft, DateOnly? today) => Sorted(Tasks(draft, today));

    private static List<Finding> Tasks(PlanDraft draft, DateOnly? today)
    {
        var findings = new List<Finding>();
        foreach (var task in draft.Tasks)
        {
            findings.AddRange(TaskChecks.Check(task));
            findings.AddRange(PhaseChecks.Check(task, draft.Issued, today));
            if (TaskChecks.RivalAreas(task) is { } rivals)
                findings.Add(rivals);
            if (findings.Count > MostFindings)
                break;
        }

        findings.AddRange(TaskChecks.Duplicates(draft.Tasks));
        if (draft.Tasks.IsEmpty)
            findings.Add(NoTasks());
        return findings;
    }

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
        [
            .. findings
                .DistinctBy(finding => (finding.Code, finding.Message.Chinese))
                .OrderByDescending(finding => finding.Severity)
                .Take(MostFindings),
        ];

    private static Finding NoTasks() =>
        new(
            Severity.Error,
            "no-tasks",
            new LocalizedText(
                $"没有在文件里找到任务。请确认这是工作方案、通知或任务表；也可以下载模板填写。",
                $"No task was found in the document. Make sure that it is a work plan, a notice or a task table, or fill in the template."
            ),
            null
        );
}
