using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Simulation of the recurring work that a plan states.
/// Bulletins and meetings go as they do from the start, patrols are treated as if nobody made them.
/// </summary>
/// <param name="start">Moment at which the plan starts.</param>
internal sealed class RehearsedRhythms(
    Plan plan,
    PeopleDirectory directory,
    DeadlinePolicy policy,
    WorkCalendar calendar,
    PatrolPolicy patrols,
    DateTimeOffset start
)
{
    private readonly TimeOnly _sendAt = policy.SendAt;

    /// <summary>Days within which the three workdays before a meeting lie, whatever the holidays.</summary>
    private const int LongestNotice = 31;

    public IEnumerable<RehearsedOccasion> Between(DateOnly from, DateOnly to, IReadOnlyList<DraftRhythm> rhythms) =>
        RhythmStore
            .Of(plan.Id, plan.Place, rhythms, from, "演练")
            .SelectMany(rhythm => Bulletins(rhythm, from, to).Concat(Invitations(rhythm, from, to)))
            .Concat(PlannedPatrol.Of(plan.Place, rhythms, directory, from).SelectMany(patrol => Patrols(patrol, from, to)));

    private IEnumerable<RehearsedOccasion> Bulletins(ScheduledRhythm rhythm, DateOnly from, DateOnly to)
    {
        var compared = RhythmForecast.Compared(plan);
        var kind = rhythm.Rhythm.Kind switch
        {
            RhythmKind.Meeting => OccasionKind.Meeting,
            RhythmKind.Report => OccasionKind.Report,
            _ => OccasionKind.Bulletin,
        };
        foreach (var occurrence in RhythmSchedule.Between(rhythm.Rhythm, from, to, calendar))
        {
            var moved = occurrence.IsMoved
                ? new LocalizedText(
                    $"，原定{occurrence.Nominal:MM-dd}，逢休息日调整",
                    $", moved from {occurrence.Nominal:MM-dd}, which is not worked"
                )
                : new("", "");
            yield return new RehearsedOccasion(
                ChinaTime.At(occurrence.Day, _sendAt),
                kind,
                rhythm.Rhythm.Name,
                plan.Place,
                new(
                    $"{rhythm.Rhythm.Every.Name().Chinese}{moved.Chinese}；原文“{rhythm.Words}”",
                    $"{rhythm.Rhythm.Every.Name().English}{moved.English}; the plan says “{rhythm.Words}”"
                ),
                BulletinReaders.Of(rhythm, compared, directory, occurrence.Day).ToEquatableArray(),
                BulletinText.Subject(rhythm, plan.Place, occurrence.Day)
            );
        }
    }

    /// <summary>Foretells the invitations to meetings. One whose day has passed at the beginning goes then.</summary>
    private IEnumerable<RehearsedOccasion> Invitations(ScheduledRhythm rhythm, DateOnly from, DateOnly to)
    {
        if (rhythm.Rhythm.Kind != RhythmKind.Meeting)
            yield break;
        var compared = RhythmForecast.Compared(plan);
        foreach (var occurrence in RhythmSchedule.Between(rhythm.Rhythm, from, to.AddDays(LongestNotice), calendar))
        {
            var usual = ChinaTime.At(MeetingInvitation.DayOf(occurrence.Day, calendar), _sendAt);
            var at = start < usual + policy.SendingWindow ? usual : new NoticeSchedule(policy, calendar).HandOverTimeAfter(start);
            if (ChinaTime.DateOf(at) > to || at >= ChinaTime.At(occurrence.Day, rhythm.Hour))
                continue;
            yield return new RehearsedOccasion(
                at,
                OccasionKind.Invitation,
                rhythm.Rhythm.Name,
                plan.Place,
                new(
                    $"{occurrence.Day:yyyy-MM-dd} {rhythm.Hour:HH:mm}开会，提前3个工作日通知；原文“{rhythm.Words}”",
                    $"held {occurrence.Day:yyyy-MM-dd} at {rhythm.Hour:HH:mm}, told three workdays before; the plan says “{rhythm.Words}”"
                ),
                BulletinReaders.Of(rhythm, compared, directory, occurrence.Day).ToEquatableArray(),
                MeetingInvitationComposer.Subject(rhythm, occurrence.Day, rhythm.Hour)
            );
        }
    }

    private IEnumerable<RehearsedOccasion> Patrols(PlannedPatrol patrol, DateOnly from, DateOnly to)
    {
        var schedule = new PatrolSchedule(patrols, calendar, _sendAt);
        var (reached, end) = (ChinaTime.At(from, TimeOnly.MinValue), ChinaTime.At(to, TimeOnly.MaxValue));
        for (
            var next = schedule.NextAfter(patrol.Plan, reached);
            next <= end;
            reached = next, next = schedule.NextAfter(patrol.Plan, reached)
        )
        {
            foreach (var notice in schedule.Due(patrol.Plan, new HashSet<DateOnly>(), reached, next))
            {
                yield return new RehearsedOccasion(
                    next,
                    notice.Rung == 0 ? OccasionKind.Patrol : OccasionKind.MissedPatrol,
                    patrol.Name,
                    patrol.Plan.Place,
                    Why(notice),
                    [directory.Resolve(notice.To, [], ChinaTime.DateOf(next))]
                );
            }
        }
    }

    private static LocalizedText Why(PatrolNotice notice) =>
        notice.Rung switch
        {
            0 => new(
                $"应于{notice.Due:yyyy-MM-dd}前巡查，没有登记时提醒网格员",
                $"due by {notice.Due:yyyy-MM-dd}; the member is reminded where it is not in the log"
            ),
            1 => new(
                $"{notice.Due:yyyy-MM-dd}应巡查而没有登记，告知网格长",
                $"was due {notice.Due:yyyy-MM-dd} and is not in the log; the chief is told"
            ),
            _ => new(
                $"{notice.Due:yyyy-MM-dd}应巡查而没有登记，告知上一级网格长",
                $"was due {notice.Due:yyyy-MM-dd} and is not in the log; the chief above is told"
            ),
        };
}
