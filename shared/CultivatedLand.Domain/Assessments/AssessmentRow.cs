using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Assessments;

/// <summary>Figures of one unit in an assessment. All are of the period, but for the target, which is that of its tasks.</summary>
/// <param name="Leader">Leader of the unit by the directory. Null where it names none.</param>
/// <param name="Target">Target area of the tasks, less granted infeasible area.</param>
/// <param name="Tasks">Number of tasks with a phase due in the period.</param>
/// <param name="LateTasks">Number of those of which a phase was done after its due date, or is not done.</param>
/// <param name="DaysLate">Sum of calendar days by which phases were late, up to the last day of the period.</param>
/// <param name="InterviewsHeld">Number of interviews that were held.</param>
/// <param name="FollowUpDaysLate">Calendar days by which the follow-ups of interviews were late.</param>
/// <param name="Inspections">Number of inspections and visits.</param>
/// <param name="DemandsInTime">Number of demands of inspections that were done in time.</param>
/// <param name="LeadsLate">Number of leads that somebody left longer than the hours allow.</param>
/// <param name="SurveyChange">Change of cultivated area by the yearly survey, in mu. Null where nobody has entered it.</param>
public sealed record AssessmentRow(
    Place Unit,
    string? Leader,
    Mu Target,
    Mu Accepted,
    int Tasks,
    int LateTasks,
    int DaysLate,
    int OverdueNotices,
    int Letters,
    int InterviewsHeld,
    int FollowUpsLate,
    int FollowUpDaysLate,
    int Inspections,
    int DemandsInTime,
    int DemandsLate,
    int PatrolsDue,
    int PatrolsMade,
    int Leads,
    int LeadsLate,
    decimal? SurveyChange = null
)
{
    /// <summary>Accepted part of the target, as a percentage. 100 without a target.</summary>
    public decimal Share => Percentage.Of(Accepted, Target);

    public bool IsMet => Accepted >= Target;

    /// <summary>Part of the due patrols that was made, as a percentage. Null where none was due.</summary>
    public decimal? PatrolShare => PatrolsDue == 0 ? null : Percentage.OfShare((decimal)PatrolsMade / PatrolsDue);

    /// <summary>Whether everything was in time, so that the unit is on the list of those to be commended.</summary>
    public bool IsExemplary => Tasks > 0 && IsMet && LateTasks == 0 && Letters == 0 && InterviewsHeld == 0 && PatrolsMade >= PatrolsDue;

    /// <summary>
    /// Lists the grounds for which somebody has to decide about the unit. Empty where there is none. The machine lists, a person decides.
    /// </summary>
    public IEnumerable<LocalizedText> Grounds(AssessmentLimits limits)
    {
        if (Target > Mu.Zero && !IsMet)
            yield return new(
                $"完成{Accepted}亩，目标{Target}亩，{Percentage.Text(Share)}%，未完成",
                $"{Accepted} of {Target} mu, {Percentage.Text(Share)} %: not met"
            );
        if (Letters > 0)
            yield return new($"督办函{Letters}份", $"{Letters} supervision letters");
        if (InterviewsHeld > 0)
            yield return new($"约谈{InterviewsHeld}次", $"{InterviewsHeld} interviews held");
        if (FollowUpsLate > 0)
            yield return new(
                $"约谈整改{FollowUpsLate}项逾期，共{FollowUpDaysLate}天",
                $"{FollowUpsLate} follow-ups late by {FollowUpDaysLate} days"
            );
        if (PatrolShare < limits.PatrolPercent)
            yield return new(
                $"应巡{PatrolsDue}次，实巡{PatrolsMade}次，{Percentage.Text(PatrolShare!.Value)}%",
                $"{PatrolsMade} of {PatrolsDue} patrols made, {Percentage.Text(PatrolShare!.Value)} %"
            );
        if (SurveyChange < 0)
            yield return new($"年度变更调查耕地减少{-SurveyChange}亩", $"the survey shows {-SurveyChange} mu less");
    }
}

/// <summary>Limits of an assessment.</summary>
/// <param name="PatrolPercent">Percentage of made patrols below which somebody has to decide about the unit.</param>
public sealed record AssessmentLimits(decimal PatrolPercent)
{
    public static AssessmentLimits Default { get; } = new(60);
}
