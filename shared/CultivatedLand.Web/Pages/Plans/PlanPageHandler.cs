using System.Globalization;
using System.Security.Cryptography;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Handler of the pages of plans. A success answers with a redirect. A failure shows the page again with all typed text.</summary>
internal sealed class PlanPageHandler(
    PlanEditionService planEditionService,
    PlanCorrectionService planCorrectionService,
    PlanIntake intake,
    PlanPageModelBuilder planPageModelBuilder,
    ILedger ledger,
    PlanPlaceFinder planPlaceFinder,
    UploadReader uploadReader,
    PlanStartPageHandler planStartPageHandler
)
{
    private const int MostListed = 300;

    public async Task<IResult> List(
        PageContext page,
        IReadOnlyList<LocalizedText> faults,
        CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK
    )
    {
        var editions = new List<PlanListItem>();
        foreach (var edition in await planEditionService.List(MostListed, cancellationToken))
        {
            if (edition.Reach.All(place => page.Visitor.Can(Permission.UploadPlan, place)))
                editions.Add(new PlanListItem(edition, IsOpen: true));
            else if (await HasTasksAt(edition, page.Visitor, cancellationToken))
                editions.Add(new PlanListItem(edition, IsOpen: false));
        }

        return page.Render<PlanListPage>(status, ("Editions", editions), ("Faults", faults));
    }

    /// <summary>
    /// Whether a plan has tasks at the user's places.
    /// A started plan of the office above has assigned them work; a draft belongs to its own office alone.
    /// </summary>
    private async Task<bool> HasTasksAt(PlanEditionListItem listed, CurrentUser user, CancellationToken cancellationToken) =>
        listed.Edition.State is EditionState.Started or EditionState.Starting
        && (await ledger.ListWithin(new TaskQuery(Most: 1, PlanId: listed.PlanId), user.Places, cancellationToken)).Tasks.Count > 0;

    public async Task<IResult> Receive(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var upload = await uploadReader.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return await List(page, [.. rejected.Faults], cancellationToken, StatusCodes.Status422UnprocessableEntity);

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        if (file.Content.Length == 0)
            return await List(
                page,
                [new("请先选择文件。", "Choose a file first.")],
                cancellationToken,
                StatusCodes.Status422UnprocessableEntity
            );
        switch (await intake.Receive(file, "", cancellationToken, page.Visitor))
        {
            case IntakeOutcome.Received received:
                return See(received.Edition.ContentHash, "read");
            case IntakeOutcome.AlreadyHere known:
                return See(known.Edition.ContentHash, "known");
            case IntakeOutcome.Unusable unusable:
                return await List(page, [unusable.Reason], cancellationToken, StatusCodes.Status422UnprocessableEntity);
            case IntakeOutcome.Elsewhere { Place: var place }:
                http.Deny(Permission.UploadPlan, place);
                return await List(page, [Elsewhere(place)], cancellationToken, StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException("A plan is received, known, unusable or for another place.");
        }
    }

    private static LocalizedText Elsewhere(Place place) =>
        new(
            $"没有收下：方案中的“{place}”不在您负责的地方。请在方案中写明全称（如 青禾县/石桥镇/柳树村），或请上级单位上传。",
            $"Not taken in: “{place}” in this plan is not within your places. "
                + "Write it in full in the plan (such as 青禾县/石桥镇/柳树村), or let the office above you send it."
        );

    public async Task<IResult> Show(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await planStartPageHandler.ShowProgress(http, hash, cancellationToken) is { } progress)
            return progress;
        if (await Opened(page, hash, cancellationToken) is not { } opened)
            return ConsoleResults.NotFound(page);

        var query = http.Request.Query;
        var planPageModel = await planPageModelBuilder.Make(page, opened, Number(query["from"]), query["edit"], cancellationToken);
        return page.Render<PlanPage>(parameters: ("View", planPageModel with { Said = SaidOf(query["said"]) }));
    }

    public async Task<IResult> Original(PageContext page, string hash, CancellationToken cancellationToken) =>
        await Opened(page, hash, cancellationToken) is not null && await planEditionService.Original(hash, cancellationToken) is { } file
            ? Results.File(file.Content.ToArray(), "application/octet-stream", file.Name)
            : ConsoleResults.NotFound(page);

    public async Task<IResult> Correct(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Opened(page, hash, cancellationToken) is not { } opened)
            return ConsoleResults.NotFound(page);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var correctionForm = new CorrectionForm(
            form["scope"].ToString(),
            Number(form["version"]),
            form.Where(field => DraftFieldPath.KindOf(field.Key) is not null)
                .ToDictionary(field => field.Key, field => field.Value.ToString())
        );
        if (LossOf(correctionForm, opened, form) is { } loss)
            return LossQuestion.Ask(http, form, loss, new("不要这项任务", "Leave this task out"), PageUrls.Plan(hash));
        return await Answer(
            page,
            opened,
            correctionForm,
            Nonce(form["nonce"]),
            await planCorrectionService.Correct(
                hash,
                correctionForm,
                page.Visitor.DisplayNameFor(Permission.UploadPlan, opened.Plan.Place),
                plan => Covers(page, Permission.UploadPlan, plan),
                cancellationToken,
                await planPlaceFinder.For(page.Visitor, cancellationToken)
            ),
            null,
            cancellationToken
        );
    }

    /// <summary>Returns the question about a task that is left out of a draft. Null for any other correction.</summary>
    private static LocalizedText? LossOf(CorrectionForm correction, OpenedPlanEdition opened, IFormCollection form)
    {
        if (LossQuestion.IsConfirmed(form) || correction.Typed.GetValueOrDefault($"{correction.Scope}.removed", "").Length == 0)
            return null;
        var (name, area) = (opened.Corrected[$"{correction.Scope}.name"], opened.Corrected[$"{correction.Scope}.area"]);
        if (name.Length == 0)
            return null;
        return new(
            $"将不启动任务“{name}”{(area.Length > 0 ? $"（{area}亩）" : "")}：它的阶段、时限和分解都不列入台账，不会有人被提醒。启动前可以恢复。确定吗？",
            $"The task “{name}”{(area.Length > 0 ? $" ({area} mu)" : "")} would be left out: "
                + $"its phases, dates and shares do not enter the ledger, "
                + "and nobody is reminded of it. It can be put back before the start. Is that right?"
        );
    }

    public async Task<IResult> SetPolicy(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Opened(page, hash, cancellationToken) is not { } opened)
            return ConsoleResults.NotFound(page);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var policy = DeadlinePolicyInput.Of(http.Request.FormOrQuery(), page.Today);
        var (file, read, faults) = policy.Read();
        var act = form["act"].ToString();
        var edit = new PolicyEditState(policy, faults, read);
        var correctionForm = new CorrectionForm(
            DraftFieldPath.Policy,
            Number(form["version"]),
            new Dictionary<string, string> { [DraftFieldPath.Policy] = act == "drop" ? "" : DeadlinePolicyInput.Json(file) }
        );
        if (act == "try" || (act != "drop" && faults.Count > 0))
        {
            var planPageModel = await planPageModelBuilder.Make(page, opened, 0, null, cancellationToken);
            return page.Render<PlanPage>(
                faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
                ("View", planPageModel with { Policy = edit, Edit = DraftEditState.Fresh(DraftFieldPath.Policy, Nonce(form["nonce"])) })
            );
        }

        return await Answer(
            page,
            opened,
            correctionForm,
            Nonce(form["nonce"]),
            await planCorrectionService.Correct(
                hash,
                correctionForm,
                page.Visitor.DisplayNameFor(Permission.UploadPlan, opened.Plan.Place),
                plan => Covers(page, Permission.UploadPlan, plan),
                cancellationToken,
                await planPlaceFinder.For(page.Visitor, cancellationToken)
            ),
            edit,
            cancellationToken
        );
    }

    private async Task<IResult> Answer(
        PageContext page,
        OpenedPlanEdition before,
        CorrectionForm form,
        string nonce,
        CorrectionOutcome outcome,
        PolicyEditState? policy,
        CancellationToken cancellationToken
    )
    {
        var hash = before.Edition.ContentHash;
        switch (outcome)
        {
            case CorrectionOutcome.Kept:
                return See(hash, "corrected", "t-" + form.Scope[(form.Scope.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            case CorrectionOutcome.Elsewhere:
                return ConsoleResults.Forbidden(page, Permission.UploadPlan);
            case CorrectionOutcome.NoSuchEdition:
                return ConsoleResults.NotFound(page);
        }

        var opened = await planEditionService.Open(hash, cancellationToken) ?? before;
        var (typed, faults, theirs) = outcome switch
        {
            CorrectionOutcome.Raced raced => (raced.Merged, [], raced.Theirs),
            CorrectionOutcome.Faulty faulty => (form.Typed, faulty.Faults, []),
            _ => (form.Typed, (IReadOnlyList<CorrectionFault>)[], (IReadOnlyList<Correction>)[]),
        };
        var planPageModel = await planPageModelBuilder.Make(
            page,
            opened,
            PlanPageModelBuilder.PageOf(opened, form.Scope),
            null,
            cancellationToken
        ) with
        {
            Edit = new DraftEditState(form.Scope, typed, faults, theirs, nonce)
            {
                ShownAt = outcome is CorrectionOutcome.Raced ? null : form.Version,
            },
            Policy = policy,
        };
        return outcome is CorrectionOutcome.TooLate
            ? page.Render<PlanPage>(
                StatusCodes.Status409Conflict,
                (
                    "View",
                    planPageModel with
                    {
                        Said = new("没有保存：这份方案已经启动或正在启动。", "Not kept: this plan has been started, or is being started."),
                        IsRefused = true,
                    }
                )
            )
            : page.Render<PlanPage>(
                outcome is CorrectionOutcome.Raced ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
                ("View", planPageModel)
            );
    }

    /// <returns>Null also for a plan outside the user's places: a user who may not see it is not told that it is there.</returns>
    private async Task<OpenedPlanEdition?> Opened(PageContext page, string hash, CancellationToken cancellationToken) =>
        await planEditionService.Open(hash, cancellationToken) is { } opened && Covers(page, Permission.UploadPlan, opened.Plan)
            ? opened
            : null;

    /// <summary>Whether the user has the permission at every place that the corrected plan reaches.</summary>
    internal static bool Covers(PageContext page, Permission permission, Plan plan) =>
        plan.Reach.All(place => page.Visitor.Can(permission, place));

    internal static IResult See(string hash, string said, string? anchor = null) =>
        new SeeOtherResult($"{PageUrls.Plan(hash)}?said={said}{(anchor is null ? "" : "#" + anchor)}");

    private static LocalizedText? SaidOf(string? said) =>
        said switch
        {
            "read" => new(
                "已读取。请先看问题，再核对任务、收件人，然后启动。",
                "It is read. See the findings first, check the tasks and the recipients, then start it."
            ),
            "known" => new("这份文件以前已经收到，没有重复登记。", "This very file came before; it was not taken in again."),
            "corrected" => new("更正已保存。", "The correction is kept."),
            "read-again" => new("已重新读取，更正仍在。", "It is read again; the corrections stay."),
            "person" => new("已加入通讯录。", "Added to the directory."),
            "started" => new("已启动。从现在起按时限提醒。", "Started. Reminders go out from now on."),
            _ => null,
        };

    internal static int Number(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Nonce(string? typed) =>
        typed is { Length: 8 } && typed.All(char.IsAsciiHexDigitLower)
            ? typed
            : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
}

/// <summary>Item of the list of plans.</summary>
/// <param name="IsOpen">Whether the user may open it. Otherwise it leads to its tasks at the user's places.</param>
public sealed record PlanListItem(PlanEditionListItem Listed, bool IsOpen);
