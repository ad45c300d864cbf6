using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>API of samples of households: drawn by a seed, checked in the field. It answers with the names that the caller may see.</summary>
internal static class HouseholdSamplesApi
{
    private const string Samples = "/settlement/plans/{plan}/household-samples";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost(Samples, Draw).RequirePermission(Permission.RecordCheck).RunsAgain().AnswersCreated<HouseholdSampleView>(404, 422);
        api.MapLazyGet(Samples + "/{id}", ShowSample).RequirePermission(Permission.SeeReports).Answers<HouseholdSampleView>(404);
        api.MapLazyPost(Samples + "/{id}/checks", CheckSample)
            .RequirePermission(Permission.RecordCheck)
            .RunsAgain()
            .Answers<HouseholdSampleView>(404, 422);
    }

    private static async Task<IResult> Draw(
        HttpContext http,
        string plan,
        HouseholdSampleBody body,
        StartedPlanStore plans,
        FundingListStore lists,
        HouseholdSampleStore samples,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await FundingListsApi.Plan(http, plan, Permission.RecordCheck, plans, cancellationToken) is not { } known)
            return ProblemResults.NotFound("在办方案");
        var year = body.Year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year;
        var input = SampleInput.Fresh() with
        {
            Seed = body.Seed?.Trim() ?? "",
            Percent = ApiResults.Text(body.Percent ?? 5),
            Minimum = ApiResults.Text(body.Minimum ?? 5),
        };
        if (input.Read() is not { } wanted)
            return ProblemResults.Of(422, FundingListText.NoShare, "unusable");
        var (sample, faults) = await samples.Draw(
            http.WriteKey()?[..12] ?? input.Id,
            known.PlanId,
            year,
            wanted,
            [
                .. (await lists.Rows(known.PlanId, FundingListKind.Households, year, cancellationToken)).Where(row =>
                    http.Visitor().Can(Permission.RecordCheck, row.Place)
                ),
            ],
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.RecordCheck, known.Place, body.By),
            cancellationToken
        );
        return sample is null
            ? ProblemResults.Of(faults)
            : Results.Created(
                $"/api/settlement/plans/{known.PlanId}/household-samples/{sample.Id}",
                HouseholdSampleView.From(sample, http.Visitor())
            );
    }

    private static async Task<IResult> ShowSample(
        HttpContext http,
        string plan,
        string id,
        StartedPlanStore plans,
        HouseholdSampleStore samples,
        CancellationToken cancellationToken
    ) =>
        await FundingListsApi.Plan(http, plan, Permission.SeeReports, plans, cancellationToken) is { } known
        && await samples.Find(id, cancellationToken) is { } sample
        && sample.PlanId == known.PlanId
            ? Results.Ok(HouseholdSampleView.From(sample, http.Visitor()))
            : ProblemResults.NotFound("抽查");

    private static async Task<IResult> CheckSample(
        HttpContext http,
        string plan,
        string id,
        FundingCheckBody body,
        StartedPlanStore plans,
        HouseholdSampleStore samples,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (
            await FundingListsApi.Plan(http, plan, Permission.RecordCheck, plans, cancellationToken) is not { } known
            || await samples.Find(id, cancellationToken) is not { } sample
            || sample.PlanId != known.PlanId
        )
            return ProblemResults.NotFound("抽查");
        var input = body.Typed();
        if (input.Place is { } place && !http.Visitor().Can(Permission.RecordCheck, place))
            return ApiResults.Forbidden(http, Permission.RecordCheck, place);
        var (changed, faults) = await samples.Check(id, input, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken);
        return changed is null ? FundingListsApi.Refused(faults) : Results.Ok(HouseholdSampleView.From(changed, http.Visitor()));
    }
}
