using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Leads of the grid that wait for one step, those that have waited longest first.</summary>
/// <param name="For">What they wait for, in words.</param>
public sealed record WaitingLeads(LocalizedText For, IReadOnlyList<WaitingLead> Leads)
{
    /// <summary>Full hours that the first of them has waited.</summary>
    public int OldestHours => Leads.Count == 0 ? 0 : Leads[0].Hours;

    /// <summary>Groups leads by the step that they wait for, in the order of the steps.</summary>
    public static IReadOnlyList<WaitingLeads> Of(IEnumerable<Lead> leads, LeadPolicy policy, DateTimeOffset now) =>
        [
            .. leads
                .Where(lead => !lead.IsEnded)
                .GroupBy(lead => NextOf(lead))
                .OrderBy(group => group.Key)
                .Select(group => new WaitingLeads(
                    Words(group.Key),
                    [
                        .. group
                            .OrderBy(lead => lead.StepSince)
                            .ThenBy(lead => lead.Id.Value, StringComparer.Ordinal)
                            .Select(lead => new WaitingLead(
                                lead,
                                WholeHours(now - lead.StepSince),
                                WholeHours(lead.StepSince + policy.Limit(lead.Step) - now)
                            )),
                    ]
                )),
        ];

    /// <summary>Step that comes next. A found lead is stopped, and a difficult one goes to the district.</summary>
    private static Wait NextOf(Lead lead) =>
        lead.Step switch
        {
            LeadStep.Found => Wait.Stop,
            LeadStep.Stopped or LeadStep.Reported => Wait.Verify,
            LeadStep.Verified => Wait.Grade,
            LeadStep.Graded when lead.Grade == LeadGrade.Difficult => Wait.Report,
            LeadStep.Graded => Wait.Dispose,
            LeadStep.WithDistrict => Wait.District,
            _ => Wait.Close,
        };

    private static LocalizedText Words(Wait wait) =>
        wait switch
        {
            Wait.Stop => new("待制止", "to be stopped"),
            Wait.Verify => new("待核实", "to be verified"),
            Wait.Grade => new("待定级", "to be graded"),
            Wait.Report => new("待书面报告区专班", "to be reported to the district in writing"),
            Wait.Dispose => new("待处置", "to be disposed of"),
            Wait.District => new("书面报告，待区专班处置", "written reports, for the district to dispose of"),
            _ => new("待办结", "to be closed"),
        };

    private static int WholeHours(TimeSpan span) => (int)Math.Floor(span.TotalHours);

    private enum Wait
    {
        Stop,
        Verify,
        Grade,
        Report,
        Dispose,
        District,
        Close,
    }
}

/// <summary>Lead that waits.</summary>
/// <param name="Hours">Full hours since the step before ended.</param>
/// <param name="HoursLeft">Full hours until the limit of the present step. Negative once it has passed.</param>
public sealed record WaitingLead(Lead Lead, int Hours, int HoursLeft);
