using CultivatedLand.Application.Mail;

namespace CultivatedLand.Tests.Application.Mail.Composition;

public class DeliveryRetryPolicyTests
{
    private static readonly DateTimeOffset Now = Story.At(2023, 8, 21);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 60)]
    [InlineData(5, 240)]
    [InlineData(6, 720)]
    [InlineData(7, 1440)]
    [InlineData(8, 1440)]
    public void A_failed_attempt_is_repeated_after_its_delay_give_or_take_a_fifth(int attempts, int minutes) =>
        Assert.All(
            Enumerable.Range(0, 50),
            mail =>
                Assert.InRange(
                    (DeliveryRetryPolicy.Default.NextAttempt($"m{mail}", attempts, Now)!.Value - Now).TotalMinutes,
                    minutes * 0.8,
                    minutes * 1.2
                )
        );

    [Fact]
    public void After_three_days_a_mail_is_given_up() => Assert.Null(DeliveryRetryPolicy.Default.NextAttempt("m1", 9, Now));

    [Fact]
    public void A_count_of_attempts_beyond_all_measure_is_given_up_at_once() =>
        Assert.Null(DeliveryRetryPolicy.Default.NextAttempt("m1", int.MaxValue, Now));

    [Fact]
    public void The_same_mail_and_attempt_have_the_same_answer() =>
        Assert.Equal(DeliveryRetryPolicy.Default.NextAttempt("m1", 3, Now), DeliveryRetryPolicy.Default.NextAttempt("m1", 3, Now));

    [Fact]
    public void Mails_that_failed_together_do_not_come_back_together() =>
        Assert.True(
            Enumerable.Range(0, 100).Select(mail => DeliveryRetryPolicy.Default.NextAttempt($"m{mail}", 2, Now)).Distinct().Count() > 90
        );

    [Fact]
    public void A_postponed_mail_is_queued_again() =>
        Assert.Equal(MailState.Queued, DeliveryRetryPolicy.Default.After(new DeliveryResult.Postponed("busy"), "m1", 1, Now).State);

    [Fact]
    public void A_mail_postponed_too_often_is_dead_and_says_why() =>
        Assert.Equal(
            new MailDeliveryState(MailState.Dead, 9, null, null, "busy"),
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Postponed("busy"), "m1", 9, Now)
        );

    [Fact]
    public void A_refused_mail_is_dead_at_once() =>
        Assert.Equal(
            new MailDeliveryState(MailState.Dead, 1, null, null, "no such mailbox"),
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Refused("no such mailbox"), "m1", 1, Now)
        );

    [Fact]
    public void An_accepted_mail_is_sent() =>
        Assert.Equal(
            new MailDeliveryState(MailState.Sent, 2, null, Now, "ok"),
            DeliveryRetryPolicy.Default.After(new DeliveryResult.Accepted("ok"), "m1", 2, Now)
        );

    [Fact]
    public void The_defaults_have_no_fault() => Assert.Empty(DeliveryRetryPolicy.Default.Faults());

    [Fact]
    public void A_schedule_without_delays_is_a_fault() => Assert.Single((DeliveryRetryPolicy.Default with { Delays = [] }).Faults());
}

public class SendingLimitsTests
{
    private static readonly DateTimeOffset Now = Story.At(2023, 8, 21);
    private static readonly SendingLimits Limits = new(PerMinute: 2, PerRecipientAndHour: 3);

    [Fact]
    public void The_first_mail_goes_at_once() => Assert.Equal(Now, Limits.EarliestFor("a@x.example", [], Now));

    [Fact]
    public void A_full_minute_makes_the_next_mail_wait_until_its_first_has_left_it() =>
        Assert.Equal(Now.AddSeconds(20), Limits.EarliestFor("c@x.example", [At("a", 40), At("b", 10)], Now));

    [Fact]
    public void One_address_waits_while_others_go() =>
        Assert.Equal(
            (Now.AddMinutes(10), Now),
            (Limits.EarliestFor("A@x.example", AllToOne, Now), Limits.EarliestFor("b@x.example", AllToOne, Now))
        );

    [Fact]
    public void What_lies_longer_back_does_not_count() =>
        Assert.Equal(Now, Limits.EarliestFor("a@x.example", [At("a", 61), At("b", 62), At("c", 63)], Now));

    [Fact]
    public void A_clock_that_was_set_back_blocks_nobody() =>
        Assert.Equal(Now, Limits.EarliestFor("a@x.example", [At("a", -86400), At("b", -86400)], Now));

    private static SendingAttempt[] AllToOne => [At("a", 3000), At("a", 2000), At("a", 1000)];

    private static SendingAttempt At(string who, int secondsAgo) => new($"{who}@x.example", Now.AddSeconds(-secondsAgo));
}
