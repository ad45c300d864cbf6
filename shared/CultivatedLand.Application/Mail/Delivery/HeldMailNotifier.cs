using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Delivery;

/// <summary>
/// Notifier of the offices whose letters and interview notices wait for release. Each office gets one mail for what was held together.
/// Rule: DOMAIN, "Hand-overs are told at once".
/// </summary>
public sealed class HeldMailNotifier(IDirectoryStore directoryStore, PlaceMailLog places, MailContext context, TimeProvider clock)
    : IHeldMailNotifier
{
    /// <summary>
    /// Writes the mails to the offices and notes their places. The caller records them together with the mails that are held,
    /// so that none is told without the other.
    /// </summary>
    /// <param name="batch">Envelopes of the mails, in the same order.</param>
    public async Task<IReadOnlyList<MailRecord>> Write(
        IReadOnlyList<Envelope> batch,
        IReadOnlyList<MailRecord> mails,
        CancellationToken cancellationToken
    )
    {
        var held = batch.Zip(mails).Where(pair => pair.Second.Standing.State == MailState.Held).ToList();
        if (held.Count == 0 || !context.Rules.Policy.HandOvers.IsOn)
            return [];
        var at = new NoticeSchedule(context.Rules.Policy, context.Calendar).HandOverTimeAfter(clock.GetUtcNow());
        var directory = await directoryStore.Current(cancellationToken);
        var written = new List<MailRecord>();
        foreach (
            var office in held.Select(pair =>
                    (
                        pair.First.Items[0].Notice,
                        Mail: pair.Second,
                        Office: OfficeMail.Find(
                            directory,
                            [.. pair.First.Items[0].Notice.LeadOffices],
                            pair.First.Items[0].Notice.Place,
                            ChinaTime.DateOf(at)
                        )
                    )
                )
                .Where(pair => pair.Office.Mail is not null)
                .GroupBy(pair => pair.Office.Key)
        )
        {
            var id = IdOf(office.Key, office.Select(pair => pair.Mail.Id));
            var notices = office.Select(pair => pair.Notice).DistinctBy(notice => notice.Id).ToList();
            var content = OfficeMail.Compose(
                context,
                office.First().Office,
                id,
                Subject(notices.Count),
                new(
                    "下列文书已拟好，签发之前不会发出：督办函在“邮件”页面核对后签发；约谈在“约谈”页面定好时间、地点和参加人员后一次签发。",
                    "These papers are drafted and do not go out until they are released: letters on the page of mails, "
                        + "interviews on their own page, where day, hour, place and participants are set."
                ),
                notices.Select(Line),
                at
            );
            await places.Note(id, notices[0].Place, cancellationToken);
            written.Add(new MailRecord(id, content, [], null, at, MailDeliveryState.New(at)));
        }

        return written;
    }

    internal static LocalizedText Subject(int papers) =>
        new($"【待签发】{papers}件文书等待签发", $"[To be released] {papers} papers wait for release");

    private string Line(Notice notice) =>
        $"{notice.Kind.In(context.Language)} {notice.Place} {notice.TaskName} · {notice.PhaseName} {notice.Due:yyyy-MM-dd}";

    private static string IdOf(string office, IEnumerable<string> mails) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"held\n{office}\n{string.Join('\n', mails.Order(StringComparer.Ordinal))}"))
        )[..20];
}
