using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Handler of the button that has the document of a draft read again. The page of the draft shows what that has changed.</summary>
internal sealed class PlanReadingPageHandler(
    PlanEditionService planEditionService,
    PlanRereadingService planRereadingService,
    PlanPlaceFinder planPlaceFinder,
    PlanPageModelBuilder planPageModelBuilder
)
{
    public async Task<IResult> ReadAgain(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (
            await planEditionService.Open(hash, cancellationToken) is not { } opened
            || !PlanPageHandler.Covers(page, Permission.UploadPlan, opened.Plan)
        )
            return ConsoleResults.NotFound(page);
        return await planRereadingService.ReadAgain(
            hash,
            page.Visitor.DisplayNameFor(Permission.UploadPlan, opened.Plan.Place),
            plan => PlanPageHandler.Covers(page, Permission.UploadPlan, plan),
            await planPlaceFinder.For(page.Visitor, cancellationToken),
            cancellationToken
        ) switch
        {
            RereadingOutcome.Done => PlanPageHandler.See(hash, "read-again", "read-again"),
            RereadingOutcome.Elsewhere => ConsoleResults.Forbidden(page, Permission.UploadPlan),
            RereadingOutcome.Refused refused => await Refused(
                page,
                opened,
                refused.Why,
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken
            ),
            RereadingOutcome.TooLate => await Refused(page, opened, TooLate, StatusCodes.Status409Conflict, cancellationToken),
            _ => ConsoleResults.NotFound(page),
        };
    }

    private static LocalizedText TooLate { get; } =
        new("没有重新读取：这份方案已经启动或正在启动。", "Not read again: this plan has been started, or is being started.");

    private async Task<IResult> Refused(
        PageContext page,
        OpenedPlanEdition before,
        LocalizedText why,
        int status,
        CancellationToken cancellationToken
    )
    {
        var opened = await planEditionService.Open(before.Edition.ContentHash, cancellationToken) ?? before;
        var model = await planPageModelBuilder.Make(page, opened, 0, null, cancellationToken);
        return page.Render<PlanPage>(status, ("View", model with { Said = why, IsRefused = true }));
    }
}
