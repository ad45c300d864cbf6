using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Handler of the limits beyond which a place is called to an interview.</summary>
internal sealed class InterviewSettingsPageHandler(InterviewStore interviewStore, TimeProvider clock)
{
    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        var settings = await interviewStore.Settings(cancellationToken);
        return Page(
            http.Page(),
            settings,
            InterviewSettingsInput.Of(settings),
            [],
            http.Request.Query["said"] == "kept"
                ? new("已保存，下一个工作日起按它判断。", "Kept; it counts from the next workday on.")
                : null
        );
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = InterviewSettingsInput.Of(form.Fields());
        var faults = new List<(string Field, LocalizedText Sentence)>();
        if (input.Read(faults) is not var (criteria, days))
            return Page(
                page,
                await interviewStore.Settings(cancellationToken),
                input,
                faults,
                null,
                StatusCodes.Status422UnprocessableEntity
            );

        var expected = int.TryParse(form["expected"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return await interviewStore.Set(
            criteria,
            days,
            expected,
            clock.GetUtcNow(),
            page.Visitor.DisplayNameFor(Permission.EditSettings, null),
            cancellationToken
        )
            ? new SeeOtherResult(SettingsUrls.Interviews + "?said=kept")
            : Page(
                page,
                await interviewStore.Settings(cancellationToken),
                input,
                [("", SettingsEndpoints.Raced)],
                null,
                StatusCodes.Status409Conflict
            );
    }

    private static IResult Page(
        PageContext page,
        InterviewSettings settings,
        InterviewSettingsInput input,
        IReadOnlyList<(string Field, LocalizedText Sentence)> faults,
        LocalizedText? said,
        int status = StatusCodes.Status200OK
    ) => page.Render<InterviewSettingsPage>(status, ("Settings", settings), ("Typed", input), ("Faults", faults), ("Said", said));
}
