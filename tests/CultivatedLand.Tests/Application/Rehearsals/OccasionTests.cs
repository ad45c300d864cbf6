using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Rehearsals;

public class OccasionTests
{
    private static readonly PeopleDirectory People = new([
        new(Place.Parse("沙河区/青石镇")!, Role.LeadOffice, null, "建管办", "jgb@q.example"),
        new(Place.Parse("沙河区/青石镇")!, Role.GridChief, null, "镇长", "z@q.example"),
        new(Some.Village, Role.GridChief, null, "村主任", "c@q.example"),
        new(Some.Village, Role.GridMember, null, "王网格员", "w@q.example"),
    ]);

    private static RehearsalResult Run(string from, string to, DraftRhythm[] rhythms, params RehearsalEvent[] events) =>
        new Rehearsal(Some.Rules, People).Run(
            Rehearsed.Plan(Some.FourPhases()),
            Some.Day(from),
            Some.Day(to),
            events,
            null,
            rhythms,
            RehearsalSettings.Default
        );

    private static DraftRhythm Rhythm(string name, RhythmKind kind, RecurrenceInterval every) =>
        new(name, kind, every, new Quote(name, null));

    private static IEnumerable<string> Of(RehearsalResult result, params OccasionKind[] kinds) =>
        result
            .Occasions.Where(occasion => kinds.Contains(occasion.Kind))
            .Select(occasion =>
                $"{Some.Text(occasion.At)} {occasion.Kind.Code()} {string.Join(',', occasion.To.Select(reader => reader.Name))}"
            );

    [Fact]
    public void A_monday_meeting_is_moved_off_a_holiday_and_says_so()
    {
        var result = Run("2023-09-20", "2023-10-10", [Rhythm("周调度会", RhythmKind.Meeting, RecurrenceInterval.Week)]);

        Assert.Equal(
            ["2023-09-25 09:00 meeting 建管办", "2023-10-07 09:00 meeting 建管办", "2023-10-09 09:00 meeting 建管办"],
            Of(result, OccasionKind.Meeting)
        );
        Assert.Contains(
            "原定10-02，逢休息日调整",
            result
                .Occasions.Single(occasion =>
                    occasion.Kind == OccasionKind.Meeting && Some.Text(occasion.At).StartsWith("2023-10-07", StringComparison.Ordinal)
                )
                .Why.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_meeting_is_invited_to_on_the_third_workday_before_or_at_once_where_that_has_passed()
    {
        var result = Run("2023-09-25", "2023-09-28", [Rhythm("半月调度会", RhythmKind.Meeting, RecurrenceInterval.HalfMonth)]);
        var late = Run("2023-09-27", "2023-09-28", [Rhythm("半月调度会", RhythmKind.Meeting, RecurrenceInterval.HalfMonth)]);

        Assert.Equal(["2023-09-25 09:00 invitation 建管办"], Of(result, OccasionKind.Invitation));
        Assert.Equal(["2023-09-27 08:05 invitation 建管办"], Of(late, OccasionKind.Invitation));
    }

    [Fact]
    public void A_patrol_nobody_makes_reminds_the_member_then_the_chief_then_the_chief_above()
    {
        var result = Run("2023-07-20", "2023-08-02", [Rhythm("每周巡查", RhythmKind.Patrol, RecurrenceInterval.Week)]);

        Assert.Equal(
            ["2023-07-26 09:00 patrol", "2023-07-27 09:00 missed-patrol", "2023-07-28 09:00 missed-patrol", "2023-08-02 09:00 patrol"],
            Of(result, OccasionKind.Patrol, OccasionKind.MissedPatrol).Select(line => line[..line.LastIndexOf(' ')])
        );
    }

    [Fact]
    public void A_lead_nobody_acts_on_climbs_the_grid_by_the_clock()
    {
        var found = Rehearsed.Event("2023-07-21", RehearsalAct.Lead, reason: "新打地基") with { Place = Some.Village };

        var result = Run("2023-07-20", "2023-07-24", [], found);

        Assert.Equal(
            ["2023-07-22 08:00 lead 王网格员", "2023-07-23 08:00 lead 村主任", "2023-07-24 08:00 lead 镇长"],
            Of(result, OccasionKind.Lead)
        );
        Assert.Empty(result.Refused);
    }

    [Fact]
    public void The_interview_a_ladder_comes_to_is_followed_up_with_notices_of_its_own()
    {
        var result = Run("2023-07-20", "2023-09-14", []);

        var followUp = result
            .Scheduled()
            .Notices.Where(notice => InterviewId.Behind(notice.Notice.Id.Task) is not null)
            .Select(notice => $"{Some.Text(notice.Notice.SendAt)[5..10]} {notice.Notice.Id.Step}");
        Assert.Equal(["08-30 b14", "09-06 b7", "09-08 b3", "09-12 b1", "09-13 b0", "09-14 a1"], followUp);
    }

    [Fact]
    public void A_town_that_lags_is_called_once_in_a_quarter()
    {
        var result = Run("2023-07-20", "2023-12-31", []);

        Assert.Equal(["2023-10-07 09:00 interview-by-criteria 建管办"], Of(result, OccasionKind.Interview));
        Assert.Contains(
            "整改进度滞后",
            result.Occasions.Single(occasion => occasion.Kind == OccasionKind.Interview).Why.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_plan_that_is_kept_calls_nobody()
    {
        var result = Run(
            "2023-07-20",
            "2023-12-31",
            [],
            Rehearsed.Event("2023-08-10", RehearsalAct.Progress, "翻耕", 60),
            Rehearsed.Event("2023-08-18", RehearsalAct.Done, "翻耕"),
            Rehearsed.Event("2023-09-10", RehearsalAct.Progress, "种植", 60),
            Rehearsed.Event("2023-09-28", RehearsalAct.Done, "种植"),
            Rehearsed.Event("2023-10-20", RehearsalAct.Apply),
            Rehearsed.Event("2023-10-30", RehearsalAct.Accept)
        );

        Assert.Empty(Of(result, OccasionKind.Interview));
        Assert.DoesNotContain(result.Notices, notice => InterviewId.Behind(notice.Notice.Id.Task) is not null);
    }
}
