using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Rules for who may do which act on a lead: the village stops and reports, the town verifies, grades and disposes,
/// the district disposes of difficult leads.
/// </summary>
public static class LeadAuthorization
{
    public static Permission Deed(LeadTransition leadTransition) =>
        leadTransition.Command == typeof(LeadCommand.Stop) || leadTransition.Command == typeof(LeadCommand.ReportToTown)
            ? Application.Authorization.Permission.Patrol
            : Application.Authorization.Permission.HandleLead;

    /// <summary>Returns the place where the user needs the permission.</summary>
    public static Place Place(Lead lead, LeadTransition leadTransition) =>
        lead.Grade == LeadGrade.Difficult
        && (leadTransition.Command == typeof(LeadCommand.Dispose) || leadTransition.Command == typeof(LeadCommand.Close))
            ? GridPost.DistrictChief.At(lead.Spec.Place).Place
            : lead.Spec.Place;

    /// <returns>The reason for a denial; null if this user may act.</returns>
    public static LocalizedText? Denied(CurrentUser user, Lead lead, LeadTransition leadTransition)
    {
        var (permission, place) = (Deed(leadTransition), Place(lead, leadTransition));
        if (user.Can(permission, place))
            return null;
        return place == lead.Spec.Place || !user.Can(permission, lead.Spec.Place)
            ? permission.Refusal()
            : new($"难度较大的线索由{place}处置。", $"A difficult lead is disposed of by {place}.");
    }
}
