using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Assessments;

/// <summary>Tally of the figures of one unit while they are read.</summary>
internal sealed class UnitTally
{
    private Mu _target = Mu.Zero;
    private Mu _accepted = Mu.Zero;
    private int _tasks;
    private int _lateTasks;
    private int _daysLate;
    private int _overdue;
    private int _letters;
    private int _followUpsLate;
    private int _followUpDaysLate;
    private int _demandsInTime;
    private int _demandsLate;
    private int _patrolsDue;
    private int _patrolsMade;
    private int _leads;
    private int _leadsLate;

    public int InterviewsHeld { get; set; }

    public int Inspections { get; set; }

    /// <param name="isFollowUp">Whether the task follows an interview.</param>
    /// <param name="isDemand">Whether the task is the demand of an inspection.</param>
    public void Add(RectificationTask task, TaskLateness lateness, bool isFollowUp, bool isDemand)
    {
        _overdue += lateness.OverdueNotices;
        _letters += lateness.Letters;
        if (isFollowUp)
        {
            _followUpsLate += lateness.Days > 0 ? 1 : 0;
            _followUpDaysLate += lateness.Days;
            return;
        }

        if (isDemand)
        {
            _demandsLate += lateness.Days > 0 ? 1 : 0;
            _demandsInTime += lateness.Days == 0 && task.IsFulfilled ? 1 : 0;
            return;
        }

        if (task.Spec.Target is { } target)
        {
            _target += target.Less(task.Infeasible);
            _accepted += task.Accepted;
        }

        if (!lateness.IsDue)
            return;
        _tasks++;
        _lateTasks += lateness.Days > 0 ? 1 : 0;
        _daysLate += lateness.Days;
    }

    /// <summary>Adds the periods of a patrol plan whose last day lies between two days, both inclusive.</summary>
    public void AddPatrols(PatrolPlan plan, IReadOnlySet<DateOnly> patrolled, DateOnly from, DateOnly until)
    {
        var made = patrolled.Select(plan.PeriodOf).ToHashSet();
        for (var period = Math.Max(1, plan.PeriodOf(from)); plan.Due(period) <= until; period++)
        {
            if (plan.Due(period) < from)
                continue;
            _patrolsDue++;
            _patrolsMade += made.Contains(period) ? 1 : 0;
        }
    }

    public void AddLead(bool isLate)
    {
        _leads++;
        _leadsLate += isLate ? 1 : 0;
    }

    public AssessmentRow Row(Place unit, string? leader, decimal? survey) =>
        new(
            unit,
            leader,
            _target,
            _accepted,
            _tasks,
            _lateTasks,
            _daysLate,
            _overdue,
            _letters,
            InterviewsHeld,
            _followUpsLate,
            _followUpDaysLate,
            Inspections,
            _demandsInTime,
            _demandsLate,
            _patrolsDue,
            _patrolsMade,
            _leads,
            _leadsLate,
            survey
        );
}
