using System.Globalization;
using System.Text.Json;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Settings;

/// <summary>
/// API of deadline policy and calendar. A PUT replaces the settings; with <c>If-Match</c>, only if nobody has changed them since.
/// </summary>
internal static class SettingsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/settings/policy", Policy).RequireSignIn().Answers<PolicyView>();
        api.MapLazyPut("/settings/policy", SetPolicy)
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .Answers<PolicyView>(412, 422);
        api.MapLazyGet("/settings/calendar", Calendar).RequireSignIn().Answers<CalendarView>();
        api.MapLazyPut("/settings/calendar", AddYears)
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Answers<CalendarView>([412, .. ResponseMetadataExtensions.OfUpload]);
    }

    private static async Task<IResult> Policy(CurrentDeadlineRules rules, HttpResponse response, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        response.Headers.ETag = Tag(rules.Policy?.Number);
        var policy = rules.Current.Policy;
        return Results.Ok(
            new PolicyView(
                policy.SendAt.ToString("HH:mm", CultureInfo.InvariantCulture),
                (int)policy.SendingWindow.TotalMinutes,
                [.. policy.Reminders],
                [.. policy.Ladder.Select(rung => new RungView(rung.Workdays, rung.Kind.Code()))],
                policy.StillOverdueEvery,
                policy.ReturnDays,
                policy.HandOvers.IsOn,
                policy.HandOvers.From.ToString("HH:mm", CultureInfo.InvariantCulture),
                policy.HandOvers.Until.ToString("HH:mm", CultureInfo.InvariantCulture)
            )
        );
    }

    private static async Task<IResult> SetPolicy(
        HttpRequest request,
        CurrentDeadlineRules rules,
        DeadlineRulesService deadlineRulesService,
        CancellationToken cancellationToken
    )
    {
        await rules.Refresh(cancellationToken);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (DeadlinePolicyFile.Read("policy", body.ToArray()) is LoadResult<DeadlinePolicy>.Rejected rejected)
            return ProblemResults.Of(rejected.Faults);

        var json = body.ToArray();
        var file = JsonSerializer.Deserialize<DeadlinePolicyFile>(json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), Json)!;
        return await deadlineRulesService.SetPolicy(
            file,
            Expected(request, rules.Policy?.Number ?? 0),
            request.HttpContext.Visitor().DisplayName,
            cancellationToken
        )
            ? await Policy(rules, request.HttpContext.Response, cancellationToken)
            : Raced();
    }

    private static async Task<IResult> Calendar(CurrentDeadlineRules rules, HttpResponse response, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        response.Headers.ETag = Tag(rules.Calendar?.Number);
        var calendar = rules.Current.Calendar;
        return Results.Ok(
            new CalendarView(
                [.. calendar.YearsWithData],
                [.. (rules.Calendar?.Years ?? []).Select(year => year.Year)],
                [.. calendar.SpecialDays.Select(day => new CalendarDayView(day.Date, day.Name, day.IsWorked ? "workday" : "off"))]
            )
        );
    }

    private static async Task<IResult> AddYears(
        HttpRequest request,
        UploadReader uploadReader,
        CurrentDeadlineRules rules,
        DeadlineRulesService deadlineRulesService,
        CancellationToken cancellationToken
    )
    {
        await rules.Refresh(cancellationToken);
        var upload = await uploadReader.Read(request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected broken)
            return uploadReader.Refusal(broken);
        if (
            HolidayFileReader.Read(((LoadResult<SourceFile>.Ok)upload).Value)
            is not LoadResult<IReadOnlyList<CalendarYear>>.Ok { Value: var years }
        )
        {
            return ProblemResults.Of(
                ((LoadResult<IReadOnlyList<CalendarYear>>.Rejected)HolidayFileReader.Read(((LoadResult<SourceFile>.Ok)upload).Value)).Faults
            );
        }

        return await deadlineRulesService.SetYears(
            years,
            Expected(request, rules.Calendar?.Number ?? 0),
            request.HttpContext.Visitor().DisplayName,
            cancellationToken
        )
            ? await Calendar(rules, request.HttpContext.Response, cancellationToken)
            : Raced();
    }

    private static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static string Tag(int? number) => $"\"{number ?? 0}\"";

    private static int Expected(HttpRequest request, int now) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*"
            ? int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1
            : now;

    private static IResult Raced() =>
        ProblemResults.Of(
            StatusCodes.Status412PreconditionFailed,
            new("在此期间已有人改过，请重新读取后再试。", "Somebody has set another meanwhile; read it again and then try."),
            "changed"
        );
}
