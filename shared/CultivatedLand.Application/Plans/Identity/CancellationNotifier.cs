using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>
/// Notifier of the offices whose tasks a corrected edition cancels.
/// Each office gets one mail for each start: the lead office that a task names, otherwise the one at its place or above.
/// </summary>
public sealed class CancellationNotifier(
    IDirectoryStore directoryStore,
    PlaceMailLog mails,
    MailContext context,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    public async Task Send(OpenedPlanEdition opened, IReadOnlyList<RectificationTask> ended, string by, CancellationToken cancellationToken)
    {
        if (ended.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var at = new NoticeSchedule(context.Rules.Policy, context.Calendar).HandOverTimeAfter(now);
        var directory = await directoryStore.Current(cancellationToken);
        var offices = ended
            .Select(task => (Task: task, Office: OfficeOf(directory, task, ChinaTime.DateOf(now))))
            .Where(pair => pair.Office.Mail is not null)
            .GroupBy(pair => pair.Office.Key);
        foreach (var tasks in offices)
        {
            var office = tasks.First().Office;
            var id = IdOf(opened, tasks.Key);
            var content = OfficeMail.Compose(
                context,
                office,
                id,
                Subject(opened, tasks.Count()),
                Lead(opened, by),
                tasks.Select(pair => $"{pair.Task.Spec.Place} {pair.Task.Spec.Name} ({pair.Task.Id})"),
                at
            );
            var mail = new MailRecord(id, content, [], null, at, MailDeliveryState.New(at));
            await mails.Record(mail, tasks.First().Task.Spec.Place, cancellationToken);
        }

        changeSignal.Raise(null);
    }

    private static Recipient OfficeOf(PeopleDirectory directory, RectificationTask task, DateOnly day) =>
        OfficeMail.Find(directory, [.. task.Spec.LeadOffices], task.Spec.Place, day);

    /// <summary>Derives the id from the start and the office, so that a start which is resumed tells an office once.</summary>
    private static string IdOf(OpenedPlanEdition opened, string office)
    {
        var start = opened.Seal?.At.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var words = $"{opened.Edition.ContentHash}\n{start}\n{office}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..20];
    }

    private static LocalizedText Subject(OpenedPlanEdition opened, int tasks) =>
        new($"【任务已取消】{opened.Plan.Title}：{tasks}项任务", $"[Tasks cancelled] {opened.Plan.Title}: {tasks} tasks");

    private static LocalizedText Lead(OpenedPlanEdition opened, string by) =>
        new(
            $"{by}启动了“{opened.Plan.Title}”（{opened.Edition.FileName}），其中不再列入下列任务，这些任务已取消。"
                + "如有误，请在“方案”页面重新启用上一版，或与启动的人联系。",
            $"{by} has started “{opened.Plan.Title}” ({opened.Edition.FileName}), which no longer names these tasks; they are cancelled. "
                + "If that is a mistake, put the edition before back in force on the page of plans, or speak to who started it."
        );
}
