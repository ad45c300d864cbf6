using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Composer of the mails about leads and missed patrols. The id of each mail derives from its content, so that no mail is sent twice.
/// </summary>
public sealed class GridMailComposer(SimpleMailComposer mail)
{
    public const string LeadsPath = "/leads";
    public const string PatrolsPath = "/patrols";

    public MailRecord About(Lead lead, LeadNotice notice, PeopleDirectory directory)
    {
        var spec = lead.Spec;
        var recipient = First(directory, spec.FoundBy).Resolve(notice.To, [], ChinaTime.DateOf(notice.At));
        var step = notice.Step.Words();
        var limit = $"{ChinaTime.Of(notice.Limit):yyyy-MM-dd HH:mm}";
        var subject =
            notice.Rung == 0
                ? new LocalizedText($"【线索待办】{spec.Place.Name}：{step.Chinese}", $"[Lead for you] {spec.Place.Name}: {step.English}")
                : new LocalizedText(
                    $"【线索超时】{spec.Place.Name}：{step.Chinese}，时限{limit}",
                    $"[Lead late] {spec.Place.Name}: {step.English}, was due {limit}"
                );
        return mail.Write(
            notice.Identity,
            recipient,
            notice.At,
            subject,
            [
                notice.Rung == 0
                    ? new($"有一条线索到您这里，请于{limit}前办理。", $"A lead has come to you; please deal with it by {limit}.")
                    : new(
                        $"这条线索的这一步应于{limit}前办完，至今未办（第{notice.Rung}次提醒）。",
                        $"This step of the lead was to be done by {limit} and is not (reminder number {notice.Rung})."
                    ),
                new($"地点：{spec.Place}", $"Place: {spec.Place}"),
                new(
                    $"发现：{ChinaTime.Of(spec.FoundAt):yyyy-MM-dd HH:mm}，{spec.FoundBy}",
                    $"Found: {ChinaTime.Of(spec.FoundAt):yyyy-MM-dd HH:mm}, by {spec.FoundBy}"
                ),
                new($"情况：{spec.What}", $"What was seen: {spec.What}"),
                new($"面积：{spec.Area?.ToString() ?? "未知"}亩", $"Area: {spec.Area?.ToString() ?? "not known"} mu"),
            ],
            $"{LeadsPath}/{lead.Id}"
        );
    }

    /// <summary>Composes one mail for each member, or one for a chief.</summary>
    public IEnumerable<MailRecord> About(PatrolPlan plan, PatrolNotice notice, DateTimeOffset sending, PeopleDirectory directory)
    {
        var members = notice.Rung == 0 && plan.Members.Count > 0 ? plan.Members : [""];
        foreach (var member in members)
        {
            var recipient = First(directory, member).Resolve(notice.To, [], ChinaTime.DateOf(sending));
            var due = $"{notice.Due:yyyy-MM-dd}";
            var subject =
                notice.Rung == 0
                    ? new LocalizedText($"【巡查提醒】{plan.Place.Name}：{due}前应巡查", $"[Patrol due] {plan.Place.Name}: by {due}")
                    : new LocalizedText(
                        $"【漏巡】{plan.Place.Name}：{due}应巡查，没有登记",
                        $"[Patrol missed] {plan.Place.Name}: was due {due}"
                    );
            yield return mail.Write(
                $"{notice.Identity}/{member}",
                recipient,
                sending,
                subject,
                [
                    notice.Rung == 0
                        ? new(
                            $"{plan.Place}本期巡查应于{due}前完成，台账中还没有登记。",
                            $"The patrol of {plan.Place} is due by {due} and is not in the log yet."
                        )
                        : new(
                            $"{plan.Place}应于{due}前完成的巡查，台账中没有登记。",
                            $"The patrol of {plan.Place} that was due by {due} is not in the log."
                        ),
                ],
                PatrolsPath
            );
        }
    }

    /// <summary>
    /// Puts this person first in the directory. Where several hold the same post at one place, the mail is then for this person.
    /// </summary>
    private static PeopleDirectory First(PeopleDirectory directory, string name) =>
        name.Length > 0 && directory.Entries.Any(entry => entry.Name == name)
            ? new PeopleDirectory(directory.Entries.OrderBy(entry => entry.Name == name ? 0 : 1))
            : directory;
}
