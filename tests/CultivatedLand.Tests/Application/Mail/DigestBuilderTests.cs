using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Mail;

public class DigestBuilderTests
{
    private static readonly Addressee Leader = new(Role.Leader, null, Some.Village);
    private static readonly Addressee Unit = new(Role.ResponsibleUnit, null, Some.Village);
    private static readonly Addressee Supervisor = new(Role.Supervisor, null, Some.Village);

    /// <summary>李村长 leads the village and is its unit; 王督导 supervises.</summary>
    private readonly DigestBuilder _digestBuilder = new(
        new PeopleDirectory([
            new(Some.Village, Role.Leader, null, "李村长", "li@q.example"),
            new(Some.Village, Role.ResponsibleUnit, null, "李村长", "LI@q.example"),
            new(Some.Village, Role.Supervisor, null, "王督导", "wang@q.example"),
        ])
    );

    private static Notice Notice(
        int number,
        NoticeKind kind = NoticeKind.Reminder,
        string due = "2023-08-20",
        string sendAt = "2023-08-18 09:00"
    ) =>
        new(
            new NoticeId(TaskId.Of($"5e1f-{number}"), 1, 1, Some.Day(due), new NoticeStep(kind, 1)),
            kind,
            $"任务{number}",
            Some.Village,
            "翻耕",
            Some.Day(due),
            Some.At(sendAt),
            [Leader],
            [],
            [],
            new NoticeReason(new NoticeStep(kind, 1), Some.Day(due), Some.Day(due), Some.Day(due), 0)
        );

    private static (EquatableArray<Recipient> To, EquatableArray<Recipient> Cc) RecipientsOf(DigestBuilder digestBuilder, Notice notice) =>
        DigestBuilder.RecipientsIn(digestBuilder.ItemsFor(notice));

    private static IEnumerable<string> Tasks(Envelope envelope) => envelope.Items.Select(item => item.Notice.TaskName);

    [Fact]
    public void Notices_to_one_person_for_one_time_are_one_mail() =>
        Assert.Equal(["任务1", "任务2"], Tasks(_digestBuilder.Sort([Notice(1), Notice(2)]).Single()));

    [Fact]
    public void Two_times_are_two_mails() => Assert.Equal(2, _digestBuilder.Sort([Notice(1), Notice(2, sendAt: "2023-08-21 09:00")]).Count);

    [Fact]
    public void Two_people_are_two_mails() => Assert.Equal(2, _digestBuilder.Sort([Notice(1) with { To = [Leader, Supervisor] }]).Count);

    [Theory]
    [InlineData(NoticeKind.SupervisionLetter)]
    [InlineData(NoticeKind.Interview)]
    public void An_official_paper_is_a_mail_of_its_own(NoticeKind kind) =>
        Assert.Equal(3, _digestBuilder.Sort([Notice(1), Notice(2, kind), Notice(3, kind)]).Count);

    [Fact]
    public void The_highest_rung_stands_first_then_what_is_due_first() =>
        Assert.Equal(
            ["任务3", "任务2", "任务4", "任务1"],
            Tasks(
                _digestBuilder
                    .Sort([Notice(1, due: "2023-08-21"), Notice(2, NoticeKind.Overdue), Notice(3, NoticeKind.StillOverdue), Notice(4)])
                    .Single()
            )
        );

    [Fact]
    public void Copies_stand_after_what_concerns_the_reader()
    {
        var copy = Notice(1, NoticeKind.StillOverdue) with { To = [Supervisor], Cc = [Leader] };
        var mail = _digestBuilder.Sort([copy, Notice(2)]).Single(envelope => envelope.Recipient.Name == "李村长");

        Assert.Equal(["任务2", "任务1"], Tasks(mail));
    }

    [Fact]
    public void One_who_holds_two_roles_is_named_once() =>
        Assert.Single(RecipientsOf(_digestBuilder, Notice(1) with { To = [Leader, Unit] }).To);

    [Fact]
    public void One_who_is_addressed_gets_no_copy_as_well()
    {
        var (to, cc) = RecipientsOf(_digestBuilder, Notice(1) with { To = [Leader], Cc = [Unit, Supervisor] });

        Assert.Equal(("李村长", "王督导"), (to.Single().Name, cc.Single().Name));
    }

    [Fact]
    public void The_id_of_a_mail_comes_from_what_is_in_it_and_not_from_its_order() =>
        Assert.Equal(_digestBuilder.Sort([Notice(1), Notice(2)]).Single().Id, _digestBuilder.Sort([Notice(2), Notice(1)]).Single().Id);

    [Fact]
    public void A_mail_with_other_notices_is_another_mail() =>
        Assert.NotEqual(_digestBuilder.Sort([Notice(1), Notice(2)]).Single().Id, _digestBuilder.Sort([Notice(1)]).Single().Id);

    [Fact]
    public void The_same_notice_twice_stands_in_the_mail_once() =>
        Assert.Single(_digestBuilder.Sort([Notice(1), Notice(1)]).Single().Items);

    [Fact]
    public void Who_is_away_is_asked_for_each_day_anew()
    {
        var away = new DigestBuilder(
            new PeopleDirectory([
                new(
                    Some.Village,
                    Role.Leader,
                    null,
                    "李村长",
                    "li@q.example",
                    null,
                    "赵副",
                    Some.Day("2023-08-18"),
                    Some.Day("2023-08-18")
                ),
                new(Some.Village, Role.GridChief, null, "赵副", "zhao@q.example"),
            ])
        );

        Assert.Equal(
            ["赵副", "李村长"],
            new[] { Notice(1), Notice(2, sendAt: "2023-08-21 09:00") }.Select(notice => RecipientsOf(away, notice).To.Single().Name)
        );
    }
}
