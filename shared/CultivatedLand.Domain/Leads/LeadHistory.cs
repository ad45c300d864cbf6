namespace CultivatedLand.Domain.Leads;

/// <summary>Rules that build a lead from the entries of its history.</summary>
public static class LeadHistory
{
    /// <summary>Returns the lead after one more entry.</summary>
    /// <param name="lead">Null before the first entry.</param>
    public static Lead Evolve(Lead? lead, LeadEntry entry)
    {
        if (lead is null)
            return new Lead(entry.Id!.Value, entry.Spec!, entry.After, entry.At, null, WasStopped: false, 0, entry.Photos, null, 1);

        var next = lead with
        {
            Version = lead.Version + 1,
            Photos = entry.Photos.Aggregate(lead.Photos, (all, photo) => all.Contains(photo) ? all : all.Add(photo)),
        };
        return entry.What switch
        {
            LeadHappening.Noticed or LeadHappening.Skipped => next with { Noticed = entry.Rung!.Value },
            LeadHappening.BecameTask => next with { Task = entry.Task },
            _ => next with
            {
                Step = entry.After,
                StepSince = entry.At,
                Noticed = 0,
                Grade = entry.Grade ?? lead.Grade,
                WasStopped = entry.What switch
                {
                    LeadHappening.Stopped => true,
                    LeadHappening.ReportedToTown => false,
                    _ => lead.WasStopped,
                },
            },
        };
    }
}
