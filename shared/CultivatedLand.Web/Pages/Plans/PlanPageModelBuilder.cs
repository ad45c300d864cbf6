using System.Security.Cryptography;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Web.Pages.Layout;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Builder of the page of one edition.</summary>
internal sealed class PlanPageModelBuilder(
    StartReviewer startReviewer,
    EditionReadings editionReadings,
    PlanRereadingService planRereadingService,
    DirectoryService people,
    CurrentDeadlineRules rules,
    GridStore grid,
    InterviewStore interviews,
    DutyService duties
)
{
    private const int MostKnown = 500;

    /// <param name="edit">Form that is to be open: head, policy, new or a task.</param>
    public async Task<PlanPageModel> Make(
        PageContext page,
        OpenedPlanEdition opened,
        int from,
        string? edit,
        CancellationToken cancellationToken
    )
    {
        var isDraft = opened.CanBeCorrected;
        var mayCorrect = isDraft && PlanPageHandler.Covers(page, Permission.UploadPlan, opened.Plan);
        from =
            edit is { Length: > 0 } && from == 0 ? PageOf(opened, edit) : Math.Clamp(from, 0, Math.Max(0, opened.Draft.Tasks.Length - 1));
        var isWaiting = opened.Edition.State is EditionState.Draft or EditionState.Superseded;
        var review = isWaiting ? await startReviewer.Review(opened, cancellationToken) : null;
        var directory = await people.Directory(cancellationToken);
        return new PlanPageModel(
            opened,
            new DraftPaneBuilder(opened, await editionReadings.Document(opened, cancellationToken), from, PlanPageModel.TasksOnAPage),
            from,
            isDraft ? MissingRecipients.Of(opened.Plan, directory, page.Today) : null,
            isDraft
                ? MailForecast.Of(
                    opened.Plan,
                    rules.Current,
                    directory,
                    page.Today,
                    [.. opened.Draft.Rhythms.Where(rhythm => !rhythm.IsOff)],
                    RehearsalSettings.Of(await grid.Settings(cancellationToken), await interviews.Settings(cancellationToken))
                )
                : null,
            review,
            rules.Current.Calendar,
            mayCorrect,
            review?.MissingFor(page.Visitor)
        )
        {
            Known = isDraft
                ?
                [
                    .. directory
                        .Entries.Where(entry => entry.Mail is not null && page.Visitor.Can(Permission.SeeDirectory, entry.Place))
                        .DistinctBy(entry => (entry.Name, entry.Mail))
                        .Take(MostKnown),
                ]
                : [],
            Rhythms = isDraft
                ?
                [
                    .. opened.Draft.Rhythms.Select(read =>
                        RhythmForecast.Of(opened.Plan, read, directory, rules.Current.Calendar, page.Today)
                    ),
                ]
                : [],
            Villages = mayCorrect ? PlannedPatrol.Villages(opened.Plan.Place, directory).Count : 0,
            Undated = mayCorrect ? UndatedRowModel.Of(opened.Corrected) : [],
            Duties = isDraft
                ? []
                :
                [
                    .. (await duties.List(opened.Plan.Id, cancellationToken)).Where(duty =>
                        page.Visitor.Can(Permission.SeeLedger, duty.Place)
                    ),
                ],
            IsReadingOffered = mayCorrect && planRereadingService.IsOffered(opened),
            Edit = mayCorrect && edit is { Length: > 0 } ? Open(edit) : null,
            Policy = mayCorrect && edit == DraftFieldPath.Policy ? PolicyOf(page, opened) : null,
        };
    }

    /// <summary>Returns the index at which the page with a task begins.</summary>
    public static int PageOf(OpenedPlanEdition opened, string scope)
    {
        var index = opened.Corrected.TaskKeys.ToList().FindIndex(key => DraftFieldPath.Task(key) == scope);
        return Math.Max(0, index) / PlanPageModel.TasksOnAPage * PlanPageModel.TasksOnAPage;
    }

    private static DraftEditState Open(string edit)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return DraftEditState.Fresh(edit == "new" ? DraftFieldPath.Task("n" + nonce) : edit, nonce);
    }

    private PolicyEditState PolicyOf(PageContext page, OpenedPlanEdition opened)
    {
        var policy = opened.Plan.Tasks.Select(task => task.Spec.Policy).FirstOrDefault(own => own is not null) ?? rules.Current.Policy;
        return new PolicyEditState(DeadlinePolicyInput.Of(policy, page.Today), [], policy);
    }
}
