using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents;

/// <summary>Every quote of a draft is found, sign by sign, where it says it stands.</summary>
internal static class Provenance
{
    public static IEnumerable<Quote> QuotesOf(PlanDraft draft) =>
        draft
            .Tasks.SelectMany(task =>
                new[] { task.Name.Quote, task.AreaMu?.Quote, task.DoneAreaMu?.Quote, task.Place?.Quote }
                    .Concat(task.ResponsibleUnits.Concat(task.LeadUnits).Concat(task.Leaders).Select(name => name.Quote))
                    .Concat(task.Phases.Select(phase => phase.Quote))
                    .Concat(task.Breakdown.SelectMany(share => new[] { share.Quote, share.Potential?.Quote }))
            )
            .Concat(draft.Rhythms.Select(rhythm => rhythm.Quote))
            .Append(draft.PatrolsAsked)
            .Concat(draft.Funding.Select(rule => rule.Quote))
            .Concat(draft.Findings.Select(finding => finding.Quote))
            .OfType<Quote>();

    public static string? FirstWrong(SourceDocument document, PlanDraft draft)
    {
        foreach (var quote in QuotesOf(draft))
        {
            if (quote.Place is not { } place)
                continue;
            var text = document.TextAt(place);
            if (
                text is null
                || place.Offset < 0
                || place.Offset + quote.Text.Length > text.Length
                || string.CompareOrdinal(text, place.Offset, quote.Text, 0, quote.Text.Length) != 0
            )
                return $"\"{quote.Text}\" at {place}";
        }

        return null;
    }
}
