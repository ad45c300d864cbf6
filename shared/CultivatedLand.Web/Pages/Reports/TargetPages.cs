using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Indicators;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>The five veto indicators per year and place.</summary>
internal static class TargetPages
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportSite.Targets, (HttpContext http, IndicatorBook book, CancellationToken cancel, int? year = null) =>
            Board(http.Page(), Year(year, http.Page()), book, TypedTarget.Empty, [], cancel));
        reports.MapAct(ReportSite.Targets, Record).For(Deed.ApproveSettlement);
    }

    private static async Task<IResult> Board(PageContext page, int year, IndicatorBook book, TypedTarget typed, EquatableArray<Sentence> faults, CancellationToken cancel)
    {
        var shown = new List<ShownTargets>();
        foreach (var sheet in (await book.All(year, cancel)).Where(sheet => page.Visitor.May(Deed.SeeReports, sheet.Place)))
        {
            shown.Add(new ShownTargets(sheet, await book.Standing(sheet, page.Today, cancel)));
        }

        return page.Render<TargetBoard>(faults.Count == 0 ? 200 : 422, ("Year", year), ("Sheets", shown), ("Typed", typed), ("Faults", faults));
    }

    private static async Task<IResult> Record(HttpContext http, IndicatorBook book, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var typed = TypedTarget.Of(await http.Request.ReadFormAsync(cancel));
        var year = Year(int.TryParse(typed.Year, out var given) ? given : null, page);
        var (place, figures, faults) = typed.Read();
        if (place is not null && !page.Visitor.May(Deed.ApproveSettlement, place)) return ConsolePages.Forbidden(page, Deed.ApproveSettlement);
        if (place is null || figures is null) return await Board(page, year, book, typed, faults, cancel);

        await book.Record(year, place, figures, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOther(ReportSite.TargetsOf(year));
    }

    private static int Year(int? year, PageContext page) => year is >= 2000 and <= 2100 ? year.Value : page.Today.Year;
}

public sealed record ShownTargets(IndicatorSheet Sheet, IReadOnlyList<IndicatorStanding> Standings);
