using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Samples;

namespace CultivatedLand.Application.Funding;

/// <summary>Store of samples of households that were drawn, with the areas found.</summary>
public sealed class HouseholdSampleStore(IRecordStore recordStore)
{
    /// <summary>Largest number of households in a sample. A larger one would not fit into one record.</summary>
    public const int Largest = 800;

    private readonly RecordSet<HouseholdSample> _samples = new(recordStore, "household-samples");

    /// <summary>Draws a sample. The same seed over the same list draws the same households.</summary>
    /// <returns>The sample, or the faults that prevent it.</returns>
    public async Task<(HouseholdSample? Sample, EquatableArray<LocalizedText> Faults)> Draw(
        string id,
        string planId,
        int year,
        SamplePlan plan,
        IReadOnlyList<FundingListRow> households,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var faults = plan.Faults().ToList();
        if (faults.Count == 0 && households.Count == 0)
            faults.Add(
                new("清单里没有农户，无可抽查；请先上传一般农户清单。", "There are no households to draw from; upload their list first.")
            );
        if (faults.Count > 0)
            return (null, [.. faults]);
        var drawn = Sample.Draw(plan, households, row => row.Place, row => $"{row.Place.Path}/{row.Name}").ToEquatableArray();
        if (drawn.Count > Largest)
            return (
                null,
                [
                    new(
                        $"抽中{drawn.Count}户，一次最多{Largest}户；请降低比例或按镇街分别抽查。",
                        $"{drawn.Count} households would be drawn and at most {Largest} can be; lower the share, or draw town by town."
                    ),
                ]
            );
        var sample = new HouseholdSample(id, planId, year, plan, drawn, households.Count, at, by);
        return (await _samples.Add(id, sample, cancellationToken) ? sample : await _samples.Find(id, cancellationToken), []);
    }

    public Task<HouseholdSample?> Find(string id, CancellationToken cancellationToken) => _samples.Find(id, cancellationToken);

    /// <summary>Returns the samples of a plan and year, latest first.</summary>
    public async Task<IReadOnlyList<HouseholdSample>> Of(string planId, int year, CancellationToken cancellationToken)
    {
        var all = new List<HouseholdSample>();
        await foreach (var (_, sample) in _samples.All(cancellationToken))
        {
            if (sample.PlanId == planId && sample.Year == year)
                all.Add(sample);
        }

        return [.. all.OrderByDescending(sample => sample.At)];
    }

    /// <summary>Records what was found at one household. A second entry replaces the first.</summary>
    public async Task<(HouseholdSample? Sample, EquatableArray<PaymentFault> Faults)> Check(
        string id,
        FundingCheckInput input,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var (area, by, day, faults) = input.Read(today);
        if (faults.Count > 0)
            return (null, faults);
        var isIn = false;
        var sample = await _samples.Change(
            id,
            before =>
            {
                isIn = before?.Rows.Any(input.Names) == true;
                return !isIn
                    ? null
                    : before! with
                    {
                        Rows =
                        [
                            .. before.Rows.Select(row => input.Names(row) ? row with { Checked = area, CheckedBy = by, Day = day } : row),
                        ],
                    };
            },
            cancellationToken
        );
        return isIn ? (sample, []) : (null, [new(FundingCheckInput.Row, FundingCheckInput.NoSuchRow(input.Name))]);
    }
}

/// <summary>Sample of households that was drawn from a list.</summary>
/// <param name="Rows">Drawn households, each with what was found.</param>
/// <param name="Of">Number of households from which it was drawn.</param>
public sealed record HouseholdSample(
    string Id,
    string PlanId,
    int Year,
    SamplePlan Plan,
    EquatableArray<FundingListRow> Rows,
    int Of,
    DateTimeOffset At,
    string By
)
{
    public int Done => Rows.Count(row => row.Checked is not null);

    /// <summary>Number of households that were found smaller than reported.</summary>
    public int Smaller => Rows.Count(row => row.Checked < row.Area);

    /// <summary>Sum of found less reported area over all checked households, in mu.</summary>
    public decimal Difference => Rows.Where(row => row.Checked is not null).Sum(row => row.Checked!.Value.Value - row.Area!.Value.Value);
}
