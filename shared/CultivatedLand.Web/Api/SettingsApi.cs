using System.Globalization;
using System.Text.Json;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>Deadline policy and calendar. A PUT replaces what is set; with <c>If-Match</c> only where nobody has set another since.</summary>
internal static class SettingsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/settings/policy", Policy).ForAnyAccount().Answers<PolicyView>();
        api.MapSet("/settings/policy", SetPolicy).For(Deed.EditSettings, Subject.Host).Answers<PolicyView>(412, 422);
        api.MapRead("/settings/calendar", Calendar).ForAnyAccount().Answers<CalendarView>();
        api.MapSet("/settings/calendar", AddYears).For(Deed.EditSettings, Subject.Host).WithMetadata(TakesFile.Instance).Answers<CalendarView>([412, .. AnswerExtensions.OfUpload]);
    }

    private static async Task<IResult> Policy(RulesInForce rules, HttpResponse response, CancellationToken cancel)
    {
        await rules.Refresh(cancel);
        response.Headers.ETag = Tag(rules.Policy?.Number);
        var policy = rules.Current.Policy;
        return Results.Ok(new PolicyView(
            policy.SendAt.ToString("HH:mm", CultureInfo.InvariantCulture),
            (int)policy.SendingWindow.TotalMinutes,
            [.. policy.Reminders],
            [.. policy.Ladder.Select(rung => new RungView(rung.Workdays, rung.Kind.Code()))],
            policy.StillOverdueEvery,
            policy.ReturnDays));
    }

    private static async Task<IResult> SetPolicy(HttpRequest request, RulesInForce rules, RulesDesk desk, CancellationToken cancel)
    {
        await rules.Refresh(cancel);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        if (PolicyFile.Read("policy", body.ToArray()) is Loaded<DeadlinePolicy>.Rejected rejected) return Problems.Of(rejected.Faults);

        var json = body.ToArray();
        var file = JsonSerializer.Deserialize<PolicyFile>(json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), Json)!;
        return await desk.SetPolicy(file, Expected(request, rules.Policy?.Number ?? 0), request.HttpContext.Visitor().By, cancel) ? await Policy(rules, request.HttpContext.Response, cancel) : Raced();
    }

    private static async Task<IResult> Calendar(RulesInForce rules, HttpResponse response, CancellationToken cancel)
    {
        await rules.Refresh(cancel);
        response.Headers.ETag = Tag(rules.Calendar?.Number);
        var calendar = rules.Current.Calendar;
        return Results.Ok(new CalendarView(
            [.. calendar.YearsWithData],
            [.. (rules.Calendar?.Years ?? []).Select(year => year.Year)],
            [.. calendar.SpecialDays.Select(day => new CalendarDayView(day.Date, day.Name, day.IsWorked ? "workday" : "off"))]));
    }

    private static async Task<IResult> AddYears(HttpRequest request, Uploads uploads, RulesInForce rules, RulesDesk desk, CancellationToken cancel)
    {
        await rules.Refresh(cancel);
        var upload = await uploads.Read(request, cancel);
        if (upload is Loaded<SourceFile>.Rejected broken) return uploads.Refusal(broken);
        if (HolidayFile.Read(((Loaded<SourceFile>.Ok)upload).Value) is not Loaded<IReadOnlyList<CalendarYear>>.Ok { Value: var years })
        {
            return Problems.Of(((Loaded<IReadOnlyList<CalendarYear>>.Rejected)HolidayFile.Read(((Loaded<SourceFile>.Ok)upload).Value)).Faults);
        }

        return await desk.SetYears(years, Expected(request, rules.Calendar?.Number ?? 0), request.HttpContext.Visitor().By, cancel) ? await Calendar(rules, request.HttpContext.Response, cancel) : Raced();
    }

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static string Tag(int? number) => $"\"{number ?? 0}\"";

    private static int Expected(HttpRequest request, int now) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" ? int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1 : now;

    private static IResult Raced() => Problems.Of(StatusCodes.Status412PreconditionFailed, new("在此期间已有人改过，请重新读取后再试。", "Somebody has set another meanwhile; read it again and then try."), "changed");
}
