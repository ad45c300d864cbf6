using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Interviews;
using CultivatedLand.Web.Pages.Settings;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of interviews: the office called, the reason, the state of the follow-up, and the limits that call for one.</summary>
internal static class InterviewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/interviews", List).RequirePermission(Permission.SeeReports).Answers<InterviewsView>();
        api.MapLazyGet(
                "/interviews/settings",
                async (HttpResponse response, InterviewStore interviewStore, CancellationToken cancellationToken) =>
                    Settings(response, await interviewStore.Settings(cancellationToken))
            )
            .RequireSignIn()
            .Answers<InterviewSettingsView>();
        api.MapLazyPut("/interviews/settings", Set)
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .Answers<InterviewSettingsView>(412, 422);
        api.MapLazyGet("/interviews/{id}", Show).RequirePermission(Permission.SeeReports).Answers<InterviewView>(404);
    }

    private static async Task<IResult> List(
        HttpContext http,
        InterviewStore interviewStore,
        ILedger ledger,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<InterviewView>();
        foreach (
            var interview in (await interviewStore.All(cancellationToken)).Where(interview =>
                http.Visitor().Can(Permission.SeeReports, interview.Place)
            )
        )
            seen.Add(InterviewView.Of(await InterviewModel.Of(interview, ledger, cancellationToken)));
        return Results.Ok(new InterviewsView(seen));
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string id,
        InterviewStore interviewStore,
        ILedger ledger,
        CancellationToken cancellationToken
    ) =>
        InterviewId.Parse(id) is { } known
        && await interviewStore.Find(known, cancellationToken) is { } interview
        && http.Visitor().Can(Permission.SeeReports, interview.Place)
            ? Results.Ok(InterviewView.Of(await InterviewModel.Of(interview, ledger, cancellationToken)))
            : ProblemResults.NotFound("约谈");

    private static IResult Settings(HttpResponse response, InterviewSettings settings)
    {
        response.Headers.ETag = ReportsApi.Tag(settings.Number);
        return Results.Ok(InterviewSettingsView.Of(settings));
    }

    private static async Task<IResult> Set(
        HttpContext http,
        InterviewSettingsBody body,
        InterviewStore interviewStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = await interviewStore.Settings(cancellationToken);
        if (ReportsApi.Seen(http.Request) is { } seen && seen != ReportsApi.Tag(now.Number))
            return ReportsApi.Raced();
        var before = InterviewSettingsInput.Of(now);
        var input = new InterviewSettingsInput(
            body.LagPoints is { } lag ? ReportsApi.Text(lag) : before.LagPoints,
            body.JudgedFromPercent is { } from ? ReportsApi.Text(from) : before.JudgedFrom,
            body.NewLossMu is { } loss ? ReportsApi.Text(loss) : before.NewLoss,
            body.IllegalUseMu is { } illegal ? ReportsApi.Text(illegal) : before.IllegalUse,
            body.FollowUpDays is { } days ? ReportsApi.Text(days) : before.FollowUpDays
        );
        var faults = new List<(string Field, Domain.LocalizedText Sentence)>();
        if (input.Read(faults) is not var (criteria, followUpDays))
            return ProblemResults.Of([.. faults.Select(fault => fault.Sentence)]);
        return await interviewStore.Set(
            criteria,
            followUpDays,
            ReportsApi.Seen(http.Request) is null ? null : now.Number,
            clock.GetUtcNow(),
            http.Visitor().DisplayName,
            cancellationToken
        )
            ? Settings(http.Response, await interviewStore.Settings(cancellationToken))
            : ReportsApi.Raced();
    }
}

/// <summary>What is left out stays as it is.</summary>
internal sealed record InterviewSettingsBody : Body
{
    public decimal? LagPoints { get; init; }

    public decimal? JudgedFromPercent { get; init; }

    public decimal? NewLossMu { get; init; }

    public decimal? IllegalUseMu { get; init; }

    public int? FollowUpDays { get; init; }
}

public sealed record InterviewSettingsView(
    decimal LagPoints,
    decimal JudgedFromPercent,
    decimal NewLossMu,
    decimal IllegalUseMu,
    int FollowUpDays
)
{
    internal static InterviewSettingsView Of(InterviewSettings settings) =>
        new(
            settings.Criteria.LagPoints,
            settings.Criteria.JudgedFrom,
            settings.Criteria.NewLoss.Value,
            settings.Criteria.IllegalUse.Value,
            settings.FollowUpDays
        );
}

public sealed record InterviewsView(IReadOnlyList<InterviewView> Interviews);

/// <param name="Cause">ladder, lagging, new-loss or illegal-use.</param>
/// <param name="Figure">Percentage points or mu, as <paramref name="Limit"/>; null for one that a ladder came to.</param>
/// <param name="About">The task whose ladder came to it.</param>
/// <param name="FollowUp">The task that follows it up.</param>
public sealed record InterviewView(
    string Id,
    string Place,
    string Cause,
    string Period,
    decimal? Figure,
    decimal? Limit,
    string Chinese,
    string English,
    DateOnly Day,
    string? About,
    string FollowUp,
    DateOnly FollowUpDue,
    string? FollowUpStatus
)
{
    internal static InterviewView Of(InterviewModel shown)
    {
        var interview = shown.Interview;
        return new(
            interview.Id.Value,
            interview.Place.Path,
            TaskView.Kebab(interview.Cause.ToString()),
            interview.Period,
            interview.Figure,
            interview.Limit,
            interview.Why.Chinese,
            interview.Why.English,
            interview.Day,
            interview.About?.Value,
            interview.Id.Task.Value,
            interview.FollowUpDue,
            shown.FollowUp is { } task ? TaskView.Kebab(task.Status.ToString()) : null
        );
    }
}
