using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Handler of the table that asks what becomes of the tasks without a deadline. All its answers are kept, or none.</summary>
internal sealed class UndatedPageHandler(
    PlanEditionService planEditionService,
    PlanCorrectionService planCorrectionService,
    PlanPageModelBuilder planPageModelBuilder
)
{
    public async Task<IResult> Answer(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (
            await planEditionService.Open(hash, cancellationToken) is not { } opened
            || !PlanPageHandler.Covers(page, Permission.UploadPlan, opened.Plan)
        )
            return ConsoleResults.NotFound(page);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (values, input) = UndatedInput.Read(form.Fields(), UndatedRowModel.Of(opened.Corrected));
        if (input.Faults.Count > 0)
            return await Again(page, opened, input, null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        return await planCorrectionService.Correct(
            hash,
            new CorrectionForm(DraftFieldPath.Undated, PlanPageHandler.Number(form["version"]), values),
            page.Visitor.DisplayNameFor(Permission.UploadPlan, opened.Plan.Place),
            plan => PlanPageHandler.Covers(page, Permission.UploadPlan, plan),
            cancellationToken
        ) switch
        {
            CorrectionOutcome.Kept => PlanPageHandler.See(hash, "corrected", "undated"),
            CorrectionOutcome.Elsewhere => ConsoleResults.Forbidden(page, Permission.UploadPlan),
            CorrectionOutcome.Raced raced => await Again(
                page,
                opened,
                null,
                new(
                    $"没有保存：在您填写期间，{raced.Theirs[^1].By}已作了回答。请看过下面的表后再保存。",
                    $"Nothing was kept: {raced.Theirs[^1].By} has answered while you were typing. See the table below, then save again."
                ),
                StatusCodes.Status409Conflict,
                cancellationToken
            ),
            CorrectionOutcome.Faulty faulty => await Again(
                page,
                opened,
                input,
                faulty.Faults[0].Sentence,
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken
            ),
            CorrectionOutcome.TooLate => await Again(
                page,
                opened,
                null,
                new("没有保存：这份方案已经启动或正在启动。", "Not kept: this plan has been started, or is being started."),
                StatusCodes.Status409Conflict,
                cancellationToken
            ),
            _ => ConsoleResults.NotFound(page),
        };
    }

    private async Task<IResult> Again(
        PageContext page,
        OpenedPlanEdition before,
        UndatedInput? input,
        LocalizedText? why,
        int status,
        CancellationToken cancellationToken
    )
    {
        var opened = await planEditionService.Open(before.Edition.ContentHash, cancellationToken) ?? before;
        var model = await planPageModelBuilder.Make(page, opened, 0, null, cancellationToken);
        return page.Render<PlanPage>(status, ("View", model with { UndatedTyped = input, Said = why, IsRefused = why is not null }));
    }
}
