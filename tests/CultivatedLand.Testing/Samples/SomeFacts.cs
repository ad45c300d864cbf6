using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Samples;

/// <summary>One fact of each kind, of the task <see cref="Some.Id"/>.</summary>
public static class SomeFacts
{
    public static DateTimeOffset Now { get; } = Some.At("2023-08-18 10:00");

    private static readonly NoticeId Reminder = new(Some.Id, 1, 1, Some.Day("2023-08-20"), new NoticeStep(NoticeKind.Reminder, 14));

    public static TaskFact[] All { get; } =
    [
        new TaskFact.Planned(Now, "建管办", Some.Id, Some.FourPhases()),
        new TaskFact.Started(Now, "建管办"),
        new TaskFact.ProgressReported(Now, "李村长", 1, Mu.Of(50.5m), Mu.Of(10)),
        new TaskFact.Accepted(Now, "规资局", Mu.Of(32), Mu.Of(10)),
        new TaskFact.Returned(
            Now,
            "规资局",
            "未翻耕到位",
            2,
            [new ReopenedPhase(3, Some.Day("2023-10-20"), Some.Day("2023-11-05"))],
            Mu.Of(101),
            Mu.Zero
        ),
        new TaskFact.ExtensionRequested(Now, "建管办", new ExtensionRequest(1, Some.Day("2023-09-01"), "连续阴雨")),
        new TaskFact.ExtensionGranted(Now, "规资局", 1, Some.Day("2023-08-20"), Some.Day("2023-09-01"), "连续阴雨"),
        new TaskFact.ExtensionDeclined(Now, "规资局", new ExtensionRequest(1, Some.Day("2023-09-01"), "连续阴雨"), "可以赶上"),
        new TaskFact.InfeasibleClaimed(Now, "建管办", new InfeasibleClaim(Mu.Of(3.2m), "坟地")),
        new TaskFact.InfeasibleGranted(Now, "规资局", Mu.Of(3.2m), Mu.Zero, "坟地"),
        new TaskFact.InfeasibleDeclined(Now, "规资局", new InfeasibleClaim(Mu.Of(3.2m), "坟地"), "可以迁移"),
        new TaskFact.EvidenceAdded(Now, "李村长", Some.Photo),
        new TaskFact.Acknowledged(Now, "李村长", 1, 1, Some.Day("2023-08-20")),
        new TaskFact.Suspended(Now, "规资局", "汛期"),
        new TaskFact.Resumed(Now, "规资局", ""),
        new TaskFact.Cancelled(Now, "规资局", "并入其他任务"),
        new TaskFact.ClosedOut(Now, "规资局", Mu.Of(97.8m), Mu.Of(3.2m)),
        new TaskFact.DueSet(Now, "建管办", Some.Plough("2023-12-31")),
        new TaskFact.Replanned(Now, "建管办", Some.FourPhases(), Some.Spec(Some.Plough("2023-08-25"), Some.Plant("2023-09-30")), 2),
        new TaskFact.Corrected(
            Now,
            "规资局",
            4,
            CorrectedAct.Acceptance,
            [],
            Mu.Of(32),
            Mu.Of(23),
            "数字颠倒",
            new CorrectionEffect(
                RectificationStatus.Active,
                TaskStory.Of(Some.FourPhases(), "2023-08-01").Task.Phases,
                Mu.Of(42),
                Mu.Of(33),
                Mu.Zero,
                null,
                null,
                new Acceptance(Now, "规资局", Mu.Of(23)),
                null
            )
        ),
        new TaskFact.NoticeIssued(Now, "规则", Reminder, Reminder.Step, Now, Now),
        new TaskFact.NoticesSkipped(Now, "规则", [Reminder], Now),
        new TaskFact.Split(
            Now,
            "建管办",
            [new TaskPart(TaskParts.IdOf(Some.Id, 1), Some.Village.Child("一组"), Mu.Of(69))],
            Mu.Of(32),
            Mu.Zero
        )
        {
            Done = [1],
        },
        new TaskFact.ClosedOnPapers(Now, "规资局", "手续齐全，界线有误", Mu.Of(69)),
        new TaskFact.Passed(Now, "区规资局", AcceptanceLevel.District, Mu.Of(24.5m), Mu.Of(10)),
    ];
}
