using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Mail of the first weeks of a plan: its recipient, its time and the notices in it.</summary>
public sealed record ForecastMail(DateTimeOffset SendAt, Recipient To, IReadOnlyList<RehearsedNotice> Notices)
{
    /// <summary>Whether the mail goes to the lead office or to nobody, because the directory does not list the person meant.</summary>
    public bool IsFallback => To.Standing != RecipientStanding.Found;

    public NoticeKind Gravest => Notices.Max(notice => notice.Notice.Kind);
}

/// <summary>Forecast of the mails of the first weeks of a plan, if nobody reports anything meanwhile.</summary>
/// <param name="To">Last day of the forecast, inclusive.</param>
/// <param name="Tasks">Number of tasks that were rehearsed, counted from the first task of the plan.</param>
public sealed record MailForecast(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ForecastMail> Mails,
    int Tasks,
    IReadOnlyList<RehearsedOccasion> Occasions
)
{
    /// <summary>Largest number of tasks that a page can show at once. A rehearsal of more tasks is run from the command line.</summary>
    public const int MostTasks = 200;

    private const int Days = 42;

    /// <summary>Number of days that are searched for the first mail where the first weeks have none.</summary>
    private const int LongestDays = 400;

    /// <summary>
    /// Calculates which people get which mails if nobody reports anything meanwhile. The result depends on the arguments alone.
    /// </summary>
    /// <param name="settings">Settings of leads, patrols and interviews. Null to forecast only the mails about the plan's tasks.</param>
    public static MailForecast Of(
        Plan plan,
        TaskRules rules,
        PeopleDirectory directory,
        DateOnly from,
        IReadOnlyList<DraftRhythm>? rhythms = null,
        RehearsalSettings? settings = null
    )
    {
        var some = plan with { Tasks = plan.Tasks.Take(MostTasks).ToEquatableArray() };
        var rehearsal = new Rehearsal(rules, directory);
        var mailForecast = Between(from.AddDays(Days));
        if (
            mailForecast.Mails.Any(mail => mail.Gravest != NoticeKind.HandOver)
            || FirstDue(some) is not { } due
            || due < from
            || due > from.AddDays(LongestDays)
        )
            return mailForecast;
        return Between(due);

        MailForecast Between(DateOnly to) => Of(rehearsal.Run(some, from, to, [], null, rhythms, settings), some, from, to);
    }

    private static DateOnly? FirstDue(Plan plan) =>
        plan.Tasks.SelectMany(task => task.Spec.Phases.Take(1)).Min(phase => (DateOnly?)phase.Due);

    private static MailForecast Of(RehearsalResult result, Plan plan, DateOnly from, DateOnly to)
    {
        var mails = result
            .Notices.SelectMany(notice =>
                notice.To.Select(recipient => (notice, recipient)).Concat(notice.Cc.Select(recipient => (notice, recipient)))
            )
            .GroupBy(pair =>
                (
                    pair.notice.Notice.SendAt,
                    pair.recipient.Key,
                    Own: pair.notice.Notice.Kind.IsMailOfItsOwn() ? pair.notice.Notice.Id : (NoticeId?)null
                )
            )
            .Select(group => new ForecastMail(
                group.Key.SendAt,
                group.First().recipient,
                [.. group.Select(pair => pair.notice).DistinctBy(notice => notice.Notice.Id)]
            ))
            .OrderBy(mail => mail.SendAt)
            .ToList();
        return new MailForecast(from, to, mails, plan.Tasks.Count, result.Occasions);
    }
}
