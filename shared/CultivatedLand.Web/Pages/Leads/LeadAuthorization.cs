using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Who may do what to a lead: the village stops and reports, the town verifies, grades and disposes, the district disposes of what is difficult.</summary>
internal static class LeadAuthorization
{
    public static Permission Deed(LeadTransition move) => move.Command == typeof(LeadCommand.Stop) || move.Command == typeof(LeadCommand.ReportToTown)
        ? Application.Authorization.Permission.Patrol
        : Application.Authorization.Permission.HandleLead;

    /// <summary>Where one must be allowed to.</summary>
    public static Place Place(Lead lead, LeadTransition move) =>
        lead.Grade == LeadGrade.Difficult && (move.Command == typeof(LeadCommand.Dispose) || move.Command == typeof(LeadCommand.Close))
            ? GridPost.DistrictChief.At(lead.Spec.Place).Place
            : lead.Spec.Place;

    /// <returns>Why not; null where this visitor may.</returns>
    public static LocalizedText? Denied(CurrentUser visitor, Lead lead, LeadTransition move)
    {
        var (deed, place) = (Deed(move), Place(lead, move));
        if (visitor.May(deed, place)) return null;
        return place == lead.Spec.Place || !visitor.May(deed, lead.Spec.Place)
            ? deed.Refusal()
            : new($"难度较大的线索由{place}处置。", $"A difficult lead is disposed of by {place}.");
    }
}
