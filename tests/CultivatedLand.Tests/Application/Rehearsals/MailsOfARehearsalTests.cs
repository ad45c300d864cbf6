using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>Who gets what in which mail.</summary>
public class MailsOfARehearsalTests
{
    private static readonly PeopleDirectory People = new([
        new(Place.Parse("青石镇/柳湾村")!, Role.Leader, null, "李村长", "li@qingshi.example"),
        new(Place.Parse("青石镇/松林村")!, Role.Leader, null, "赵村长", "zhao@qingshi.example"),
        new(Place.Parse("青石镇")!, Role.LeadOffice, "建管办", "建管办", "jgb@qingshi.example"),
        new(Place.Parse("沙河区")!, Role.Supervisor, null, "王督导", "wang@shahe.example"),
    ]);

    private static TaskSpec At(string village, string due) =>
        Some.Spec(Some.Complete(due)) with
        {
            Name = $"{village}恢复耕地",
            Place = Place.Parse($"沙河区/青石镇/{village}")!,
            Leaders = [],
        };

    [Fact]
    public void Two_reminders_to_one_person_at_one_time_are_one_mail() =>
        Assert.Single(
            Run(Plan(At("柳湾村", "2023-08-18"), At("柳湾村", "2023-08-18")), People, "2023-08-15", "2023-08-15")
                .Notices.Select(sent => sent.Mail)
                .Distinct()
        );

    [Fact]
    public void Reminders_to_two_people_are_two_mails() =>
        Assert.Equal(
            2,
            Run(Plan(At("柳湾村", "2023-08-18"), At("松林村", "2023-08-18")), People, "2023-08-15", "2023-08-15")
                .Notices.Select(sent => sent.Mail)
                .Distinct()
                .Count()
        );

    [Fact]
    public void Two_reminders_at_two_times_are_two_mails() =>
        Assert.Equal(
            2,
            Run(Plan(At("柳湾村", "2023-08-18")), People, "2023-08-15", "2023-08-17").Notices.Select(sent => sent.Mail).Distinct().Count()
        );

    [Theory]
    [InlineData("2023-08-23", NoticeKind.SupervisionLetter)]
    [InlineData("2023-08-29", NoticeKind.Interview)]
    public void Official_papers_are_mails_of_their_own(string day, NoticeKind kind)
    {
        var papers = Run(Plan(At("柳湾村", "2023-08-20"), At("柳湾村", "2023-08-20")), People, "2023-07-20", day)
            .Notices.Where(sent => sent.Notice.Kind == kind)
            .ToList();

        Assert.Equal((2, 2), (papers.Count, papers.Select(sent => sent.Mail).Distinct().Count()));
    }

    [Fact]
    public void A_reminder_goes_to_the_leader_of_the_village() =>
        Assert.Equal(
            ["leader 李村长"],
            Names(Run(Plan(At("柳湾村", "2023-08-18")), People, "2023-08-15", "2023-08-15").Notices.Single().To)
        );

    [Fact]
    public void A_copy_of_the_overdue_notice_goes_to_the_supervisor() =>
        Assert.Equal(
            ["supervisor 王督导"],
            Names(Run(Plan(At("柳湾村", "2023-08-20")), People, "2023-08-21", "2023-08-21").Notices.Single().Cc)
        );

    [Fact]
    public void An_office_that_stands_in_for_a_missing_unit_is_named_once() =>
        Assert.Equal(
            ["leader 李村长", "unit 建管办"],
            Names(Run(Plan(At("柳湾村", "2023-08-20")), People, "2023-08-21", "2023-08-21").Notices.Single().To)
        );

    [Fact]
    public void Without_a_directory_recipients_are_roles_at_places() =>
        Assert.Equal(
            ["leader", "unit", "lead-office"],
            Names(Run(Plan(At("柳湾村", "2023-08-20")), "2023-08-21", "2023-08-21").Notices.Single().To)
        );

    [Theory]
    [InlineData(Language.English, "14 days before, moved back from Sunday")]
    [InlineData(Language.Chinese, "到期前14天，遇周日提前至上一个工作日")]
    public void A_moved_reminder_says_from_where(Language language, string words) =>
        Assert.Equal(words, NoticeText.Why(FourPhases("2023-08-04").Notices.Single().Notice.Reason, Some.ChinaCalendar, language));
}
