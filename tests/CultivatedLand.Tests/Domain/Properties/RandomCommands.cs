using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>Whatever people may ask of a task, sense or nonsense; weighted so that a task gets somewhere.</summary>
internal static class RandomCommands
{
    private static Gen<string> Reason { get; } = Gen.Frequency((9, Gen.Constant(SomeCommands.Reason)), (1, Gen.Constant(" ")));

    private static Place Group { get; } = Some.Village.Child("一组");

    private static Gen<int> Number { get; } = Gen.Choose(1, 7);

    private static Gen<DateOnly?> DayOrNone { get; } =
        Gen.OneOf(Gen.Constant<DateOnly?>(null), RandomScenarios.Day.Select(day => (DateOnly?)day));

    private static Gen<EquatableArray<int>> Numbers { get; } =
        Gen.Frequency(
            (2, Gen.Constant<EquatableArray<int>>([])),
            (4, Number.Select(number => (EquatableArray<int>)[number])),
            (2, Gen.Choose(1, 6).Select(last => Enumerable.Range(1, last).ToEquatableArray())),
            (1, Number.ArrayOf(3).Select(numbers => numbers.ToEquatableArray()))
        );

    /// <summary>Most people stand by an odd figure that they are asked about.</summary>
    public static Gen<TaskCommand> For(TaskSpec spec) =>
        from command in Unconfirmed(spec)
        from isConfirmed in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        select command with
        {
            IsConfirmed = isConfirmed,
        };

    private static Gen<TaskCommand> Unconfirmed(TaskSpec spec)
    {
        var area = Area(spec.Target ?? Mu.Of(10));
        var some = area.Select(mu => (Mu?)mu);
        var areaOrNone = Gen.Frequency((2, Gen.Constant<Mu?>(null)), (spec.Target is null ? 1 : 3, some));
        return Gen.Frequency(
            (8, Of(from phases in Numbers from mu in areaOrNone select new TaskCommand.Report(phases, mu))),
            (3, Of(areaOrNone.Select(mu => new TaskCommand.Accept(mu)))),
            (
                1,
                Of(
                    from mu in areaOrNone
                    from level in Gen.Elements(AcceptanceLevel.Town, AcceptanceLevel.City)
                    select new TaskCommand.Accept(mu) { Level = level }
                )
            ),
            (
                1,
                Of(Gen.OneOf(area, Gen.Constant(spec.Target ?? Mu.Of(10))).Select(mu => new TaskCommand.Split([new TaskShare(Group, mu)])))
            ),
            (1, Of(Reason.Select(reason => new TaskCommand.CloseOnPapers(reason)))),
            (3, Of(from phases in Numbers from due in DayOrNone from reason in Reason select new TaskCommand.Return(phases, due, reason))),
            (
                2,
                Of(
                    from phase in Number
                    from due in RandomScenarios.Day
                    from reason in Reason
                    select new TaskCommand.RequestExtension(phase, due, reason)
                )
            ),
            (2, Of(DayOrNone.Select(due => new TaskCommand.GrantExtension(due)))),
            (1, Of(Reason.Select(reason => new TaskCommand.DeclineExtension(reason)))),
            (2, Of(from mu in area from reason in Reason select new TaskCommand.ClaimInfeasible(mu, reason))),
            (2, Of(areaOrNone.Select(mu => new TaskCommand.GrantInfeasible(mu)))),
            (1, Of(Reason.Select(reason => new TaskCommand.DeclineInfeasible(reason)))),
            (2, Of(Gen.Elements("a", "b").Select(hash => new TaskCommand.AddEvidence(new Evidence(hash, "照片.jpg"))))),
            (2, Of(Gen.Constant(SomeCommands.Acknowledge))),
            (1, Of(Reason.Select(reason => new TaskCommand.Suspend(reason)))),
            (3, Of(Reason.Select(reason => new TaskCommand.Resume(reason)))),
            (
                1,
                Of(
                    Gen.Frequency(
                        (1, Gen.Constant<TaskCommand>(SomeCommands.Cancel)),
                        (3, Gen.Constant<TaskCommand>(SomeCommands.CloseOut)),
                        (1, Gen.Constant<TaskCommand>(SomeCommands.Start)),
                        (2, RandomScenarios.Day.Select(due => (TaskCommand)new TaskCommand.SetDue(due)))
                    )
                )
            ),
            (2, Of(Replan(spec))),
            (
                4,
                Of(
                    from act in Gen.Choose(1, 25)
                    from mu in areaOrNone
                    from reason in Reason
                    select new TaskCommand.Correct(act, mu, reason)
                )
            )
        );
    }

    private static Gen<TaskCommand.Replan> Replan(TaskSpec spec) =>
        from other in RandomScenarios.Spec
        from what in Gen.Choose(0, 3)
        select new TaskCommand.Replan(
            what switch
            {
                0 => spec,
                1 => other,
                2 => spec with { Phases = other.Phases },
                _ => spec with { Policy = other.Policy },
            }
        );

    /// <summary>Nothing, quarters of the target, or anything up to a fifth more than it.</summary>
    private static Gen<Mu> Area(Mu target) =>
        Gen.OneOf(
            Gen.Elements(0, 25, 50, 75, 100).Select(percent => Mu.Of(decimal.Round(target.Value * percent / 100, 2))),
            Gen.Choose(0, (int)(target.Value * 120)).Select(cents => Mu.Of(cents / 100m))
        );

    private static Gen<TaskCommand> Of<T>(Gen<T> commands)
        where T : TaskCommand => commands.Select(command => (TaskCommand)command);
}
