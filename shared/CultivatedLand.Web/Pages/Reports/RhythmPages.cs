using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Bulletins;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Rhythms;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>What comes round, and the bulletins that went out.</summary>
internal static class RhythmPages
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportSite.Rhythms, (HttpContext http, RhythmBook book, RulesInForce rules, CancellationToken cancel) => List(http, book, rules, TypedRhythm.Empty, [], cancel));
        reports.MapAct(ReportSite.Rhythms, Add).For(Deed.SendMail);
        reports.MapAct(ReportSite.Rhythms + "/{id}/on", (HttpContext http, string id, RhythmBook book, CancellationToken cancel) => Switch(http, id, true, book, cancel)).For(Deed.SendMail);
        reports.MapAct(ReportSite.Rhythms + "/{id}/off", (HttpContext http, string id, RhythmBook book, CancellationToken cancel) => Switch(http, id, false, book, cancel)).For(Deed.SendMail);
        reports.MapRead(ReportSite.Rhythms + "/{id}/preview", Preview);
        reports.MapRead(ReportSite.Home + "/bulletins/{occurrence}", Show);
        reports.MapRead(ReportSite.Home + "/bulletins/{occurrence}.xlsx", Download);
    }

    private static async Task<IResult> List(HttpContext http, RhythmBook book, RulesInForce rules, TypedRhythm typed, EquatableArray<Sentence> faults, CancellationToken cancel)
    {
        var page = http.Page();
        var shown = new List<ShownRhythm>();
        foreach (var rhythm in (await book.All(cancel)).Where(rhythm => page.Visitor.May(Deed.SeeReports, rhythm.At)))
        {
            shown.Add(await ShownRhythm.Of(rhythm, book, rules.Current.Calendar, page.Today, page.Visitor, cancel));
        }

        return page.Render<RhythmList>(faults.Count == 0 ? 200 : 422, ("Rhythms", shown), ("Typed", typed), ("Faults", faults));
    }

    private static async Task<IResult> Add(HttpContext http, RhythmBook book, RulesInForce rules, CancellationToken cancel)
    {
        var page = http.Page();
        var typed = TypedRhythm.Of(await http.Request.ReadFormAsync(cancel));
        var (rhythm, faults) = typed.Read(page.Today, page.Visitor.By);
        if (rhythm is not null && !page.Visitor.May(Deed.SendMail, rhythm.At)) return ConsolePages.Forbidden(page, Deed.SendMail);
        if (rhythm is null) return await List(http, book, rules, typed, faults, cancel);

        await book.Save(rhythm, cancel);
        return new SeeOther(ReportSite.Rhythms);
    }

    private static async Task<IResult> Switch(HttpContext http, string id, bool on, RhythmBook book, CancellationToken cancel)
    {
        var page = http.Page();
        if (await book.Find(id, cancel) is not { } rhythm) return ConsolePages.NotFound(page);
        if (!page.Visitor.May(Deed.SendMail, rhythm.At)) return ConsolePages.Forbidden(page, Deed.SendMail);
        await book.Switch(id, on, page.Today, cancel);
        return new SeeOther(ReportSite.Rhythms);
    }

    private static async Task<IResult> Preview(HttpContext http, string id, RhythmBook book, BulletinRound round, CancellationToken cancel)
    {
        var page = http.Page();
        return await book.Find(id, cancel) is { } rhythm && page.Visitor.May(Deed.SeeReports, rhythm.At)
            ? page.Render<BulletinSheet>(200, ("Title", page.Say(BulletinWords.Title(rhythm, rhythm.At))), ("Bulletin", await round.Preview(rhythm, page.Today, cancel)), ("IsPreview", true))
            : ConsolePages.NotFound(page);
    }

    private static async Task<IResult> Show(HttpContext http, string occurrence, RhythmBook book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Find(page, occurrence, book, cancel) is var (rhythm, bulletin)
            ? page.Render<BulletinSheet>(200, ("Title", page.Say(BulletinWords.Title(rhythm, bulletin.Place))), ("Bulletin", bulletin), ("Workbook", ReportSite.Workbook(ReportSite.Bulletin(occurrence))))
            : ConsolePages.NotFound(page);
    }

    private static async Task<IResult> Download(HttpContext http, string occurrence, RhythmBook book, CancellationToken cancel)
    {
        var page = http.Page();
        if (await Find(page, occurrence, book, cancel) is not var (rhythm, bulletin)) return ConsolePages.NotFound(page);
        var title = page.Say(BulletinWords.Title(rhythm, bulletin.Place));
        return Results.File(BulletinWorkbook.Write(title, bulletin, page.Language), ReportFiles.Workbook, $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx");
    }

    private static async Task<(StandingRhythm Rhythm, Bulletin Bulletin)?> Find(PageContext page, string occurrence, RhythmBook book, CancellationToken cancel) =>
        await book.Bulletin(occurrence, cancel) is { } bulletin
        && await book.Find(occurrence.Split('@')[0], cancel) is { } rhythm
        && page.Visitor.May(Deed.SeeReports, bulletin.Place)
            ? (rhythm, bulletin)
            : null;
}

/// <param name="Gone">The last bulletins that went out, the newest first.</param>
public sealed record ShownRhythm(StandingRhythm Rhythm, Occurrence? Next, IReadOnlyList<(string Occurrence, Bulletin Bulletin)> Gone, bool MaySwitch)
{
    private const int MostGone = 12;

    internal static async Task<ShownRhythm> Of(StandingRhythm rhythm, RhythmBook book, WorkCalendar calendar, DateOnly today, Visitor visitor, CancellationToken cancel)
    {
        var gone = await book.Bulletins(rhythm.Rhythm.Id, cancel);
        var last = gone.Count > 0 ? gone[^1].Bulletin.Day : DateOnly.MinValue;
        var next = rhythm.IsOn ? RhythmSchedule.NextAfter(rhythm.Rhythm, Later(last, Later(today, rhythm.Since).AddDays(-1)), calendar) : (Occurrence?)null;
        return new ShownRhythm(rhythm, next, [.. gone.Reverse().Take(MostGone)], visitor.May(Deed.SendMail, rhythm.At));
    }

    private static DateOnly Later(DateOnly day, DateOnly other) => day > other ? day : other;
}

/// <summary>Where to put it is the same for every report.</summary>
internal static class ReportFiles
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
