namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for acceptances below the level that counts in the plan. They show how far the work has come, and reach no target.
/// Rule: DOMAIN, "An acceptance has a level".
/// </summary>
internal static class LevelRules
{
    public static RuleResult Pass(RectificationTask task, TaskCommand.Accept command, AcceptanceLevel level, DateTimeOffset now)
    {
        var before = task.PassedAt(level);
        if (task.Required is not { } required)
        {
            if (command.Area is not null)
                return Refusals.NoTargetArea(task);
            if (before is not null)
                return RuleResult.NothingNew;
            return AreaSlips.OfWholeAcceptance(task, command.IsConfirmed) is { } unreported
                ? unreported
                : new TaskFact.Passed(now, command.By, level, null, Mu.Zero);
        }

        var passed = before?.Area ?? Mu.Zero;
        var area = command.Area ?? required.Less(passed);
        if (passed + area > Mu.Of(Mu.Largest))
            return Refusals.AreaTooLarge(task, area, Mu.Of(Mu.Largest));
        if (area == Mu.Zero || before?.Last == new Acceptance(now, command.By, area))
            return RuleResult.NothingNew;
        return AreaSlips.OfAcceptance(task, required, passed, area, command.IsConfirmed) is { } slip
            ? slip
            : new TaskFact.Passed(now, command.By, level, area, passed);
    }
}
