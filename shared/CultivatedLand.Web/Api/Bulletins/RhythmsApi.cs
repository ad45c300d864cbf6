using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Bulletins;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Bulletins;

/// <summary>What comes round, switched on and off, and the bulletins that went out, each with its table.</summary>
internal static class RhythmsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/rhythms", List).For(Permission.SeeReports).Answers<RhythmsView>();
        api.MapAct("/rhythms", Add).For(Permission.SendMail).AnswersCreated<RhythmView>(422);
        foreach (var on in new[] { true, false })
        {
            api.MapAct($"/rhythms/{{id}}/{(on ? "on" : "off")}", (HttpContext http, string id, RhythmStore book, CurrentDeadlineRules rules, TimeProvider clock, CancellationToken cancel) => Switch(http, id, on, book, rules, clock, cancel))
                .For(Permission.SendMail).Answers<RhythmView>(404);
        }

        api.MapRead("/rhythms/{id}/preview", Preview).For(Permission.SeeReports).Answers<BulletinView>(404);
        api.MapRead("/bulletins/{occurrence}", (HttpContext http, string occurrence, RhythmStore book, CancellationToken cancel) =>
            With(http, occurrence, book, (_, bulletin) => Results.Ok(BulletinView.Of(occurrence, bulletin)), cancel)).For(Permission.SeeReports).Answers<BulletinView>(404);
        api.MapRead("/bulletins/{occurrence}.xlsx", (HttpContext http, string occurrence, RhythmStore book, CancellationToken cancel) =>
            With(http, occurrence, book, (rhythm, bulletin) => Workbook(http, rhythm, bulletin), cancel)).For(Permission.SeeReports).AnswersWorkbook(404);
    }

    private static async Task<IResult> List(HttpContext http, RhythmStore book, CurrentDeadlineRules rules, TimeProvider clock, CancellationToken cancel)
    {
        var seen = new List<RhythmView>();
        foreach (var rhythm in (await book.All(cancel)).Where(rhythm => http.Visitor().May(Permission.SeeReports, rhythm.At))) seen.Add(await View(http, rhythm, book, rules, clock, cancel));
        return Results.Ok(new RhythmsView(seen));
    }

    private static async Task<IResult> Add(HttpContext http, RhythmBody body, RhythmStore book, CurrentDeadlineRules rules, TimeProvider clock, CancellationToken cancel)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var typed = new RhythmInput(body.Name?.Trim() ?? "", body.Place?.Trim() ?? "", body.Kind ?? "bulletin", body.Every ?? "week", (body.Weekday ?? 1).ToString(CultureInfo.InvariantCulture));
        var (rhythm, faults) = typed.Read(today, ActorNames.By(http, Permission.SendMail, Place.Parse(body.Place), body.By));
        if (rhythm is null) return ProblemResults.Of(faults);
        if (!http.Visitor().May(Permission.SendMail, rhythm.At)) return ReportsApi.Forbidden(Permission.SendMail);
        await book.Save(rhythm, cancel);
        return Results.Created("/api/rhythms", await View(http, rhythm, book, rules, clock, cancel));
    }

    private static async Task<IResult> Switch(HttpContext http, string id, bool on, RhythmStore book, CurrentDeadlineRules rules, TimeProvider clock, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } rhythm || !http.Visitor().May(Permission.SeeReports, rhythm.At)) return ProblemResults.NotFound("通报");
        if (!http.Visitor().May(Permission.SendMail, rhythm.At)) return ReportsApi.Forbidden(Permission.SendMail);
        return await book.Switch(id, on, ChinaTime.DateOf(clock.GetUtcNow()), cancel) is { } switched ? Results.Ok(await View(http, switched, book, rules, clock, cancel)) : ProblemResults.NotFound("通报");
    }

    private static async Task<IResult> Preview(HttpContext http, string id, RhythmStore book, BulletinJob round, TimeProvider clock, CancellationToken cancel) =>
        await book.Find(id, cancel) is { } rhythm && http.Visitor().May(Permission.SeeReports, rhythm.At)
            ? Results.Ok(BulletinView.Of(null, await round.Preview(rhythm, ChinaTime.DateOf(clock.GetUtcNow()), cancel)))
            : ProblemResults.NotFound("通报");

    private static IResult Workbook(HttpContext http, ScheduledRhythm rhythm, Bulletin bulletin)
    {
        var language = ConsoleResults.LanguageOf(http);
        var title = BulletinText.Title(rhythm, bulletin.Place).In(language);
        return ReportsApi.File(BulletinWorkbook.Write(title, bulletin, language), $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx");
    }

    private static async Task<IResult> With(HttpContext http, string occurrence, RhythmStore book, Func<ScheduledRhythm, Bulletin, IResult> show, CancellationToken cancel) =>
        await book.Bulletin(occurrence, cancel) is { } bulletin && await book.Find(occurrence.Split('@')[0], cancel) is { } rhythm && http.Visitor().May(Permission.SeeReports, bulletin.Place)
            ? show(rhythm, bulletin)
            : ProblemResults.NotFound("通报");

    private static async Task<RhythmView> View(HttpContext http, ScheduledRhythm rhythm, RhythmStore book, CurrentDeadlineRules rules, TimeProvider clock, CancellationToken cancel) =>
        RhythmView.Of(await RhythmModel.Of(rhythm, book, rules.Current.Calendar, ChinaTime.DateOf(clock.GetUtcNow()), http.Visitor(), cancel));
}

/// <summary>Kind: meeting, bulletin or report. Every: week, half-month, month, quarter, half-year or year. Weekday: 0 for Sunday to 6. No place: everywhere.</summary>
internal sealed record RhythmBody : Body
{
    public string? Name { get; init; }

    public string? Place { get; init; }

    public string? Kind { get; init; }

    public string? Every { get; init; }

    public int? Weekday { get; init; }
}
