using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Commands that people give about a task, sensible and otherwise.</summary>
public static class RandomActs
{
    /// <summary>A command that people stand by when its figures are asked about.</summary>
    public static TaskCommand About(RectificationTask task, Random random, DateOnly today) =>
        Any(task, random, today) with
        {
            IsConfirmed = true,
        };

    private static TaskCommand Any(RectificationTask task, Random random, DateOnly today)
    {
        var phase = random.Next(1, task.Phases.Count + 2);
        Mu? area = random.Next(3) == 0 ? null : Mu.Of(random.Next(1, 12_000) / 100m);
        return random.Next(26) switch
        {
            < 6 => new TaskCommand.Report(task.Current is { } current ? [current.Number] : [phase], area),
            < 8 => new TaskCommand.Report([phase], area),
            < 11 => new TaskCommand.Accept(area),
            11 => new TaskCommand.Return([], null, "未出苗"),
            12 => new TaskCommand.Return([phase], today.AddDays(random.Next(30)), "地块不符"),
            13 or 14 => new TaskCommand.RequestExtension(task.Current?.Number ?? phase, today.AddDays(random.Next(-10, 60)), "连续降雨"),
            15 or 16 => new TaskCommand.GrantExtension(null),
            17 => new TaskCommand.DeclineExtension("理由不足"),
            18 => new TaskCommand.ClaimInfeasible(area ?? Mu.Of(1), "坟山"),
            19 => new TaskCommand.GrantInfeasible(null),
            20 => new TaskCommand.AddEvidence(new Evidence($"{random.Next(1000)}", "照片.jpg")),
            21 => new TaskCommand.Acknowledge(),
            22 => random.Next(3) == 0 ? new TaskCommand.Suspend("汛期") : new TaskCommand.Resume("汛期已过"),
            23 => new TaskCommand.Resume("复工"),
            24 => random.Next(20) == 0 ? new TaskCommand.Cancel("不再实施") : new TaskCommand.Acknowledge(),
            _ => new TaskCommand.CloseOut(),
        };
    }
}
