using System.Security.Cryptography;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Interviews;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Rehearsals;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Pages.Settings;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Puts the page of one edition together.</summary>
internal sealed class PlanPageMaker(EditionComparer comparer, DirectoryDesk people, RulesInForce rules, GridBook grid, InterviewBook interviews)
{
    /// <param name="edit">The form that is to be open: head, policy, new or a task.</param>
    public async Task<PlanView> Make(PageContext page, OpenedEdition opened, int from, string? edit, CancellationToken cancel)
    {
        var isDraft = opened.CanBeCorrected;
        var mayCorrect = isDraft && PlanRoom.Covers(page, Deed.UploadPlan, opened.Plan);
        from = edit is { Length: > 0 } && from == 0 ? PageOf(opened, edit) : Math.Clamp(from, 0, Math.Max(0, opened.Draft.Tasks.Length - 1));
        var directory = await people.Directory(cancel);
        return new PlanView(
            opened,
            new Reading(opened, from, PlanView.TasksOnAPage),
            from,
            isDraft ? MissingRecipients.Of(opened.Plan, directory, page.Today) : null,
            isDraft ? FirstWeeks.Of(opened.Plan, rules.Current, directory, page.Today, opened.Draft.Rhythms, RehearsalSettings.Of(await grid.Settings(cancel), await interviews.Settings(cancel))) : null,
            isDraft ? await comparer.Compare(opened.Plan, cancel) : null,
            rules.Current.Calendar,
            mayCorrect,
            PlanRoom.Covers(page, Deed.StartPlan, opened.Plan))
        {
            Edit = mayCorrect && edit is { Length: > 0 } ? Open(edit) : null,
            Policy = mayCorrect && edit == Addresses.Policy ? PolicyOf(page, opened) : null,
        };
    }

    /// <summary>Where the page begins that shows a task.</summary>
    public static int PageOf(OpenedEdition opened, string scope)
    {
        var index = opened.Corrected.TaskKeys.ToList().FindIndex(key => Addresses.Task(key) == scope);
        return Math.Max(0, index) / PlanView.TasksOnAPage * PlanView.TasksOnAPage;
    }

    private static EditState Open(string edit)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return EditState.Fresh(edit == "new" ? Addresses.Task("n" + nonce) : edit, nonce);
    }

    private PolicyEdit PolicyOf(PageContext page, OpenedEdition opened)
    {
        var policy = opened.Plan.Tasks.Select(task => task.Spec.Policy).FirstOrDefault(own => own is not null) ?? rules.Current.Policy;
        return new PolicyEdit(TypedPolicy.Of(policy, page.Today), [], policy);
    }
}
