using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Tests.Domain.Deadlines;

public class DeadlinePolicyTests
{
    public static TheoryData<DeadlinePolicy, string> Faulty =>
        new()
        {
            {
                DeadlinePolicy.Default with
                {
                    SendingWindow = TimeSpan.Zero,
                },
                "The sending window must be longer than nothing and end before midnight."
            },
            {
                DeadlinePolicy.Default with
                {
                    SendAt = new TimeOnly(23, 30),
                },
                "The sending window must be longer than nothing and end before midnight."
            },
            {
                DeadlinePolicy.Default with
                {
                    HandOvers = new(true, new TimeOnly(14, 0), new TimeOnly(13, 59)),
                },
                "The hours in which hand-overs are told end no earlier than they begin."
            },
            { DeadlinePolicy.Default with { Reminders = [7, -1] }, "A reminder is sent from 0 to 365 days before the due date." },
            { DeadlinePolicy.Default with { Reminders = [366] }, "A reminder is sent from 0 to 365 days before the due date." },
            {
                DeadlinePolicy.Default with
                {
                    Ladder = [new(0, NoticeKind.Overdue)],
                },
                "A rung of the ladder stands from 1 to 250 workdays after the due date."
            },
            {
                DeadlinePolicy.Default with
                {
                    Ladder = [new(251, NoticeKind.Overdue)],
                },
                "A rung of the ladder stands from 1 to 250 workdays after the due date."
            },
            {
                DeadlinePolicy.Default with
                {
                    Ladder = [new(1, NoticeKind.Reminder)],
                },
                "A rung is an overdue notice, a supervision letter or an interview notice."
            },
            {
                DeadlinePolicy.Default with
                {
                    Ladder = [new(1, NoticeKind.StillOverdue)],
                },
                "A rung is an overdue notice, a supervision letter or an interview notice."
            },
            {
                DeadlinePolicy.Default with
                {
                    Ladder = [new(3, NoticeKind.Overdue), new(3, NoticeKind.Interview)],
                },
                "Two rungs of the ladder stand on one workday."
            },
            { DeadlinePolicy.Default with { StillOverdueEvery = 0 }, "Still-overdue notices follow each other by 1 to 250 workdays." },
            { DeadlinePolicy.Default with { ReturnDays = 0 }, "A returned phase gets from 1 to 365 days." },
        };

    [Fact]
    public void The_defaults_are_without_fault() => Assert.Empty(DeadlinePolicy.Default.Faults());

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_figure_out_of_bounds_is_one_sentence(DeadlinePolicy policy, string sentence) =>
        Assert.Equal(sentence, Assert.Single(policy.Faults()).English);

    [Fact]
    public void Every_fault_is_named_not_only_the_first() =>
        Assert.Equal(2, (DeadlinePolicy.Default with { ReturnDays = 0, StillOverdueEvery = 0 }).Faults().Count());

    [Fact]
    public void A_window_may_end_at_midnight() => Assert.Empty((DeadlinePolicy.Default with { SendAt = new TimeOnly(23, 0) }).Faults());

    [Fact]
    public void Policies_with_the_same_figures_are_equal() =>
        Assert.Equal(DeadlinePolicy.Default, DeadlinePolicy.Default with { Reminders = [14, 7, 3, 1, 0] });

    [Theory]
    [InlineData(NoticeKind.Reminder, 14, "b14")]
    [InlineData(NoticeKind.Overdue, 1, "a1")]
    [InlineData(NoticeKind.StillOverdue, 12, "a12")]
    public void A_step_is_written_by_its_distance_from_the_due_date(NoticeKind kind, int distance, string expected) =>
        Assert.Equal(expected, new NoticeStep(kind, distance).ToString());

    [Theory]
    [InlineData(NoticeKind.Reminder, "reminder")]
    [InlineData(NoticeKind.Overdue, "overdue")]
    [InlineData(NoticeKind.SupervisionLetter, "supervision-letter")]
    [InlineData(NoticeKind.Interview, "interview")]
    [InlineData(NoticeKind.StillOverdue, "still-overdue")]
    public void A_kind_of_notice_is_read_back_from_its_code(NoticeKind kind, string code)
    {
        Assert.Equal(code, kind.Code());
        Assert.Equal(kind, NoticeKinds.Parse(code));
    }

    [Fact]
    public void Only_letters_and_interview_notices_are_mails_of_their_own() =>
        Assert.Equal(
            [NoticeKind.SupervisionLetter, NoticeKind.Interview],
            Enum.GetValues<NoticeKind>().Where(kind => kind.IsMailOfItsOwn())
        );
}
