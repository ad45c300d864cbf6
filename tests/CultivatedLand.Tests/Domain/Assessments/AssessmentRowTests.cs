using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Assessments;

/// <summary>What the figures of a unit call for; the machine lists, a person decides.</summary>
public class AssessmentRowTests
{
    private static readonly Place Village = Place.Parse("沙河区/青石镇/黄瓜村")!;

    private static readonly AssessmentRow Good = new(
        Village,
        "何静川",
        Mu.Of(30),
        Mu.Of(30),
        Tasks: 1,
        LateTasks: 0,
        DaysLate: 0,
        OverdueNotices: 0,
        Letters: 0,
        InterviewsHeld: 0,
        FollowUpsLate: 0,
        FollowUpDaysLate: 0,
        Inspections: 1,
        DemandsInTime: 1,
        DemandsLate: 0,
        PatrolsDue: 4,
        PatrolsMade: 4,
        Leads: 2,
        LeadsLate: 0
    );

    [Fact]
    public void A_unit_that_did_everything_in_time_is_to_be_commended_and_has_no_ground()
    {
        Assert.True(Good.IsExemplary);
        Assert.Empty(Good.Grounds(AssessmentLimits.Default));
    }

    [Fact]
    public void R15_a_target_that_is_not_met_is_a_ground_with_its_share() =>
        Assert.Contains("40.2%", GroundOf(Good with { Accepted = Mu.Of(12.06m) }), StringComparison.Ordinal);

    [Fact]
    public void D13_three_of_four_patrols_are_75_percent_and_no_ground()
    {
        var row = Good with { PatrolsMade = 3 };

        Assert.Equal(75, row.PatrolShare);
        Assert.Empty(row.Grounds(AssessmentLimits.Default));
    }

    [Fact]
    public void D13_two_of_four_patrols_are_below_the_limit_of_sixty_percent() =>
        Assert.Contains("50%", GroundOf(Good with { PatrolsMade = 2 }), StringComparison.Ordinal);

    [Fact]
    public void D15_a_survey_that_shows_less_is_a_ground() =>
        Assert.Contains("3.20亩", GroundOf(Good with { SurveyChange = -3.20m }), StringComparison.Ordinal);

    [Fact]
    public void E24_a_letter_and_an_interview_are_two_grounds() =>
        Assert.Equal(2, (Good with { Letters = 1, InterviewsHeld = 1 }).Grounds(AssessmentLimits.Default).Count());

    [Fact]
    public void A_unit_about_which_somebody_has_decided_is_no_longer_on_the_list()
    {
        var sheet = new Assessment(Village.Parent!, Some.Day("2023-01-01"), Some.Day("2023-12-31"), 1, [Good with { Letters = 1 }], [], 0);
        var decided = sheet with
        {
            Decisions =
            [
                new AssessmentDecision(
                    Village,
                    AssessmentDecisionKind.Deny,
                    "逾期",
                    null,
                    Some.Day("2023-12-31"),
                    "周",
                    DateTimeOffset.UnixEpoch
                ),
            ],
        };

        Assert.Single(sheet.ToDecide(AssessmentLimits.Default));
        Assert.Empty(decided.ToDecide(AssessmentLimits.Default));
    }

    [Fact]
    public void X9_a_sanction_lifted_after_eighteen_days_counts_eighteen_days_for_ever()
    {
        var sanction = new Sanction("s1", Village, SanctionKind.StopApprovals, "进度滞后", Some.Day("2024-07-01"), "周", default);

        Assert.Equal(10, sanction.Days(Some.Day("2024-07-11")));
        Assert.Equal(18, (sanction with { Lift = new(Some.Day("2024-07-19"), "已验收", "周", default) }).Days(Some.Day("2024-12-31")));
    }

    private static string GroundOf(AssessmentRow row) => Assert.Single(row.Grounds(AssessmentLimits.Default)).Chinese;
}
