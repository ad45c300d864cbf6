using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Checks;

/// <summary>Checks of the dates of a task: they must be possible one after another.</summary>
internal static class PhaseChecks
{
    private const int Most = 20;

    public static IEnumerable<Finding> Check(DraftTask task, DateOnly? issued, DateOnly? today) =>
        IsPlain(task, issued, today)
            ? []
            :
            [
                .. Order(task).Take(Most),
                .. Conflicts(task),
                .. Overlaps(task).Take(Most),
                .. Past(task, today).Take(Most),
                .. BeforeIssue(task, issued).Take(Most),
                .. Guesses(task).Take(Most),
            ];

    /// <summary>
    /// Whether no check can find anything: the steps follow one another, all lie ahead and all are certain.
    /// This is true of nearly every row of a large table.
    /// </summary>
    private static bool IsPlain(DraftTask task, DateOnly? issued, DateOnly? today)
    {
        var (kind, last, overall) = (default(PhaseKind), DateOnly.MinValue, 0);
        foreach (var phase in task.Phases)
        {
            if (
                phase is not { Due: { } due, Start: null, Confidence: not Confidence.Guess }
                || due < last
                || phase.Kind < kind
                || due < issued
                || due < today
            )
                return false;
            overall += phase.Rank == PhaseRank.Overall ? 1 : 0;
            (kind, last) = (phase.Kind, due);
        }

        return overall < 2;
    }

    /// <summary>
    /// Checks the order of the steps.
    /// Land is ploughed, planted, submitted for acceptance and accepted in this order.
    /// A plan with another order cannot be kept.
    /// </summary>
    private static IEnumerable<Finding> Order(DraftTask task)
    {
        var steps = task
            .Phases.Where(phase =>
                phase is { Rank: PhaseRank.Step, Due: not null, Kind: not (PhaseKind.Other or PhaseKind.Complete) } && !IsSurvey(phase)
            )
            .Take(500)
            .ToList();
        foreach (var later in steps)
        {
            var earlier = steps.Find(step => step.Kind < later.Kind && step.Due > later.Due);
            if (earlier is null)
                continue;
            yield return new(
                Severity.Error,
                "phase-order",
                new LocalizedText(
                    $"任务“{task.Name.Value}”的“{later.Name}”（{FigureText.Date(later.Due!.Value)}）"
                        + $"早于它之前的“{earlier.Name}”（{FigureText.Date(earlier.Due!.Value)}）。请核对两个日期。",
                    $"Task \"{task.Name.Value}\": \"{later.Name}\" is due {FigureText.Date(later.Due!.Value)}, "
                        + $"before \"{earlier.Name}\" ({FigureText.Date(earlier.Due!.Value)}), which it follows. Check both dates."
                ),
                later.Quote
            );
        }
    }

    /// <summary>
    /// Whether the step is a survey (变更调查举证), which may come before or after acceptance.
    /// Only an application must come before it.
    /// </summary>
    private static bool IsSurvey(DraftPhase phase) =>
        phase.Kind == PhaseKind.Apply
        && phase.Name.Contains("举证", StringComparison.Ordinal)
        && !phase.Name.Contains("申请", StringComparison.Ordinal);

    private static IEnumerable<Finding> Conflicts(DraftTask task)
    {
        var overall = task.RivalDeadlines.Take(5).ToList();
        if (overall.Count == 0)
            yield break;
        var words = string.Join("、", overall.Select(phase => $"“{phase.Quote.Text}”（{FigureText.Date(phase.Due!.Value)}）"));
        var english = string.Join(", ", overall.Select(phase => $"\"{phase.Quote.Text}\" ({FigureText.Date(phase.Due!.Value)})"));
        yield return new(
            Severity.Warning,
            "deadline-conflict",
            new LocalizedText(
                $"任务“{task.Name.Value}”有不同的总时限：{words}。请确认以哪一个为准。",
                $"Task \"{task.Name.Value}\" has different overall deadlines: {english}. Confirm which one counts."
            ),
            overall[^1].Quote
        );
    }

    private static IEnumerable<Finding> Overlaps(DraftTask task)
    {
        var stages = task
            .Phases.Where(phase => phase is { Start: not null, Due: not null, Stage: null } && phase.Rank != PhaseRank.Overall)
            .ToList();
        for (var i = 1; i < stages.Count; i++)
        {
            var (before, after) = (stages[i - 1], stages[i]);
            if (after.Start > before.Due || after.Start < before.Start || after.Due <= before.Due || after.Start == before.Due)
                continue;
            yield return new(
                Severity.Note,
                "stage-overlap",
                new LocalizedText(
                    $"“{after.Name}”从 {FigureText.Date(after.Start!.Value)} 开始，而“{before.Name}”到 {FigureText.Date(before.Due!.Value)} 才结束。",
                    $"\"{after.Name}\" begins {FigureText.Date(after.Start!.Value)}, "
                        + $"while \"{before.Name}\" ends only {FigureText.Date(before.Due!.Value)}."
                ),
                after.Quote
            );
        }
    }

    private static IEnumerable<Finding> Past(DraftTask task, DateOnly? today) =>
        today is not { } now
            ? []
            : task
                .Phases.Where(phase => phase.Due < now && phase.DoneOn is null)
                .Select(phase => new Finding(
                    Severity.Warning,
                    "deadline-past",
                    new LocalizedText(
                        $"任务“{task.Name.Value}”的“{phase.Name}”应于 {FigureText.Date(phase.Due!.Value)} 完成，上传时（{FigureText.Date(now)}）已经过期。"
                            + "如果已经完成，请更正任务，填写完成日期。",
                        $"Task \"{task.Name.Value}\": \"{phase.Name}\" was due {FigureText.Date(phase.Due!.Value)}, "
                            + $"which is past at upload ({FigureText.Date(now)}). If it is done, correct the task and give the day."
                    ),
                    phase.Quote
                ));

    private static IEnumerable<Finding> BeforeIssue(DraftTask task, DateOnly? issued) =>
        issued is not { } date
            ? []
            : task
                .Phases.Where(phase => phase.Due < date)
                .Select(phase => new Finding(
                    Severity.Note,
                    "before-issue",
                    new LocalizedText(
                        $"“{phase.Name}”的日期 {FigureText.Date(phase.Due!.Value)} 早于发文日期 {FigureText.Date(date)}，按原文照录。",
                        $"\"{phase.Name}\" is dated {FigureText.Date(phase.Due!.Value)}, "
                            + $"before the notice itself ({FigureText.Date(date)}); it is taken as written."
                    ),
                    phase.Quote
                ));

    private static IEnumerable<Finding> Guesses(DraftTask task) =>
        task
            .Phases.Where(phase => phase is { Confidence: Confidence.Guess, Due: not null })
            .Select(phase => new Finding(
                Severity.Warning,
                "date-guess",
                new LocalizedText(
                    $"“{phase.Quote.Text}”的日期不完整，"
                        + $"推测为 {(phase.Start is { } start ? FigureText.Date(start) + " 至 " : "")}{FigureText.Date(phase.Due!.Value)}。请确认。",
                    $"The date in \"{phase.Quote.Text}\" is incomplete; the most likely reading "
                        + $"is {(phase.Start is { } from ? FigureText.Date(from) + " to " : "")}{FigureText.Date(phase.Due!.Value)}. "
                        + "Please confirm."
                ),
                phase.Quote
            ));
}
