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

/// <summary>Who was called to an interview, why, and how the follow-up stands; and the limits that call for one.</summary>
internal static class InterviewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/interviews", List).For(Permission.SeeReports).Answers<InterviewsView>();
        api.MapRead("/interviews/settings", async (HttpResponse response, InterviewStore book, CancellationToken cancel) => Settings(response, await book.Settings(cancel))).ForAnyAccount().Answers<InterviewSettingsView>();
        api.MapSet("/interviews/settings", Set).For(Permission.EditSettings, ResourceKind.Host).Answers<InterviewSettingsView>(412, 422);
        api.MapRead("/interviews/{id}", Show).For(Permission.SeeReports).Answers<InterviewView>(404);
    }

    private static async Task<IResult> List(HttpContext http, InterviewStore book, ILedger ledger, CancellationToken cancel)
    {
        var seen = new List<InterviewView>();
        foreach (var interview in (await book.All(cancel)).Where(interview => http.Visitor().May(Permission.SeeReports, interview.Place))) seen.Add(InterviewView.Of(await InterviewModel.Of(interview, ledger, cancel)));
        return Results.Ok(new InterviewsView(seen));
    }

    private static async Task<IResult> Show(HttpContext http, string id, InterviewStore book, ILedger ledger, CancellationToken cancel) =>
        InterviewId.Parse(id) is { } known && await book.Find(known, cancel) is { } interview && http.Visitor().May(Permission.SeeReports, interview.Place)
            ? Results.Ok(InterviewView.Of(await InterviewModel.Of(interview, ledger, cancel)))
            : ProblemResults.NotFound("约谈");

    private static IResult Settings(HttpResponse response, InterviewSettings settings)
    {
        response.Headers.ETag = ReportsApi.Tag(settings.Number);
        return Results.Ok(InterviewSettingsView.Of(settings));
    }

    private static async Task<IResult> Set(HttpContext http, InterviewSettingsBody body, InterviewStore book, TimeProvider clock, CancellationToken cancel)
    {
        var now = await book.Settings(cancel);
        if (ReportsApi.Seen(http.Request) is { } seen && seen != ReportsApi.Tag(now.Number)) return ReportsApi.Raced();
        var before = InterviewSettingsInput.Of(now);
        var typed = new InterviewSettingsInput(
            body.LagPoints is { } lag ? ReportsApi.Text(lag) : before.LagPoints,
            body.JudgedFromPercent is { } from ? ReportsApi.Text(from) : before.JudgedFrom,
            body.NewLossMu is { } loss ? ReportsApi.Text(loss) : before.NewLoss,
            body.IllegalUseMu is { } illegal ? ReportsApi.Text(illegal) : before.IllegalUse,
            body.FollowUpDays is { } days ? ReportsApi.Text(days) : before.FollowUpDays);
        var faults = new List<(string Field, Domain.LocalizedText Sentence)>();
        if (typed.Read(faults) is not var (criteria, followUpDays)) return ProblemResults.Of([.. faults.Select(fault => fault.Sentence)]);
        return await book.Set(criteria, followUpDays, ReportsApi.Seen(http.Request) is null ? null : now.Number, clock.GetUtcNow(), http.Visitor().By, cancel)
            ? Settings(http.Response, await book.Settings(cancel))
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

public sealed record InterviewSettingsView(decimal LagPoints, decimal JudgedFromPercent, decimal NewLossMu, decimal IllegalUseMu, int FollowUpDays)
{
    internal static InterviewSettingsView Of(InterviewSettings settings) =>
        new(settings.Criteria.LagPoints, settings.Criteria.JudgedFrom, settings.Criteria.NewLoss.Value, settings.Criteria.IllegalUse.Value, settings.FollowUpDays);
}

public sealed record InterviewsView(IReadOnlyList<InterviewView> Interviews);

/// <param name="Cause">ladder, lagging, new-loss or illegal-use.</param>
/// <param name="Figure">Percentage points or mu, as <paramref name="Limit"/>; null for one that a ladder came to.</param>
/// <param name="About">The task whose ladder came to it.</param>
/// <param name="FollowUp">The task that follows it up.</param>
public sealed record InterviewView(string Id, string Place, string Cause, string Period, decimal? Figure, decimal? Limit, string Chinese, string English, DateOnly Day, string? About, string FollowUp, DateOnly FollowUpDue, string? FollowUpStatus)
{
    internal static InterviewView Of(InterviewModel shown)
    {
        var interview = shown.Interview;
        return new(
            interview.Id.Value, interview.Place.Path, TaskView.Kebab(interview.Cause.ToString()), interview.Period, interview.Figure, interview.Limit, interview.Why.Chinese, interview.Why.English,
            interview.Day, interview.About?.Value, interview.Id.Task.Value, interview.FollowUpDue, shown.FollowUp is { } task ? TaskView.Kebab(task.Status.ToString()) : null);
    }
}
