using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Writer of what a bulletin says beside its table: sanctions in force, leads found and ended, and the publicity of a month.
/// Source: SYSTEMS, rows X9, X2 and E27. What nobody has recorded is not mentioned.
/// </summary>
public sealed class BulletinRemarks(AssessmentStore assessments, GridStore grid, FieldRecordReader records)
{
    /// <summary>Days from which a period counts as a month, so that publicity is told.</summary>
    private const int Month = 25;

    private const int MostNamed = 20;

    /// <param name="place">Place of the bulletin. Null for everywhere.</param>
    /// <param name="since">Day of the bulletin before, exclusive. Null for the first.</param>
    public async Task<EquatableArray<LocalizedText>> Of(Place? place, DateOnly? since, DateOnly day, CancellationToken cancellationToken)
    {
        var remarks = new List<LocalizedText>();
        var sanctions = (await assessments.Sanctions(cancellationToken))
            .Where(sanction => sanction.IsInForce && sanction.From <= day && Lies(sanction.Place, place))
            .ToList();
        if (sanctions.Count > 0)
            remarks.Add(Sanctions(sanctions, day));
        var from = since?.AddDays(1) ?? new DateOnly(day.Year, day.Month, 1);
        var leads = (await grid.Leads(cancellationToken))
            .Where(lead =>
                Lies(lead.State.Spec.Place, place)
                && ChinaTime.DateOf(lead.State.Spec.FoundAt) is var found
                && found >= from
                && found <= day
            )
            .ToList();
        if (leads.Count > 0)
            remarks.Add(Leads(leads));
        if (place is not null && (since is null || day.DayNumber - since.Value.DayNumber >= Month))
        {
            var counts = await records.ByVillage(FieldRecordKind.Publicity, place, from, day, cancellationToken);
            if (counts.Any(village => village.Count > 0))
                remarks.Add(Publicity(counts));
        }

        return remarks.ToEquatableArray();
    }

    private static bool Lies(Place at, Place? place) => place is null || at.Upwards().Any(above => above.IsAlsoCalled(place));

    private static LocalizedText Sanctions(List<Sanction> sanctions, DateOnly day) =>
        new(
            "执行中的惩戒："
                + string.Join(
                    "；",
                    sanctions.Select(one =>
                        $"{one.Place.Name}{Sanction.Name(one.Kind).Chinese}（自{one.From:yyyy-MM-dd}，{one.Days(day)}天）"
                    )
                )
                + "。",
            "Sanctions in force: "
                + string.Join(
                    "; ",
                    sanctions.Select(one =>
                        $"{one.Place.Name}, {Sanction.Name(one.Kind).English} (since {one.From:yyyy-MM-dd}, {one.Days(day)} days)"
                    )
                )
                + "."
        );

    private static LocalizedText Leads(List<StoredLead> leads)
    {
        var ended = leads.FindAll(lead => lead.State.Step is LeadStep.Closed or LeadStep.Dismissed);
        var share = Percentage.Text(Percentage.OfShare((decimal)ended.Count / leads.Count));
        var days = ended.Count == 0 ? 0 : Math.Round(ended.Average(Days), 1);
        return ended.Count == 0
            ? new($"本期发现线索{leads.Count}条，尚未办结。", $"{leads.Count} leads found, none ended yet.")
            : new(
                $"本期发现线索{leads.Count}条，已办结{ended.Count}条（{share}%），平均用{days}天。",
                $"{leads.Count} leads found, {ended.Count} ended ({share} %), after {days} days on average."
            );
    }

    private static double Days(StoredLead lead) =>
        ChinaTime.DateOf(lead.History[^1].At).DayNumber - ChinaTime.DateOf(lead.State.Spec.FoundAt).DayNumber;

    private static LocalizedText Publicity(IReadOnlyList<PlaceCount> counts)
    {
        var silent = counts.Where(village => village.Count == 0).Select(village => village.Place.Name).ToList();
        return silent.Count == 0
            ? new($"本期各村（{counts.Count}个）都开展了宣传。", $"All {counts.Count} villages had publicity.")
            : new(
                $"本期{counts.Count - silent.Count}个村开展了宣传，{silent.Count}个村没有：{string.Join("、", silent.Take(MostNamed))}。",
                $"{counts.Count - silent.Count} villages had publicity, {silent.Count} had none: {string.Join(", ", silent.Take(MostNamed))}."
            );
    }
}
