using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Substitutions;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of the list of area to be substituted, and of the balance of confirmed and taken area.</summary>
internal static class SubstitutionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/substitutions", List).RequirePermission(Permission.SeeReports).Answers<SubstitutionsView>();
        api.MapLazyPut("/substitutions", Record).RequirePermission(Permission.ApproveSettlement).Answers<SubstitutionsView>(409, 422);
    }

    private static async Task<IResult> List(
        HttpContext http,
        SubstitutionReader reader,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => Results.Ok(SubstitutionsView.Of(await reader.Read(http.Visitor(), ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken)));

    private static async Task<IResult> Record(
        HttpContext http,
        SubstitutionBody body,
        SubstitutionReader reader,
        SubstitutionStore store,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var input = new SubstitutionInput(
            body.Place?.Trim() ?? "",
            body.Side?.Trim() ?? "",
            body.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            ApiResults.Text(body.AreaMu),
            body.Document?.Trim() ?? ""
        );
        var (entry, faults) = input.Read(today, "");
        if (entry is null)
            return ProblemResults.Of(faults);
        if (!http.Visitor().Can(Permission.ApproveSettlement, entry.Place))
            return ApiResults.Forbidden(http, Permission.ApproveSettlement, entry.Place);
        entry = entry with { By = ActorNames.By(http, Permission.ApproveSettlement, entry.Place, body.By) };
        return await store.Record(entry, body.Confirmed ?? false, cancellationToken) is { } question
            ? ProblemResults.Of(StatusCodes.Status409Conflict, question, "NeedsConfirmation")
            : await List(http, reader, clock, cancellationToken);
    }
}

/// <summary>
/// Side: confirmed or taken. Place, side, day and document are one entry: sent again with another area it is corrected, and 0 withdraws it.
/// </summary>
internal sealed record SubstitutionBody : TaskActBody
{
    public string? Place { get; init; }

    public string? Side { get; init; }

    public DateOnly? Day { get; init; }

    public decimal? AreaMu { get; init; }

    public string? Document { get; init; }
}

/// <param name="Findings">Places that have taken more than was confirmed, one sentence each in Chinese.</param>
public sealed record SubstitutionsView(
    decimal TotalMu,
    IReadOnlyList<SubstitutionLineView> Lines,
    IReadOnlyList<SubstitutionBalanceView> Balances,
    IReadOnlyList<string> Findings
)
{
    internal static SubstitutionsView Of(SubstitutionSheet sheet) =>
        new(
            sheet.Total.Value,
            [
                .. sheet.Lines.Select(line => new SubstitutionLineView(
                    line.Task.Value,
                    line.Plan,
                    line.Place.Path,
                    line.Grant.Area.Value,
                    line.Grant.LostIn,
                    line.Grant.Reason,
                    ChinaTime.Of(line.Grant.At),
                    line.Grant.By
                )),
            ],
            [
                .. sheet.Balances.Select(balance => new SubstitutionBalanceView(
                    balance.Place.Path,
                    balance.Owed.Value,
                    balance.Confirmed.Value,
                    balance.Taken.Value,
                    balance.Left.Value
                )),
            ],
            [.. sheet.Findings.Select(finding => finding.Chinese)]
        );
}

/// <param name="LostIn">Year in which the land was lost. Null where the claim did not say it.</param>
public sealed record SubstitutionLineView(
    string Task,
    string Plan,
    string Place,
    decimal AreaMu,
    int? LostIn,
    string Reason,
    DateTimeOffset At,
    string By
);

/// <param name="OwedMu">What was granted as infeasible and must be substituted.</param>
/// <param name="LeftMu">What was confirmed and is not taken yet.</param>
public sealed record SubstitutionBalanceView(string Place, decimal OwedMu, decimal ConfirmedMu, decimal TakenMu, decimal LeftMu);
