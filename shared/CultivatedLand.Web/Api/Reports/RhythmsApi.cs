using System.Globalization;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Bulletins;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Reports;

/// <summary>What comes round, switched on and off, and the bulletins that went out, each with its table.</summary>
internal static class RhythmsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/rhythms", List).For(Deed.SeeReports).Answers<RhythmsView>();
        api.MapAct("/rhythms", Add).For(Deed.SendMail).AnswersCreated<RhythmView>(422);
        foreach (var on in new[] { true, false })
        {
            api.MapAct($"/rhythms/{{id}}/{(on ? "on" : "off")}", (HttpContext http, string id, RhythmBook book, RulesInForce rules, TimeProvider clock, CancellationToken cancel) => Switch(http, id, on, book, rules, clock, cancel))
                .For(Deed.SendMail).Answers<RhythmView>(404);
        }

        api.MapRead("/rhythms/{id}/preview", Preview).For(Deed.SeeReports).Answers<BulletinView>(404);
        api.MapRead("/bulletins/{occurrence}", (HttpContext http, string occurrence, RhythmBook book, CancellationToken cancel) =>
            With(http, occurrence, book, (_, bulletin) => Results.Ok(BulletinView.Of(occurrence, bulletin)), cancel)).For(Deed.SeeReports).Answers<BulletinView>(404);
        api.MapRead("/bulletins/{occurrence}.xlsx", (HttpContext http, string occurrence, RhythmBook book, CancellationToken cancel) =>
            With(http, occurrence, book, (rhythm, bulletin) => Workbook(http, rhythm, bulletin), cancel)).For(Deed.SeeReports).AnswersWorkbook(404);
    }

    private static async Task<IResult> List(HttpContext http, RhythmBook book, RulesInForce rules, TimeProvider clock, CancellationToken cancel)
    {
        var seen = new List<RhythmView>();
        foreach (var rhythm in (await book.All(cancel)).Where(rhythm => http.Visitor().May(Deed.SeeReports, rhythm.At))) seen.Add(await View(http, rhythm, book, rules, clock, cancel));
        return Results.Ok(new RhythmsView(seen));
    }

    private static async Task<IResult> Add(HttpContext http, RhythmBody body, RhythmBook book, RulesInForce rules, TimeProvider clock, CancellationToken cancel)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var typed = new TypedRhythm(body.Name?.Trim() ?? "", body.Place?.Trim() ?? "", body.Kind ?? "bulletin", body.Every ?? "week", (body.Weekday ?? 1).ToString(CultureInfo.InvariantCulture));
        var (rhythm, faults) = typed.Read(today, Acting.By(http, Deed.SendMail, Place.Parse(body.Place), body.By));
        if (rhythm is null) return Problems.Of(faults);
        if (!http.Visitor().May(Deed.SendMail, rhythm.At)) return ReportsApi.Forbidden(Deed.SendMail);
        await book.Save(rhythm, cancel);
        return Results.Created("/api/rhythms", await View(http, rhythm, book, rules, clock, cancel));
    }

    private static async Task<IResult> Switch(HttpContext http, string id, bool on, RhythmBook book, RulesInForce rules, TimeProvider clock, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } rhythm || !http.Visitor().May(Deed.SeeReports, rhythm.At)) return Problems.NotFound("通报");
        if (!http.Visitor().May(Deed.SendMail, rhythm.At)) return ReportsApi.Forbidden(Deed.SendMail);
        return await book.Switch(id, on, ChinaTime.DateOf(clock.GetUtcNow()), cancel) is { } switched ? Results.Ok(await View(http, switched, book, rules, clock, cancel)) : Problems.NotFound("通报");
    }

    private static async Task<IResult> Preview(HttpContext http, string id, RhythmBook book, BulletinRound round, TimeProvider clock, CancellationToken cancel) =>
        await book.Find(id, cancel) is { } rhythm && http.Visitor().May(Deed.SeeReports, rhythm.At)
            ? Results.Ok(BulletinView.Of(null, await round.Preview(rhythm, ChinaTime.DateOf(clock.GetUtcNow()), cancel)))
            : Problems.NotFound("通报");

    private static IResult Workbook(HttpContext http, StandingRhythm rhythm, Bulletin bulletin)
    {
        var language = ConsolePages.LanguageOf(http);
        var title = BulletinWords.Title(rhythm, bulletin.Place).In(language);
        return ReportsApi.File(BulletinWorkbook.Write(title, bulletin, language), $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx");
    }

    private static async Task<IResult> With(HttpContext http, string occurrence, RhythmBook book, Func<StandingRhythm, Bulletin, IResult> show, CancellationToken cancel) =>
        await book.Bulletin(occurrence, cancel) is { } bulletin && await book.Find(occurrence.Split('@')[0], cancel) is { } rhythm && http.Visitor().May(Deed.SeeReports, bulletin.Place)
            ? show(rhythm, bulletin)
            : Problems.NotFound("通报");

    private static async Task<RhythmView> View(HttpContext http, StandingRhythm rhythm, RhythmBook book, RulesInForce rules, TimeProvider clock, CancellationToken cancel) =>
        RhythmView.Of(await ShownRhythm.Of(rhythm, book, rules.Current.Calendar, ChinaTime.DateOf(clock.GetUtcNow()), http.Visitor(), cancel));
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
