using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Handler of the grid's settings: the time for each step of a lead, and the recipients and days after a missed patrol.</summary>
internal sealed class GridSettingsPageHandler(GridStore gridStore, PatrolService patrolService)
{
    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        var settings = await gridStore.Settings(cancellationToken);
        return Page(
            http.Page(),
            settings,
            GridSettingsInput.Of(settings),
            [],
            http.Request.Query["said"] == "kept" ? new("已保存，从现在起按它提醒。", "Kept; reminders follow it from now on.") : null
        );
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = GridSettingsInput.Of(form.Fields());
        var faults = new List<(string Field, LocalizedText Sentence)>();
        if (input.Read(faults) is var (leads, patrols))
        {
            var expected = int.TryParse(form["expected"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            faults.AddRange(
                (
                    await patrolService.Set(
                        leads,
                        patrols,
                        page.Visitor.DisplayNameFor(Permission.EditSettings, null),
                        cancellationToken,
                        expected
                    )
                ).Select(fault => ("", fault))
            );
        }

        return faults.Count == 0
            ? new SeeOtherResult(SettingsUrls.Grid + "?said=kept")
            : Page(page, await gridStore.Settings(cancellationToken), input, faults, null, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Page(
        PageContext page,
        GridSettings settings,
        GridSettingsInput input,
        IReadOnlyList<(string Field, LocalizedText Sentence)> faults,
        LocalizedText? said,
        int status = StatusCodes.Status200OK
    ) => page.Render<GridSettingsPage>(status, ("Settings", settings), ("Typed", input), ("Faults", faults), ("Said", said));
}
