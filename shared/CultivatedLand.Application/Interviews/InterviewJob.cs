using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Job that proposes interviews: by the criteria at the sending time of every workday,
/// and whenever an escalation ladder reaches an interview.
/// It also finishes what a crash has interrupted: each act is stored first, then its mails are recorded or its follow-up task is started,
/// under ids that derive from the interview.
/// </summary>
public sealed class InterviewJob(
    InterviewStore interviewStore,
    PlaceConductReader placeConductReader,
    InterviewService interviews,
    InterviewPost post,
    ILedger ledger,
    ILedgerViews views,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore setAside
) : ICycleJob
{
    private const int PageSize = 500;

    /// <summary>
    /// Time that each run looks back before the last one. Facts of several hosts are not stored in order of their moments.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>
    /// Time that a run looks back where nothing says how far the last one came. An interview that was called already is not called again.
    /// </summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(31);

    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if ((await interviewStore.Unfinished(cancellationToken)).Any(interview => !setAside.Holds(NameOf(interview))))
            return now;
        var today = ChinaTime.DateOf(now);
        var judged = (await interviewStore.Progress(cancellationToken))?.Judged;
        return SendingTime(rules.Current.Calendar.OnOrAfter(judged >= today ? judged.Value.AddDays(1) : today));
    }

    async Task<bool> ICycleJob.Run(CancellationToken cancellationToken) => await Run(cancellationToken) > 0;

    /// <returns>The number of interviews that were begun.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (reached, settings, today) = (
            await interviewStore.Progress(cancellationToken),
            await interviewStore.Settings(cancellationToken),
            ChinaTime.DateOf(now)
        );
        var begun = 0;
        foreach (var interview in await Reached(reached?.Through - Overlap ?? now - LookBack, now, settings, cancellationToken))
            begun += await Begin(interview, now, cancellationToken);

        var judges = reached?.Judged is not { } judged || judged < today;
        judges = judges && rules.Current.Calendar.IsWorkday(today) && SendingTime(today) <= now;
        if (judges)
        {
            foreach (var interview in await Judged(today, settings, cancellationToken))
                begun += await Begin(interview, now, cancellationToken);
        }

        foreach (var interview in await interviewStore.Unfinished(cancellationToken))
            await setAside.Attempt(NameOf(interview), () => interviews.Finish(interview, cancellationToken));
        if (judges)
            await TellUnreleased(today, cancellationToken);
        await interviewStore.Reached(new InterviewProgress(now, judges ? today : reached?.Judged), cancellationToken);
        if (begun > 0)
            changeSignal.Raise(null);
        return begun;
    }

    private async Task<int> Begin(Interview call, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isNew = false;
        await setAside.Attempt(
            NameOf(call),
            async () => isNew = await interviewStore.Begin(call, InterviewService.Rules, now, cancellationToken)
        );
        return isNew ? 1 : 0;
    }

    private async Task<List<Interview>> Judged(DateOnly today, InterviewSettings settings, CancellationToken cancellationToken) =>
        [
            .. from conduct in await placeConductReader.On(today, cancellationToken)
            from reason in settings.Criteria.Reasons(conduct)
            select Interview.For(conduct.Place, reason, today, settings.FollowUpDays),
        ];

    private async Task<List<Interview>> Reached(
        DateTimeOffset from,
        DateTimeOffset to,
        InterviewSettings settings,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Interview>();
        string? cursor = null;
        do
        {
            var page = await views.Acts(
                new ActQuery(from, to.AddMinutes(1), PlaceSet.Everywhere, cursor, PageSize) { InterviewsOnly = true },
                cancellationToken
            );
            foreach (var issued in page.Acts.Select(act => act.Fact).OfType<TaskFact.NoticeIssued>())
            {
                var about = issued.Notice.Task;
                if (
                    await setAside.Find(new(RecordName.Tasks, about.Value), () => ledger.Find(about, cancellationToken))
                        is { State: var task }
                    && Interview.For(task, issued.Notice, ChinaTime.DateOf(issued.SendAt), settings.FollowUpDays) is { } interview
                )
                    found.Add(interview);
            }

            cursor = page.Next;
        } while (cursor is not null);

        // The first to be stored is the interview, the others are its grounds: the order is that of the ladder on every store.
        return [.. found.OrderBy(call => call.Day).ThenBy(call => call.Period, StringComparer.Ordinal)];
    }

    /// <summary>Tells the supervisors of what was proposed five workdays ago and is not released.</summary>
    private async Task TellUnreleased(DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var interview in await interviewStore.Open(cancellationToken))
        {
            if (InterviewDeadlines.IsLate(interview, today, rules.Current.Calendar))
                await setAside.Attempt(NameOf(interview), () => post.TellUnreleased(interview, cancellationToken));
        }
    }

    private static RecordName NameOf(Interview interview) => new("interviews", interview.Id.Value);

    private DateTimeOffset SendingTime(DateOnly day) => ChinaTime.At(day, rules.Current.Policy.SendAt);
}
