using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Bulletins;

/// <summary>What comes round, and the bulletins that went out.</summary>
internal static class BulletinEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportUrls.Rhythms, (HttpContext http, RhythmStore book, CurrentDeadlineRules rules, CancellationToken cancel) => List(http, book, rules, RhythmInput.Empty, [], cancel));
        reports.MapAct(ReportUrls.Rhythms, Add).For(Permission.SendMail);
        reports.MapAct(ReportUrls.Rhythms + "/{id}/on", (HttpContext http, string id, RhythmStore book, CancellationToken cancel) => Switch(http, id, true, book, cancel)).For(Permission.SendMail);
        reports.MapAct(ReportUrls.Rhythms + "/{id}/off", (HttpContext http, string id, RhythmStore book, CancellationToken cancel) => Switch(http, id, false, book, cancel)).For(Permission.SendMail);
        reports.MapRead(ReportUrls.Rhythms + "/{id}/preview", Preview);
        reports.MapRead(ReportUrls.Home + "/bulletins/{occurrence}", Show);
        reports.MapRead(ReportUrls.Home + "/bulletins/{occurrence}.xlsx", Download);
    }

    private static async Task<IResult> List(HttpContext http, RhythmStore book, CurrentDeadlineRules rules, RhythmInput typed, EquatableArray<LocalizedText> faults, CancellationToken cancel)
    {
        var page = http.Page();
        var shown = new List<RhythmModel>();
        foreach (var rhythm in (await book.All(cancel)).Where(rhythm => page.Visitor.May(Permission.SeeReports, rhythm.At)))
        {
            shown.Add(await RhythmModel.Of(rhythm, book, rules.Current.Calendar, page.Today, page.Visitor, cancel));
        }

        return page.Render<RhythmListPage>(faults.Count == 0 ? 200 : 422, ("Rhythms", shown), ("Typed", typed), ("Faults", faults));
    }

    private static async Task<IResult> Add(HttpContext http, RhythmStore book, CurrentDeadlineRules rules, CancellationToken cancel)
    {
        var page = http.Page();
        var typed = RhythmInput.Of(await http.Request.ReadFormAsync(cancel));
        var (rhythm, faults) = typed.Read(page.Today, page.Visitor.By);
        if (rhythm is not null && !page.Visitor.May(Permission.SendMail, rhythm.At)) return ConsoleResults.Forbidden(page, Permission.SendMail);
        if (rhythm is null) return await List(http, book, rules, typed, faults, cancel);

        await book.Save(rhythm, cancel);
        return new SeeOtherResult(ReportUrls.Rhythms);
    }

    private static async Task<IResult> Switch(HttpContext http, string id, bool on, RhythmStore book, CancellationToken cancel)
    {
        var page = http.Page();
        if (await book.Find(id, cancel) is not { } rhythm) return ConsoleResults.NotFound(page);
        if (!page.Visitor.May(Permission.SendMail, rhythm.At)) return ConsoleResults.Forbidden(page, Permission.SendMail);
        await book.Switch(id, on, page.Today, cancel);
        return new SeeOtherResult(ReportUrls.Rhythms);
    }

    private static async Task<IResult> Preview(HttpContext http, string id, RhythmStore book, BulletinJob round, CancellationToken cancel)
    {
        var page = http.Page();
        return await book.Find(id, cancel) is { } rhythm && page.Visitor.May(Permission.SeeReports, rhythm.At)
            ? page.Render<BulletinPage>(200, ("Title", page.Say(BulletinText.Title(rhythm, rhythm.At))), ("Bulletin", await round.Preview(rhythm, page.Today, cancel)), ("IsPreview", true))
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> Show(HttpContext http, string occurrence, RhythmStore book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Find(page, occurrence, book, cancel) is var (rhythm, bulletin)
            ? page.Render<BulletinPage>(200, ("Title", page.Say(BulletinText.Title(rhythm, bulletin.Place))), ("Bulletin", bulletin), ("Workbook", ReportUrls.Workbook(ReportUrls.Bulletin(occurrence))))
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> Download(HttpContext http, string occurrence, RhythmStore book, CancellationToken cancel)
    {
        var page = http.Page();
        if (await Find(page, occurrence, book, cancel) is not var (rhythm, bulletin)) return ConsoleResults.NotFound(page);
        var title = page.Say(BulletinText.Title(rhythm, bulletin.Place));
        return Results.File(BulletinWorkbook.Write(title, bulletin, page.Language), ReportFileTypes.Workbook, $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx");
    }

    private static async Task<(ScheduledRhythm Rhythm, Bulletin Bulletin)?> Find(PageContext page, string occurrence, RhythmStore book, CancellationToken cancel) =>
        await book.Bulletin(occurrence, cancel) is { } bulletin
        && await book.Find(occurrence.Split('@')[0], cancel) is { } rhythm
        && page.Visitor.May(Permission.SeeReports, bulletin.Place)
            ? (rhythm, bulletin)
            : null;
}

/// <param name="Gone">The last bulletins that went out, the newest first.</param>
public sealed record RhythmModel(ScheduledRhythm Rhythm, Occurrence? Next, IReadOnlyList<(string Occurrence, Bulletin Bulletin)> Gone, bool MaySwitch)
{
    private const int MostGone = 12;

    internal static async Task<RhythmModel> Of(ScheduledRhythm rhythm, RhythmStore book, WorkCalendar calendar, DateOnly today, CurrentUser visitor, CancellationToken cancel)
    {
        var gone = await book.Bulletins(rhythm.Rhythm.Id, cancel);
        var last = gone.Count > 0 ? gone[^1].Bulletin.Day : DateOnly.MinValue;
        var next = rhythm.IsOn ? RhythmSchedule.NextAfter(rhythm.Rhythm, Later(last, Later(today, rhythm.Since).AddDays(-1)), calendar) : (Occurrence?)null;
        return new RhythmModel(rhythm, next, [.. gone.Reverse().Take(MostGone)], visitor.May(Permission.SendMail, rhythm.At));
    }

    private static DateOnly Later(DateOnly day, DateOnly other) => day > other ? day : other;
}

/// <summary>Where to put it is the same for every report.</summary>
internal static class ReportFileTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
