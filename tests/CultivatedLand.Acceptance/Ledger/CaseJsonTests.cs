using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class CaseJsonTests
{
    private static readonly DateTimeOffset At = SomeLedger.At(8, 4).AddTicks(1234567);
    private static readonly NoticeId Letter = new(
        TaskId.Of("3fa9c1d200-2-1"),
        2,
        1,
        new DateOnly(2023, 8, 20),
        new NoticeStep(NoticeKind.SupervisionLetter, 3)
    );
    private static readonly NoticeId Reminder = Letter with { Step = new NoticeStep(NoticeKind.Reminder, 0) };

    private static readonly TaskSpec OwnPolicy = SomeLedger.Spec() with
    {
        Target = null,
        Policy = DeadlinePolicy.Default with { SendAt = new TimeOnly(8, 30), Reminders = [], Ladder = [new(2, NoticeKind.Overdue)] },
    };

    private static readonly TaskFact[] Samples =
    [
        new TaskFact.Planned(At, "建管办", Letter.Task, SomeLedger.Spec()),
        new TaskFact.Started(At, "建管办"),
        new TaskFact.ProgressReported(At, "李四（代王五）", 1, Mu.Of(12.5m), Mu.Zero),
        new TaskFact.Accepted(At, "规资局", null, Mu.Of(32m)) { Net = Mu.Of(30.5m) },
        new TaskFact.Returned(
            At,
            "规资局",
            "面积“不实”<32>",
            2,
            [new(3, new DateOnly(2023, 10, 20), new DateOnly(2023, 11, 4))],
            Mu.Of(69),
            Mu.Zero
        ),
        new TaskFact.ExtensionRequested(At, "建管办", new(1, new DateOnly(2023, 9, 1), "汛期")),
        new TaskFact.ExtensionGranted(At, "规资局", 1, new DateOnly(2023, 8, 20), new DateOnly(2023, 9, 1), "汛期"),
        new TaskFact.ExtensionDeclined(At, "规资局", new(1, new DateOnly(2023, 9, 1), "汛期"), "理由不足"),
        new TaskFact.InfeasibleClaimed(At, "建管办", new(Mu.Of(3.01m), "坟地")),
        new TaskFact.InfeasibleGranted(At, "规资局", Mu.Of(3), Mu.Of(0.5m), "坟地"),
        new TaskFact.InfeasibleDeclined(At, "规资局", new(Mu.Of(3.01m), "坟地"), "非坟地"),
        new TaskFact.EvidenceAdded(At, "李四", new("e3b0", "照片.jpg")),
        new TaskFact.Acknowledged(At, "李四", 1, 1, new DateOnly(2023, 8, 20)),
        new TaskFact.Suspended(At, "规资局", "汛期"),
        new TaskFact.Resumed(At, "规资局", ""),
        new TaskFact.Cancelled(At, "规资局", "撤销"),
        new TaskFact.ClosedOut(At, "规资局", Mu.Of(177.4m), Mu.Of(3)),
        new TaskFact.Split(
            At,
            "建管办",
            [new(TaskId.Of("3fa9c1d2-2-s1"), Place.Parse("青禾县/石桥镇/柳树村")!, Mu.Of(69))],
            Mu.Of(32),
            Mu.Zero
        )
        {
            Done = [1, 2],
        },
        new TaskFact.ClosedOnPapers(At, "规资局", "手续齐全", Mu.Of(69)),
        new TaskFact.Passed(At, "区规资局", AcceptanceLevel.District, Mu.Of(24.5m), Mu.Of(10)),
        new TaskFact.DueSet(At, "建管办", new("完成整改", PhaseKind.Complete, null, new DateOnly(2023, 12, 31))),
        new TaskFact.Replanned(At, "建管办", SomeLedger.Spec(), OwnPolicy, 2),
        new TaskFact.Corrected(
            At,
            "规资局",
            4,
            CorrectedAct.Acceptance,
            [],
            Mu.Of(32),
            Mu.Of(23),
            "数字颠倒",
            new CorrectionEffect(
                RectificationStatus.Active,
                SomeLedger.Planned().State.Phases,
                Mu.Of(42),
                Mu.Of(33),
                Mu.Zero,
                new(1, new DateOnly(2023, 9, 1), "汛期"),
                new(Mu.Of(3.01m), "坟地"),
                new CultivatedLand.Domain.Tasks.Acceptance(At, "规资局", Mu.Of(23)),
                new("e3b0", "照片.jpg")
            )
        ),
        new TaskFact.NoticeIssued(At, "规则", Letter, Letter.Step, SomeLedger.At(8, 23), SomeLedger.At(8, 23)),
        new TaskFact.NoticesSkipped(At, "规则", [Reminder, Letter], SomeLedger.At(8, 18)),
    ];

    public static TheoryData<Type> FactTypes => [.. typeof(TaskFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TaskFact)))];

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void Every_kind_of_fact_is_read_back_as_it_was(Type kind)
    {
        var fact = Assert.Single(Samples, sample => sample.GetType() == kind);

        Assert.Equal(fact, CaseJson.ReadFact(CaseJson.Write(fact)));
    }

    [Fact]
    public void A_fact_says_what_it_is_by_a_stable_name() =>
        Assert.Equal(
            """{"fact":"infeasible-claimed","v":1,"claim":{"area":3.01,"reason":"坟地"},"at":"2023-08-04T09:00:00.1234567+08:00","by":"建管办"}""",
            Encoding.UTF8.GetString(CaseJson.Write(Samples.OfType<TaskFact.InfeasibleClaimed>().Single()))
        );

    [Fact]
    public void A_state_with_everything_in_it_is_read_back_as_it_was()
    {
        var task = SomeLedger.Planned(spec: OwnPolicy).State with
        {
            Status = RectificationStatus.Suspended,
            PendingExtension = new(1, new DateOnly(2023, 9, 1), "汛期"),
            PendingInfeasible = new(Mu.Of(3.01m), "坟地"),
            Evidence = [new("e3b0", "照片.jpg")],
            ScheduledSince = At,
            Infeasible = Mu.Of(0.01m),
        };

        Assert.Equal(task, CaseJson.ReadTask(CaseJson.Write(task)));
    }

    [Fact]
    public void A_task_of_four_phases_takes_about_a_kilobyte()
    {
        var active = SomeLedger.Decide(SomeLedger.Planned().State, new TaskCommand.Start(), SomeLedger.Monday);
        var reminded = SomeLedger.Decide(active.State, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));

        Assert.InRange(CaseJson.Write(reminded.State).Length, 1, 1200);
    }

    [Fact]
    public void A_notice_is_read_back_as_it_was()
    {
        var notice = new Notice(
            Letter,
            NoticeKind.SupervisionLetter,
            "恢复补足",
            Place.Parse("青溪区/石桥镇")!,
            "翻耕",
            Letter.Due,
            SomeLedger.At(8, 23),
            [new(Role.UnitHead, null, Place.Parse("青溪区/石桥镇")!)],
            [new(Role.Supervisor, "督导组", Place.Parse("青溪区")!)],
            [],
            new NoticeReason(Letter.Step, new DateOnly(2023, 8, 23), new DateOnly(2023, 8, 23), new DateOnly(2023, 8, 24), 2)
        );

        Assert.Equal(notice, CaseJson.ReadNotice(CaseJson.Write(notice)));
    }

    [Fact]
    public void A_mail_is_read_back_as_it_was()
    {
        var mail = SomeLedger.Mail("m1").Content;

        var read = CaseJson.ReadMail(CaseJson.Write(mail));

        Assert.Equal(
            (mail.To, mail.ToName, mail.Subject, mail.Text, mail.Html, mail.MessageId),
            (read.To, read.ToName, read.Subject, read.Text, read.Html, read.MessageId)
        );
        Assert.Equal(mail.Attachments.Single().Content, read.Attachments.Single().Content);
    }

    [Fact]
    public void Every_value_of_every_stored_enumeration_has_a_name()
    {
        All(EnumCodes.LifeStages);
        All(EnumCodes.TaskKinds);
        All(EnumCodes.PhaseKinds);
        All(EnumCodes.NoticeKinds);
        All(EnumCodes.Roles);
        All(EnumCodes.MailStates);
        All(EnumCodes.EditionStates);

        static void All<T>(EnumCodeMap<T> enumCodeMap)
            where T : struct, Enum =>
            Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, enumCodeMap.ValueOf(enumCodeMap.CodeOf(value))));
    }

    [Fact]
    public void The_first_value_of_an_enumeration_is_written_like_any_other() =>
        Assert.Equal("planned", JsonNode.Parse(CaseJson.Write(SomeLedger.Planned().State))!["status"]!.GetValue<string>());

    [Fact]
    public void What_can_be_computed_is_not_stored()
    {
        var written = JsonNode.Parse(CaseJson.Write(SomeLedger.Planned().State))!.AsObject().Select(property => property.Key);

        Assert.Equal(["v", "id", "spec", "status", "phases", "round", "version"], written);
    }

    [Fact]
    public void An_older_document_is_brought_forward_step_by_step()
    {
        var task = SomeLedger.Planned().State;
        var reader = new VersionedJson<RectificationTask>(
            "RectificationTask",
            CaseJson.Type<RectificationTask>(),
            [document => document["round"] = 7, document => document["round"] = document["round"]!.GetValue<int>() + 1]
        );

        Assert.Equal(task with { Round = 8 }, reader.Read(CaseJson.Write(task)));
    }

    [Theory]
    [InlineData("""{"v":2,"id":"a"}""", "reads up to version 1")]
    [InlineData("""{"id":"a"}""", "does not say its version")]
    public void A_document_of_an_unknown_version_is_not_guessed_at(string json, string why) =>
        Assert.Contains(why, Assert.Throws<JsonException>(() => CaseJson.ReadTask(Encoding.UTF8.GetBytes(json))).Message);
}
