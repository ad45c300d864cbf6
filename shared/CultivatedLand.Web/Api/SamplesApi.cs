using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of samples of accepted area: drawn by a seed, checked in the field, with the findings.</summary>
internal static class SamplesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/samples", List).RequirePermission(Permission.SeeReports).Answers<SamplesView>();
        api.MapLazyPost("/samples", Draw).RequirePermission(Permission.RecordCheck).RunsAgain().AnswersCreated<SampleView>(404, 422);
        api.MapLazyGet(
                "/samples/{id}",
                (HttpContext http, string id, StartedPlanStore plans, SampleStore sampleStore, CancellationToken cancellationToken) =>
                    With(
                        http,
                        id,
                        Permission.SeeReports,
                        plans,
                        sampleStore,
                        sample => Task.FromResult(Results.Ok(SampleView.Of(sample))),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .Answers<SampleView>(404);
        api.MapLazyGet(
                "/samples/{id}.xlsx",
                (HttpContext http, string id, StartedPlanStore plans, SampleStore sampleStore, CancellationToken cancellationToken) =>
                    With(
                        http,
                        id,
                        Permission.SeeReports,
                        plans,
                        sampleStore,
                        sample =>
                            Task.FromResult(
                                ApiResults.File(SampleWorkbook.Write(sample, RequestLanguage.Of(http)), $"抽查表 {sample.Plan.Seed}.xlsx")
                            ),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .AnswersWorkbook(404);
        api.MapLazyPost(
                "/samples/{id}/checks",
                (
                    HttpContext http,
                    string id,
                    ChecksBody body,
                    StartedPlanStore plans,
                    SampleStore sampleStore,
                    CancellationToken cancellationToken
                ) =>
                    With(
                        http,
                        id,
                        Permission.RecordCheck,
                        plans,
                        sampleStore,
                        sample => Check(sample, body, sampleStore, cancellationToken),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.RecordCheck)
            .RunsAgain()
            .Answers<SampleView>(404, 422);
    }

    private static async Task<IResult> List(
        HttpContext http,
        StartedPlanStore plans,
        SampleStore sampleStore,
        CancellationToken cancellationToken
    )
    {
        var seen = (await plans.Started(cancellationToken))
            .Where(plan => http.Visitor().Can(Permission.SeeReports, plan.Place))
            .Select(plan => plan.PlanId)
            .ToHashSet(StringComparer.Ordinal);
        return Results.Ok(
            new SamplesView([
                .. (await sampleStore.All(cancellationToken))
                    .Where(sample => seen.Contains(sample.PlanId))
                    .OrderByDescending(sample => sample.At)
                    .Select(SampleView.Of),
            ])
        );
    }

    private static async Task<IResult> Draw(
        HttpContext http,
        SampleBody body,
        StartedPlanStore plans,
        SampleStore sampleStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ApiResults.Plan(http, body.Plan, Permission.RecordCheck, plans, cancellationToken) is not { } plan)
            return ProblemResults.NotFound("在办方案");
        var input = SampleInput.Fresh() with
        {
            Seed = body.Seed?.Trim() ?? "",
            Percent = ApiResults.Text(body.Percent ?? 10),
            Minimum = (body.Minimum ?? 1).ToString(CultureInfo.InvariantCulture),
        };
        if (input.Read() is not { } wanted)
            return ProblemResults.Of(
                422,
                new("比例应为1至100的数字，最少数应为整数。", "The share is a number from 1 to 100, the least number a whole one."),
                "unusable"
            );
        var (sample, faults) = await sampleStore.Draw(
            http.WriteKey()?[..12] ?? input.Id,
            plan.PlanId,
            body.Place is { Length: > 0 } place ? place : null,
            wanted,
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.RecordCheck, plan.Place, body.By),
            cancellationToken
        );
        return sample is null ? ProblemResults.Of(faults) : Results.Created($"/api/samples/{sample.Id}", SampleView.Of(sample));
    }

    /// <summary>Records all checks or none. A figure that is no area, or a task that was not drawn, stores nothing.</summary>
    private static async Task<IResult> Check(
        DrawnSample sample,
        ChecksBody body,
        SampleStore sampleStore,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<LocalizedText>();
        var checks = new List<(TaskId Task, Mu Found, string? Remark)>();
        foreach (var check in body.Checks ?? [])
        {
            if (TaskId.Parse(check.Task) is not { } task || !sample.Checks.Any(drawn => drawn.Sampled.Task == task))
                faults.Add(new($"任务“{check.Task}”不在这份抽查表里。", $"The task “{check.Task}” is not in this sample."));
            else if (check.FoundMu is not { } value || !Mu.TryOf(value, out var found))
                faults.Add(
                    new(
                        $"任务“{task}”的核实面积“{check.FoundMu}”不是面积：0以上、最多两位小数的亩数。",
                        $"What was found at “{task}”, “{check.FoundMu}”, is no area: "
                            + "a number of mu, zero or more, with at most two decimals."
                    )
                );
            else
                checks.Add((task, found.Value, check.Remark is { Length: > 0 } remark ? remark : null));
        }

        if (faults.Count == 0 && checks.Count == 0)
            faults.Add(new("请在 checks 中填写核实结果。", "Give what was found in checks."));
        if (faults.Count > 0)
            return ProblemResults.Of([.. faults]);
        foreach (var (task, found, remark) in checks)
            await sampleStore.Record(sample.Id, task, found, remark, cancellationToken);
        return Results.Ok(SampleView.Of((await sampleStore.Find(sample.Id, cancellationToken))!));
    }

    private static async Task<IResult> With(
        HttpContext http,
        string id,
        Permission permission,
        StartedPlanStore plans,
        SampleStore sampleStore,
        Func<DrawnSample, Task<IResult>> act,
        CancellationToken cancellationToken
    ) =>
        await sampleStore.Find(id, cancellationToken) is { } sample
        && await ApiResults.Plan(http, sample.PlanId, permission, plans, cancellationToken) is not null
            ? await act(sample)
            : ProblemResults.NotFound("抽查表");
}

/// <summary>Of the plan's accepted areas so many percent of each place, at least so many; the same seed draws the same again.</summary>
internal sealed record SampleBody : Body
{
    public string? Plan { get; init; }

    public string? Place { get; init; }

    public string? Seed { get; init; }

    public decimal? Percent { get; init; }

    public int? Minimum { get; init; }
}

internal sealed record ChecksBody : Body
{
    public IReadOnlyList<CheckBody>? Checks { get; init; }
}

internal sealed record CheckBody
{
    public string? Task { get; init; }

    public decimal? FoundMu { get; init; }

    public string? Remark { get; init; }
}

public sealed record SamplesView(IReadOnlyList<SampleView> Samples);

/// <param name="DifferenceMu">Found less recorded, over all that has been checked.</param>
public sealed record SampleView(
    string Id,
    string Plan,
    string? Place,
    string Seed,
    decimal Percent,
    int Minimum,
    DateTimeOffset At,
    string By,
    int Checked,
    decimal DifferenceMu,
    IReadOnlyList<SampledView> Tasks
)
{
    internal static SampleView Of(DrawnSample sample) =>
        new(
            sample.Id,
            sample.PlanId,
            sample.Place,
            sample.Plan.Seed,
            sample.Plan.Share * 100,
            sample.Plan.MinimumPerPlace,
            ChinaTime.Of(sample.At),
            sample.By,
            sample.Done,
            sample.Difference,
            [
                .. sample.Checks.Select(check => new SampledView(
                    check.Sampled.Task.Value,
                    check.Sampled.Name,
                    check.Sampled.Place.Path,
                    check.Sampled.Recorded.Value,
                    check.Found?.Value,
                    check.Difference,
                    check.Remark
                )),
            ]
        );
}

public sealed record SampledView(
    string Task,
    string Name,
    string Place,
    decimal RecordedMu,
    decimal? FoundMu,
    decimal? DifferenceMu,
    string? Remark
);
