using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>What was found at one grower or household, by whom and when.</summary>
internal sealed record FundingCheckBody : Body
{
    /// <summary>Year of the list; the current one where it is left out. A sample has its own.</summary>
    public int? Year { get; init; }

    public string? Place { get; init; }

    public string? Name { get; init; }

    public decimal? FoundMu { get; init; }

    /// <summary>Third party or person who has checked.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Local day of the check.</summary>
    public string? Day { get; init; }

    internal FundingCheckInput Typed() =>
        new(
            new FormFields(
                new Dictionary<string, IReadOnlyList<string>>
                {
                    [FundingCheckInput.Row] = [$"{Place}\n{Name}"],
                    [FundingCheckInput.Found] = [ApiResults.Text(FoundMu)],
                    [FundingCheckInput.By] = [CheckedBy ?? ""],
                    [FundingCheckInput.Day] = [Day ?? ""],
                }
            )
        );
}

/// <summary>Percent of each village, 5 where it is left out; at least so many of each village, 5 where it is left out.</summary>
internal sealed record HouseholdSampleBody : Body
{
    public int? Year { get; init; }

    public string? Seed { get; init; }

    public decimal? Percent { get; init; }

    public int? Minimum { get; init; }
}

/// <param name="Rows">Those of the places at which the caller may see reports.</param>
public sealed record FundingListView(string Plan, string Kind, int Year, IReadOnlyList<FundingListRowView> Rows);

/// <param name="AreaMu">Of the parcel, or as declared.</param>
/// <param name="Day">Of the certificate, the confirmation or the check; null where there is none yet.</param>
public sealed record FundingListRowView(
    string Place,
    string? Set,
    string Name,
    decimal? AreaMu,
    decimal? ProceedsYuan,
    DateOnly? Day,
    decimal? CheckedMu,
    string? CheckedBy
)
{
    internal static FundingListRowView Of(FundingListRow row) =>
        new(row.Place.Path, row.Set, row.Name, row.Area?.Value, row.Yuan, row.Day, row.Checked?.Value, row.CheckedBy);
}

/// <param name="Of">Number of households from which it was drawn.</param>
/// <param name="Drawn">Number of households that were drawn.</param>
/// <param name="Rows">Those of the places at which the caller may see reports.</param>
public sealed record HouseholdSampleView(
    string Id,
    string Plan,
    int Year,
    string Seed,
    decimal Share,
    int MinimumPerVillage,
    int Of,
    int Drawn,
    int Checked,
    int Smaller,
    decimal DifferenceMu,
    IReadOnlyList<FundingListRowView> Rows
)
{
    internal static HouseholdSampleView From(HouseholdSample sample, CurrentUser user) =>
        new(
            sample.Id,
            sample.PlanId,
            sample.Year,
            sample.Plan.Seed,
            sample.Plan.Share,
            sample.Plan.MinimumPerPlace,
            sample.Of,
            sample.Rows.Count,
            sample.Done,
            sample.Smaller,
            sample.Difference,
            [.. sample.Rows.Where(row => user.Can(Permission.SeeReports, row.Place)).Select(FundingListRowView.Of)]
        );
}
