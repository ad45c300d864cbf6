using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Mail;

public class DeliveryRulesTests
{
    private static readonly DateTimeOffset Nine = Some.At("2023-08-18 09:00");

    private static DeliveryRules Rules(SendingLimits? limits = null, bool holdsInterviews = true) =>
        new(DeliveryRetryPolicy.Default, limits, holdsInterviews);

    private static MailContent Mail(string? to = "li@q.example") => new(to, "李村长", "提醒", "", "", [], "m1@q.example", Nine);

    [Fact]
    public void A_mail_begins_queued_for_its_sending_time() =>
        Assert.Equal(MailDeliveryState.New(Nine), Rules().Opening(Mail(), NoticeKind.Reminder, Nine));

    [Fact]
    public void An_interview_notice_is_held_until_a_person_releases_it() =>
        Assert.Equal(MailState.Held, Rules().Opening(Mail(), NoticeKind.Interview, Nine).State);

    [Fact]
    public void Where_the_setting_says_so_it_goes_by_itself() =>
        Assert.Equal(MailState.Queued, Rules(holdsInterviews: false).Opening(Mail(), NoticeKind.Interview, Nine).State);

    [Fact]
    public void A_supervision_letter_is_never_held() =>
        Assert.Equal(MailState.Queued, Rules().Opening(Mail(), NoticeKind.SupervisionLetter, Nine).State);

    [Fact]
    public void A_mail_to_nobody_is_dead_and_says_why() =>
        Assert.Contains("no recipient", Rules().Opening(Mail(to: null), NoticeKind.Reminder, Nine).Note);

    [Fact]
    public void A_pickup_folder_has_no_limits() =>
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Null(Rules().HeldUntil("li@q.example", Nine)));

    [Fact]
    public void The_mail_beyond_the_limit_waits_and_is_not_counted()
    {
        var rules = Rules(new SendingLimits(PerMinute: 2, PerRecipientAndHour: 20));
        Assert.Null(rules.HeldUntil("a@q.example", Nine));
        Assert.Null(rules.HeldUntil("b@q.example", Nine));

        Assert.Equal(Nine.AddMinutes(1), rules.HeldUntil("c@q.example", Nine));
        Assert.Null(rules.HeldUntil("c@q.example", Nine.AddMinutes(1)));
    }

    [Fact]
    public void One_address_waits_its_hour_while_others_go()
    {
        var rules = Rules(new SendingLimits(PerMinute: 60, PerRecipientAndHour: 1));
        rules.HeldUntil("a@q.example", Nine);

        Assert.Equal(
            (Nine.AddHours(1), (DateTimeOffset?)null),
            (rules.HeldUntil("A@q.example", Nine), rules.HeldUntil("b@q.example", Nine))
        );
    }
}
