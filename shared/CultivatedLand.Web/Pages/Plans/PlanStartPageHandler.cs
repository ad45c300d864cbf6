using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Handler of the start of an edition from its page. What stands against the start is shown on the page.</summary>
internal sealed class PlanStartPageHandler(
    PlanEditionService planEditionService,
    PlanStartService planStartService,
    PlanPageModelBuilder planPageModelBuilder,
    IPlanStore planStore,
    PlanStartProgressStore planStartProgressStore
)
{
    /// <summary>Seconds after which the page of a start shows itself again.</summary>
    private const string ShowsAgainAfter = "2";

    /// <summary>
    /// Shows how far the start of an edition is, while it goes on. The page is read again by itself, without a script.
    /// It does not read the document, which takes seconds for a large one.
    /// </summary>
    /// <returns>Null for an edition that is not being started, and for one that the user may not see.</returns>
    public async Task<IResult?> ShowProgress(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (
            await planStore.Find(hash, cancellationToken) is not { State: EditionState.Starting } edition
            || await planEditionService.PlacesOf(hash, cancellationToken) is not { } places
            || !places.All(place => page.Visitor.Can(Permission.UploadPlan, place))
        )
            return null;
        http.Response.Headers["Refresh"] = ShowsAgainAfter;
        return page.Render<PlanStartPage>(
            parameters: [("Edition", edition), ("Progress", await planStartProgressStore.Of(edition, cancellationToken))]
        );
    }

    public async Task<IResult> Start(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (
            await planEditionService.Open(hash, cancellationToken) is not { } opened
            || !PlanPageHandler.Covers(page, Permission.UploadPlan, opened.Plan)
        )
            return ConsoleResults.NotFound(page);
        if (!PlanPageHandler.Covers(page, Permission.StartPlan, opened.Plan))
            return ConsoleResults.Forbidden(page, Permission.StartPlan);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var seen = PlanPageHandler.Number(form["version"]);
        if (opened.CanBeCorrected && seen != opened.Corrections.Version)
        {
            var last = opened.Corrections.All is [.., var latest] ? latest.By : "";
            return await NotStarted(
                page,
                opened,
                new(
                    $"还没有启动：在您查看期间，{last}又作了更正。请看过更正记录后再启动。",
                    $"Not started: {last} has corrected it while you were looking. See the list of corrections, then start it."
                ),
                cancellationToken
            );
        }

        var by = page.Visitor.DisplayNameFor(Permission.StartPlan, opened.Plan.Place);
        return await planStartService.Start(
            hash,
            new StartRequest(
                by,
                page.Visitor,
                AnswerOf(form["as"].ToString()),
                PlaceOf(form["place"].ToString()),
                PlanPageHandler.Number(form["cancels"])
            ),
            cancellationToken
        ) switch
        {
            StartOutcome.Started { Edition.State: EditionState.Starting } => new SeeOtherResult(PageUrls.Plan(hash)),
            StartOutcome.Started => PlanPageHandler.See(hash, "started"),
            StartOutcome.Forbidden forbidden => ConsoleResults.Forbidden(http, forbidden.Permission, forbidden.Place),
            StartOutcome.Asked asked => await NotStarted(page, opened, PlanQuestionText.Of(asked.Candidates), cancellationToken),
            StartOutcome.Cancels cancels => await NotStarted(page, opened, StartReview.Cancels(cancels.Tasks), cancellationToken),
            StartOutcome.PlaceAsked open => await NotStarted(page, opened, PlaceQuestionText.Of(open.Choices), cancellationToken),
            StartOutcome.DeadlinesAsked undated => await NotStarted(page, opened, UndatedQuestionText.Of(undated.Tasks), cancellationToken),
            StartOutcome.UndatedFaulty faulty => await NotStarted(page, opened, faulty.Fault, cancellationToken),
            StartOutcome.NoPlace typed => await NotStarted(page, opened, PlaceQuestionText.NoPlace(typed.Typed), cancellationToken),
            StartOutcome.NoSuchPlan unknown => await NotStarted(
                page,
                opened,
                PlanAnswerReader.NotInForce(unknown.PlanId),
                cancellationToken
            ),
            _ => ConsoleResults.NotFound(page),
        };
    }

    private static string? PlaceOf(string typed) => typed.Trim() is { Length: > 0 } place ? place : null;

    /// <summary>Reads the answer of the form: a new plan, or the id of the plan that is corrected.</summary>
    private static PlanAnswer? AnswerOf(string chosen) =>
        chosen switch
        {
            "" => null,
            PlanAnswerReader.New => new PlanAnswer(IsCorrection: false, null),
            PlanAnswerReader.Correction => new PlanAnswer(IsCorrection: true, null),
            _ => new PlanAnswer(IsCorrection: true, chosen),
        };

    private async Task<IResult> NotStarted(
        PageContext page,
        OpenedPlanEdition opened,
        LocalizedText why,
        CancellationToken cancellationToken
    )
    {
        var now = await planEditionService.Open(opened.Edition.ContentHash, cancellationToken) ?? opened;
        var planPageModel = await planPageModelBuilder.Make(page, now, 0, null, cancellationToken);
        return page.Render<PlanPage>(StatusCodes.Status409Conflict, ("View", planPageModel with { Said = why, IsRefused = true }));
    }
}
