using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Timeline;

/// <summary>Endpoints of the timeline (进度): the phases of tasks over the months, place after place, with a line for today.</summary>
internal static class TimelineEndpoints
{
    private const int TasksOnAPage = 40;

    public static void Add(IServiceCollection services) =>
        services.AddMenuEntry(40, PageUrls.Timeline, new("进度", "Timeline"), Permission.SeeLedger);

    public static void Map(IEndpointRouteBuilder app) => app.MapConsoleGroup(Permission.SeeLedger).MapLazyGet(PageUrls.Timeline, Show);

    private static async Task<IResult> Show(
        HttpContext http,
        ILedgerViews views,
        ILedger ledger,
        CancellationToken cancellationToken,
        string? place = null,
        string? after = null
    )
    {
        var (page, chosen) = (http.Page(), Place.Parse(place));
        var query = new LedgerQuery(page.PlacesAt(chosen), page.Today)
        {
            Order = LedgerOrder.Place,
            Most = TasksOnAPage,
            After = after,
        };
        LedgerResultPage rows;
        try
        {
            rows = await views.Rows(query, cancellationToken);
        }
        catch (Exception unknown) when (unknown is FormatException or OverflowException)
        {
            rows = await views.Rows(query with { After = null }, cancellationToken);
        }

        var tasks = new List<TimelineTask>();
        foreach (var row in rows.Rows)
        {
            if (await ledger.Find(row.Id, cancellationToken) is { State: var state })
                tasks.Add(new TimelineTask(row, Bars(row, state, page.Today)));
        }

        return page.Render<TimelinePage>(
            parameters:
            [
                (
                    "Model",
                    new TimelineModel(chosen, tasks, rows.Next, rows.Total!.Tasks, after is not null, TimeScale.Over(tasks, page.Today))
                ),
            ]
        );
    }

    /// <summary>Returns the bars of a task. A phase without a start begins when the one before it is due.</summary>
    private static List<PhaseBar> Bars(LedgerRow row, RectificationTask task, DateOnly today)
    {
        var bars = new List<PhaseBar>();
        var begin = row.Begins ?? today;
        foreach (var phase in task.Phases)
        {
            var start = phase.Start ?? (begin < phase.Due ? begin : phase.Due);
            var standing =
                task.IsDone(phase) || task.Status == RectificationStatus.ClosedOut ? BarStanding.Done
                : task.Status == RectificationStatus.Active && phase.Due < today ? BarStanding.Late
                : phase.Number == row.Phase?.Number ? BarStanding.Current
                : BarStanding.Ahead;
            bars.Add(new PhaseBar(phase.Name, start, phase.Due, standing));
            begin = phase.Due.AddDays(1);
        }

        return bars;
    }
}
