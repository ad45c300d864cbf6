using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Indicators;

/// <summary>The five veto indicators per year and place.</summary>
internal static class IndicatorEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportUrls.Targets, (HttpContext http, IndicatorStore book, CancellationToken cancel, int? year = null) =>
            Board(http.Page(), Year(year, http.Page()), book, IndicatorInput.Empty, [], cancel));
        reports.MapAct(ReportUrls.Targets, Record).For(Permission.ApproveSettlement);
    }

    private static async Task<IResult> Board(PageContext page, int year, IndicatorStore book, IndicatorInput typed, EquatableArray<LocalizedText> faults, CancellationToken cancel)
    {
        var shown = new List<IndicatorPageModel>();
        foreach (var sheet in (await book.All(year, cancel)).Where(sheet => page.Visitor.May(Permission.SeeReports, sheet.Place)))
        {
            shown.Add(new IndicatorPageModel(sheet, await book.Standing(sheet, page.Today, cancel)));
        }

        return page.Render<IndicatorPage>(faults.Count == 0 ? 200 : 422, ("Year", year), ("Sheets", shown), ("Typed", typed), ("Faults", faults));
    }

    private static async Task<IResult> Record(HttpContext http, IndicatorStore book, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var typed = IndicatorInput.Of(await http.Request.ReadFormAsync(cancel));
        var year = Year(int.TryParse(typed.Year, out var given) ? given : null, page);
        var (place, figures, faults) = typed.Read();
        if (place is not null && !page.Visitor.May(Permission.ApproveSettlement, place)) return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);
        if (place is null || figures is null) return await Board(page, year, book, typed, faults, cancel);

        await book.Record(year, place, figures, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOtherResult(ReportUrls.TargetsOf(year));
    }

    private static int Year(int? year, PageContext page) => year is >= 2000 and <= 2100 ? year.Value : page.Today.Year;
}

public sealed record IndicatorPageModel(IndicatorRecord Sheet, IReadOnlyList<IndicatorStanding> Standings);
