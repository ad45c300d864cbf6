using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Indicators;

/// <summary>Endpoints of the five veto indicators per year and place.</summary>
internal static class IndicatorEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Targets,
            (HttpContext http, IndicatorStore indicatorStore, CancellationToken cancellationToken, int? year = null) =>
                Page(http.Page(), Year(year, http.Page()), indicatorStore, IndicatorInput.Empty, [], cancellationToken)
        );
        reports.MapLazyPost(ReportUrls.Targets, Record).RequirePermission(Permission.ApproveSettlement);
    }

    private static async Task<IResult> Page(
        PageContext page,
        int year,
        IndicatorStore indicatorStore,
        IndicatorInput input,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken
    )
    {
        var shown = new List<IndicatorPageModel>();
        foreach (
            var indicatorRecord in (await indicatorStore.All(year, cancellationToken)).Where(indicatorRecord =>
                page.Visitor.Can(Permission.SeeReports, indicatorRecord.Place)
            )
        )
        {
            shown.Add(
                new IndicatorPageModel(indicatorRecord, await indicatorStore.Standing(indicatorRecord, page.Today, cancellationToken))
            );
        }

        return page.Render<IndicatorPage>(
            faults.Count == 0 ? 200 : 422,
            ("Year", year),
            ("Sheets", shown),
            ("Typed", input),
            ("Faults", faults)
        );
    }

    private static async Task<IResult> Record(
        HttpContext http,
        IndicatorStore indicatorStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = IndicatorInput.Of(form.Fields());
        var year = Year(int.TryParse(input.Year, out var given) ? given : null, page);
        var (place, figures, faults) = input.Read();
        if (place is not null && !page.Visitor.Can(Permission.ApproveSettlement, place))
            return ConsoleResults.Forbidden(http, Permission.ApproveSettlement, place);
        if (place is null || figures is null)
            return await Page(page, year, indicatorStore, input, faults, cancellationToken);

        var before = (await indicatorStore.Find(year, place, cancellationToken))?.Figures.FirstOrDefault(known =>
            known.Indicator == figures.Indicator
        );
        if (before is not null && !before.SaysTheSameAs(figures) && !LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                Overwritten(year, place, before, figures),
                new("覆盖", "Overwrite"),
                ReportUrls.TargetsOf(year)
            );
        await indicatorStore.Record(year, place, figures, clock.GetUtcNow(), page.Visitor.DisplayName, cancellationToken);
        return new SeeOtherResult(ReportUrls.TargetsOf(year));
    }

    private static LocalizedText Overwritten(int year, Place place, IndicatorFigures before, IndicatorFigures after)
    {
        var name = after.Indicator.Name();
        return new(
            $"{place.Path.Replace('/', ' ')}{year}年{name.Chinese}已登记：目标{before.Target}亩、现状{before.Current}亩、扣除{Deducted(before)}亩；"
                + $"将改为目标{after.Target}亩、现状{after.Current}亩、扣除{Deducted(after)}亩，原来的数字不再保留。确定吗？",
            $"The {name.English} of {place.Path} for {year} is recorded already: target {before.Target} mu, current {before.Current} mu, "
                + $"deducted {Deducted(before)} mu. It would become target {after.Target} mu, current {after.Current} mu, "
                + $"deducted {Deducted(after)} mu, and the figures before are not kept. Is that right?"
        );
    }

    private static string Deducted(IndicatorFigures figures) =>
        figures.Deductions.Sum(deduction => deduction.Area.Value).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static int Year(int? year, PageContext page) => year is >= 2000 and <= 2100 ? year.Value : page.Today.Year;
}

/// <summary>Model of a place's indicators.</summary>
public sealed record IndicatorPageModel(IndicatorRecord Sheet, IReadOnlyList<IndicatorStanding> Standings);
