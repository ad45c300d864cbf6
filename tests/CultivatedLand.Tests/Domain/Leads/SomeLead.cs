using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Leads;

/// <summary>A lead of an invented village, and how far a test wants it.</summary>
internal static class SomeLead
{
    public static LeadId Id { get; } = LeadId.Of("l0123456789abcdef");

    public static LeadRules Rules { get; } = new(LeadPolicy.Default);

    public static LeadSpec Spec { get; } =
        new(
            Place.Parse("沙河区/青石镇/柳湾村/三组")!,
            TaskKind.IllegalUse,
            "河边耕地上新打了地基",
            Mu.Of(1.2m),
            null,
            null,
            Some.At("2023-07-20 08:00"),
            "李网格员"
        );

    public static Lead Found(string at = "2023-07-20 08:00") =>
        Decided(null, new LeadCommand.Find(Id, Spec with { FoundAt = Some.At(at) }), at).State;

    public static LeadCommand[] Commands { get; } =
    [
        new LeadCommand.Stop(),
        new LeadCommand.ReportToTown(),
        new LeadCommand.Verify(),
        new LeadCommand.SetGrade(LeadGrade.Simple),
        new LeadCommand.ReportToDistrict(),
        new LeadCommand.Dispose(),
        new LeadCommand.Close(),
        new LeadCommand.Dismiss(),
        new LeadCommand.BecomeTask(Id.Task),
    ];

    /// <summary>By what is really done to it, an hour each.</summary>
    public static Lead At(LeadStep step, LeadGrade grade = LeadGrade.Simple)
    {
        LeadCommand[] way = step switch
        {
            LeadStep.Found => [],
            LeadStep.Stopped => [new LeadCommand.Stop()],
            LeadStep.Reported => [new LeadCommand.ReportToTown()],
            LeadStep.Verified => [new LeadCommand.ReportToTown(), new LeadCommand.Verify()],
            LeadStep.Graded => [new LeadCommand.ReportToTown(), new LeadCommand.Verify(), new LeadCommand.SetGrade(grade)],
            LeadStep.WithDistrict =>
            [
                new LeadCommand.ReportToTown(),
                new LeadCommand.Verify(),
                new LeadCommand.SetGrade(LeadGrade.Difficult),
                new LeadCommand.ReportToDistrict(),
            ],
            LeadStep.Disposed =>
            [
                new LeadCommand.ReportToTown(),
                new LeadCommand.Verify(),
                new LeadCommand.SetGrade(LeadGrade.Simple),
                new LeadCommand.Dispose(),
            ],
            LeadStep.Closed => [new LeadCommand.Stop(), new LeadCommand.Verify(), new LeadCommand.Close()],
            _ => [new LeadCommand.Dismiss()],
        };
        var lead = Found();
        return way.Aggregate(lead, (state, command) => Decided(state, command, "2023-07-20 09:00").State);
    }

    public static LeadDecision Decided(Lead? lead, LeadCommand command, string at) =>
        Assert.IsType<LeadDecision>(Rules.Decide(lead, command with { Note = "已到场", By = "测试" }, Some.At(at)));

    public static LeadDecision Woken(Lead lead, string at) =>
        Assert.IsType<LeadDecision>(Rules.Decide(lead, new LeadCommand.WakeUp(), Some.At(at)));
}
