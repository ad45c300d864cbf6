using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>Random plans, policies without fault, and what may happen to a task between them.</summary>
internal static class RandomScenarios
{
    private static readonly DateOnly Origin = Some.Day("2023-01-01");

    public static Gen<DateOnly> Day { get; } = Gen.Choose(-120, 720).Select(Origin.AddDays);

    public static Gen<DeadlinePolicy> Policy { get; } =
        from quarter in Gen.Choose(0, 88)
        from window in Gen.Choose(5, 119)
        from reminders in Gen.Choose(0, 60).ArrayOf().Resize(5)
        from rungs in Gen.Choose(1, 20).ArrayOf().Resize(5)
        from kinds in Gen.Elements(NoticeKind.Overdue, NoticeKind.SupervisionLetter, NoticeKind.Interview).ArrayOf(5)
        from every in Gen.Choose(1, 10)
        from returnDays in Gen.Choose(1, 60)
        select new DeadlinePolicy(
            TimeOnly.MinValue.AddMinutes(quarter * 15),
            TimeSpan.FromMinutes(window),
            [.. reminders],
            [.. rungs.Distinct().Zip(kinds, (workdays, kind) => new Rung(workdays, kind))],
            every,
            returnDays
        );

    private static Gen<DeadlinePolicy> PolicyOrDefault { get; } = Gen.Frequency((2, Gen.Constant(DeadlinePolicy.Default)), (1, Policy));

    private static Gen<PhaseSpec> Phase { get; } =
        from kind in Gen.Elements(Enum.GetValues<PhaseKind>())
        from due in Day
        select new PhaseSpec("", kind, null, due);

    public static Gen<TaskSpec> Spec { get; } =
        from phases in Gen.Choose(0, 6).SelectMany(count => Phase.ArrayOf(count))
        from hasTarget in Gen.Elements(true, true, true, false)
        from cents in Gen.Choose(1, 100_000)
        from accepted in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, cents)))
        from own in Gen.Frequency((4, Gen.Constant<DeadlinePolicy?>(null)), (1, Policy.Select(policy => (DeadlinePolicy?)policy)))
        from level in Gen.Frequency(
            (3, Gen.Constant<AcceptanceLevel?>(null)),
            (1, Gen.Elements(AcceptanceLevel.District, AcceptanceLevel.City).Select(level => (AcceptanceLevel?)level))
        )
        select Some.Spec([.. phases.Select((phase, index) => phase with { Name = $"阶段{index + 1}" })]) with
        {
            Target = hasTarget ? Mu.Of(cents / 100m) : null,
            AcceptedBefore = hasTarget ? Mu.Of(accepted / 100m) : Mu.Zero,
            Policy = own,
            CountsAt = level,
        };

    public static Gen<Scenario> Any { get; } =
        from spec in Spec
        from policy in PolicyOrDefault
        from day in Day
        from minute in Gen.OneOf(Gen.Choose(0, 1439), Gen.Choose(530, 610))
        from starts in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from beats in Gen.Choose(0, 40).SelectMany(count => Beat(spec).ArrayOf(count))
        select new Scenario(
            spec,
            policy,
            ChinaTime.At(day, TimeOnly.MinValue.AddMinutes(minute)),
            [.. starts ? [new Beat(TimeSpan.Zero, SomeCommands.Start)] : Array.Empty<Beat>(), .. beats]
        );

    private static Gen<TimeSpan> Pause { get; } =
        Gen.Frequency(
            (2, Gen.Constant(TimeSpan.Zero)),
            (2, Gen.Choose(1, 90).Select(minutes => TimeSpan.FromMinutes(minutes))),
            (3, Gen.Choose(1, 48).Select(hours => TimeSpan.FromHours(hours))),
            (3, Gen.Choose(1, 30 * 24).Select(hours => TimeSpan.FromHours(hours))),
            (1, Gen.Choose(30, 250).Select(days => TimeSpan.FromDays(days)))
        );

    private static Gen<Beat> Beat(TaskSpec spec)
    {
        var asked =
            from name in Gen.Elements("李村长", "王督导")
            from command in RandomCommands.For(spec)
            from pause in Pause
            select new Beat(pause, command with { By = name });
        return Gen.Frequency(
            (3, Gen.Constant(new Beat(TimeSpan.Zero, null))),
            (2, Pause.Select(pause => new Beat(pause, SomeCommands.WakeUp))),
            (5, asked)
        );
    }
}
