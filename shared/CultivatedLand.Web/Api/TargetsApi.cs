using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of the five veto indicators per year and place: recorded figures, gap, colour and its rule.</summary>
internal static class TargetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/targets", List).RequirePermission(Permission.SeeReports).Answers<TargetsView>();
        api.MapLazyPut("/targets", Record).RequirePermission(Permission.ApproveSettlement).Answers<TargetsView>(422);
    }

    private static async Task<IResult> List(
        HttpContext http,
        IndicatorStore indicatorStore,
        TimeProvider clock,
        CancellationToken cancellationToken,
        int? year = null,
        string? place = null
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return Results.Ok(await View(http, year ?? today.Year, place, indicatorStore, today, cancellationToken));
    }

    private static async Task<IResult> Record(
        HttpContext http,
        TargetBody body,
        IndicatorStore indicatorStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        if (body.Year is not (>= 2000 and <= 2100))
            return ProblemResults.Of(422, new("年度（year）须在2000至2100之间。", "The year lies between 2000 and 2100."), "unusable");
        var input = new IndicatorInput(
            "",
            body.Place?.Trim() ?? "",
            body.Indicator ?? "",
            ApiResults.Text(body.TargetMu),
            ApiResults.Text(body.CurrentMu),
            ApiResults.Text(body.DeductedMu),
            body.Reason?.Trim() ?? ""
        );
        var (place, figures, faults) = input.Read();
        if (place is not null && !http.Visitor().Can(Permission.ApproveSettlement, place))
            return ApiResults.Forbidden(http, Permission.ApproveSettlement, place);
        if (place is null || figures is null)
            return ProblemResults.Of(faults);

        await indicatorStore.Record(
            body.Year.Value,
            place,
            figures,
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.ApproveSettlement, place, body.By),
            cancellationToken
        );
        return Results.Ok(await View(http, body.Year.Value, place.Path, indicatorStore, today, cancellationToken));
    }

    private static async Task<TargetsView> View(
        HttpContext http,
        int year,
        string? place,
        IndicatorStore indicatorStore,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var places = new List<PlaceTargetsView>();
        foreach (
            var indicatorRecord in (await indicatorStore.All(year, cancellationToken)).Where(indicatorRecord =>
                http.Visitor().Can(Permission.SeeReports, indicatorRecord.Place) && (place is null || indicatorRecord.Place.Path == place)
            )
        )
        {
            places.Add(
                new PlaceTargetsView(
                    indicatorRecord.Place.Path,
                    indicatorRecord.At,
                    indicatorRecord.By,
                    [.. (await indicatorStore.Standing(indicatorRecord, today, cancellationToken)).Select(TargetView.Of)]
                )
            );
        }

        return new TargetsView(year, places);
    }
}

/// <summary>Indicator: retention, basic-farmland, compensation-balance, in-out-balance or illegal-use.</summary>
internal sealed record TargetBody : Body
{
    public int? Year { get; init; }

    public string? Place { get; init; }

    public string? Indicator { get; init; }

    public decimal? TargetMu { get; init; }

    public decimal? CurrentMu { get; init; }

    public decimal? DeductedMu { get; init; }

    /// <summary>Of the deduction.</summary>
    public string? Reason { get; init; }
}

public sealed record TargetsView(int Year, IReadOnlyList<PlaceTargetsView> Places);

public sealed record PlaceTargetsView(string Place, DateTimeOffset At, string By, IReadOnlyList<TargetView> Indicators);

/// <param name="GapMu">What is missing; zero or less where the target is met.</param>
/// <param name="OpenTasksMu">What the open tasks that move this indicator still lack.</param>
/// <param name="Light">green, yellow or red; <paramref name="Chinese"/> and <paramref name="English"/> say by which rule.</param>
public sealed record TargetView(
    string Indicator,
    decimal TargetMu,
    decimal CurrentMu,
    IReadOnlyList<DeductionView> Deductions,
    decimal CountedMu,
    decimal GapMu,
    decimal OpenTasksMu,
    decimal GapIfAllAcceptedMu,
    string Light,
    string Chinese,
    string English
)
{
    /// <summary>What was accepted since the figures were recorded; it is in <see cref="CountedMu"/>.</summary>
    public decimal AcceptedSinceMu { get; init; }

    internal static TargetView Of(IndicatorStanding standing) =>
        new(
            standing.Figures.Indicator.Code(),
            standing.Figures.Target.Value,
            standing.Figures.Current.Value,
            [.. standing.Figures.Deductions.Select(deduction => new DeductionView(deduction.Area.Value, deduction.Reason))],
            standing.Counted,
            standing.Gap,
            standing.OpenTasks,
            standing.GapIfAllAccepted,
            TaskView.Kebab(standing.Light.ToString()),
            standing.Why.Chinese,
            standing.Why.English
        )
        {
            AcceptedSinceMu = standing.AcceptedSince,
        };
}

public sealed record DeductionView(decimal AreaMu, string Reason);
