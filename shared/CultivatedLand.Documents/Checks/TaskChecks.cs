using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Checks of a task: its areas agree, and it can start.</summary>
internal static class TaskChecks
{
    public static IEnumerable<Finding> Check(DraftTask task) =>
        task.Breakdown.IsEmpty
            ? task.PotentialMu is null
                ? Undated(task)
                : [.. OwnPotential(task), .. Undated(task)]
            : [.. Shares(task), .. Potential(task), .. Undated(task)];

    /// <summary>Finds several areas of which one is the target. Null where only one can be meant.</summary>
    public static Finding? RivalAreas(DraftTask task)
    {
        if (task.RivalAreas.IsEmpty)
            return null;
        var quotes = task.RivalAreas.Select(area => area.Quote.Text).ToList();
        return new(
            Severity.Warning,
            "area-conflict",
            new LocalizedText(
                $"任务“{task.Name.Value}”写了几个面积：{string.Join("、", quotes.Select(quote => $"“{quote}”"))}。请确认哪一个是任务面积。",
                $"Task \"{task.Name.Value}\" names several areas: {string.Join(", ", quotes.Select(quote => $"\"{quote}\""))}. "
                    + "Confirm which is the target."
            ),
            task.RivalAreas[0].Quote
        );
    }

    public static IEnumerable<Finding> Duplicates(IReadOnlyList<DraftTask> tasks)
    {
        // Only tasks with the same hash are compared, because there may be a hundred thousand of them.
        var hashes = tasks.Select(task => Likeness(task).GetHashCode()).ToArray();
        var suspects = hashes.CountBy(hash => hash).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        foreach (
            var group in tasks.Where((_, index) => suspects.Contains(hashes[index])).GroupBy(Likeness).Where(group => group.Count() > 1)
        )
        {
            yield return new(
                Severity.Warning,
                "duplicate-task",
                new LocalizedText(
                    $"任务“{group.Key.Name}”出现了 {group.Count()} 次，单位和时限都相同。请删除重复的。",
                    $"The task \"{group.Key.Name}\" appears {group.Count()} times with the same units and deadline. "
                        + "Remove the repetition."
                ),
                group.Last().Name.Quote
            );
        }

        foreach (var task in tasks.Where(task => task.Breakdown.Length > 1))
        {
            foreach (var unit in task.Breakdown.GroupBy(share => share.Unit).Where(group => group.Count() > 1))
            {
                yield return new(
                    Severity.Warning,
                    "duplicate-place",
                    new LocalizedText(
                        $"任务“{task.Name.Value}”的分解表里“{unit.Key}”出现了 {unit.Count()} 次。请合并或更正。",
                        $"The breakdown of \"{task.Name.Value}\" names \"{unit.Key}\" {unit.Count()} times. Merge or correct the rows."
                    ),
                    unit.Last().Quote
                );
            }
        }
    }

    private static (string Name, string? Unit, string? Place, DateOnly? Due, decimal? AreaMu) Likeness(DraftTask task) =>
        (
            task.Name.Value,
            task.ResponsibleUnits is [var unit, ..] ? unit.Value : null,
            task.Place?.Value,
            task.Phases is [.., var last] ? last.Due : null,
            task.AreaMu?.Value
        );

    private static IEnumerable<Finding> Shares(DraftTask task)
    {
        var sum = task.Breakdown.Sum(share => share.AreaMu);
        if (task.Breakdown.Length < 2 || task.AreaMu is not { } area || sum == area.Value)
            yield break;
        yield return new(
            sum > area.Value ? Severity.Error : Severity.Warning,
            "breakdown-sum",
            new LocalizedText(
                $"任务“{task.Name.Value}”分解到各单位的面积合计 {FigureText.Plain(sum)} 亩，而任务面积是 {FigureText.Plain(area.Value)} 亩，"
                    + $"相差 {FigureText.Plain(Math.Abs(sum - area.Value))} 亩。请核对。",
                $"The shares of task \"{task.Name.Value}\" add up to {FigureText.Plain(sum)} mu, "
                    + $"but its area is {FigureText.Plain(area.Value)} mu, a difference of {FigureText.Plain(Math.Abs(sum - area.Value))} "
                    + "mu. Check the figures."
            ),
            area.Quote
        );
    }

    private static IEnumerable<Finding> Potential(DraftTask task) =>
        task
            .Breakdown.Where(share => share.AreaMu > share.Potential?.Value)
            .Select(share => LargerThanPotential(share.Unit, share.AreaMu, share.Potential!.Value, share.Quote));

    private static Finding LargerThanPotential(string place, decimal area, decimal potential, Quote quote) =>
        new(
            Severity.Warning,
            "larger-than-potential",
            new LocalizedText(
                $"{place}的任务 {FigureText.Plain(area)} 亩大于潜力图斑面积 {FigureText.Plain(potential)} 亩，差额只能靠自选图斑完成。",
                $"The task of {place} is {FigureText.Plain(area)} mu, "
                    + $"more than its potential parcels of {FigureText.Plain(potential)} mu; "
                    + "only parcels of its own choice can make up the rest."
            ),
            quote
        );

    private static IEnumerable<Finding> OwnPotential(DraftTask task)
    {
        if (task.AreaMu is { } area && area.Value > task.PotentialMu?.Value)
            yield return LargerThanPotential(task.Place?.Value ?? task.Name.Value, area.Value, task.PotentialMu!.Value, area.Quote);
    }

    private static IEnumerable<Finding> Undated(DraftTask task)
    {
        if (task.Name.Confidence == Confidence.Guess)
        {
            yield return new(
                Severity.Note,
                "name-guess",
                new LocalizedText(
                    $"文件没有标题，任务名称“{task.Name.Value}”是推测的，请确认。",
                    $"The document has no title; the name \"{task.Name.Value}\" is a guess. Please confirm it."
                ),
                task.Name.Quote
            );
        }

        if (!task.Phases.IsEmpty)
        {
            foreach (var phase in task.Phases.Where(phase => phase is { Due: null, Relative: null }))
            {
                yield return new(
                    Severity.Error,
                    "year-unknown",
                    new LocalizedText(
                        $"“{phase.Quote.Text}”没有年份，文件里也找不到。请指定年份后重新读取。",
                        $"\"{phase.Quote.Text}\" has no year, and the document names none. Give the year and read it again."
                    ),
                    phase.Quote
                );
            }

            yield break;
        }

        if (task.IsStanding)
            yield break;
        yield return new(
            Severity.Note,
            "no-deadline",
            new LocalizedText(
                $"任务“{task.Name.Value}”没有写明完成时限。启动前请补上日期，或列为长期坚持，或不列入。",
                $"The task \"{task.Name.Value}\" names no deadline. "
                    + "Before the start give it a date, make it a standing duty, or leave it out."
            ),
            task.Name.Quote
        );
    }
}
