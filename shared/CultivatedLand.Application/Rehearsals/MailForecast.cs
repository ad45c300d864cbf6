using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>A mail of the first weeks of a plan: to whom, when, and about what.</summary>
public sealed record ForecastMail(DateTimeOffset SendAt, Recipient To, IReadOnlyList<RehearsedNotice> Notices)
{
    /// <summary>It goes to the lead office, or to nobody, since the person meant is in no directory.</summary>
    public bool IsFallback => To.Standing != RecipientStanding.Found;

    public NoticeKind Gravest => Notices.Max(notice => notice.Notice.Kind);
}

/// <param name="To">Last day looked at, inclusive.</param>
/// <param name="Tasks">How many tasks were rehearsed, the first of the plan.</param>
public sealed record MailForecast(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ForecastMail> Mails,
    int Tasks,
    IReadOnlyList<RehearsedOccasion> Occasions
)
{
    /// <summary>What a page can show at once; a rehearsal of more is for the command line.</summary>
    public const int MostTasks = 200;

    private const int Days = 42;

    /// <summary>Where nothing falls into the first weeks one looks this far for the first mail.</summary>
    private const int LongestDays = 400;

    /// <summary>"These people get these mails", if nothing is reported meanwhile. A pure function of its arguments.</summary>
    /// <param name="settings">Null for the mails about the plan's tasks alone.</param>
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
        if (mailForecast.Mails.Count > 0 || FirstDue(some) is not { } due || due < from || due > from.AddDays(LongestDays))
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
