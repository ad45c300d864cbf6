using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>Store of interviews and of the criteria that call for them.</summary>
public sealed class InterviewStore(IRecordStore recordStore)
{
    private const string OnlyKey = "interviews";

    private readonly RecordSet<Interview> _interviews = new(recordStore, "interviews");
    private readonly RecordSet<UnfinishedInterview> _begun = new(recordStore, "interviews-begun", isReplaceable: true);
    private readonly RecordSet<LatestInterview> _latest = new(recordStore, "interviews-latest", isReplaceable: true);
    private readonly RecordSet<InterviewSettings> _settings = new(recordStore, "interview-settings", isReplaceable: true);
    private readonly RecordSet<InterviewProgress> _progress = new(recordStore, "interview-progress", isReplaceable: true);

    public Task<Interview?> Find(InterviewId id, CancellationToken cancellationToken) => _interviews.Find(id.Value, cancellationToken);

    /// <summary>Returns all interviews, latest first. A call that joined another is shown with that one.</summary>
    public async Task<IReadOnlyList<Interview>> All(CancellationToken cancellationToken)
    {
        var all = new List<Interview>();
        await foreach (var (_, interview) in _interviews.All(cancellationToken))
        {
            if (interview.Step != InterviewStep.Joined)
                all.Add(interview);
        }

        return
        [
            .. all.OrderByDescending(interview => interview.Day)
                .ThenBy(interview => interview.Place.Path, StringComparer.Ordinal)
                .ThenBy(interview => interview.Id.Value, StringComparer.Ordinal),
        ];
    }

    public async Task<InterviewSettings> Settings(CancellationToken cancellationToken) =>
        await _settings.Find(OnlyKey, cancellationToken) ?? InterviewSettings.Default;

    /// <param name="expected">Number of the setting that the person saw. Null to replace any setting.</param>
    /// <returns>False where another person has changed the setting since.</returns>
    public async Task<bool> Set(
        InterviewCriteria criteria,
        int followUpDays,
        int? expected,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var won = false;
        await _settings.Change(
            OnlyKey,
            before =>
            {
                var number = before?.Number ?? 0;
                won = expected is null || expected == number;
                return won ? new InterviewSettings(criteria, followUpDays, number + 1, by, at) : null;
            },
            cancellationToken
        );
        return won;
    }

    /// <summary>
    /// Finds the interview whose release sends a held mail. Null for any other mail, and for a notice of an earlier version of the program.
    /// </summary>
    public async Task<Interview?> Behind(MailRecord mail, CancellationToken cancellationToken)
    {
        if (mail.Standing.State != MailState.Held || mail.Notices is not [{ Step.Kind: NoticeKind.Interview } notice])
            return null;
        var called = await _interviews.FindReadable(InterviewId.Of(notice).Value, cancellationToken);
        return called?.Into is { } into ? await _interviews.FindReadable(into.Value, cancellationToken)
            : called is { Step: not InterviewStep.Announced } ? called
            : null;
    }

    /// <summary>Whether this call is a further ground of another interview.</summary>
    internal async Task<bool> IsJoined(InterviewId id, CancellationToken cancellationToken) =>
        await _interviews.FindReadable(id.Value, cancellationToken) is { Step: InterviewStep.Joined };

    /// <summary>Lists the interviews that are still to be held, those called for first at the top.</summary>
    public async Task<IReadOnlyList<Interview>> Open(CancellationToken cancellationToken)
    {
        var open = new List<Interview>();
        await foreach (var (_, latest) in _latest.All(cancellationToken))
        {
            if (await _interviews.FindReadable(latest.Id.Value, cancellationToken) is { IsOpen: true } interview)
                open.Add(interview);
        }

        return [.. open.OrderBy(interview => interview.Day).ThenBy(interview => interview.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Stores a call for an interview: a proposal, or a further ground of the one that is open for the place and cause.
    /// It is marked as begun before it is stored: a crash in between leaves a mark without an interview,
    /// never an interview that is not finished. The next run comes to the same call again.
    /// </summary>
    /// <returns>False where this very call is stored already.</returns>
    public async Task<bool> Begin(Interview call, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await Find(call.Id, cancellationToken) is not null)
            return false;
        await _begun.Add(call.Id.Value, new UnfinishedInterview(), cancellationToken);
        var holder = await _latest.ChangeWith(
            KeyOf(call),
            async before =>
                before is { Id: var id } && id != call.Id && await _interviews.FindReadable(id.Value, cancellationToken) is { IsOpen: true }
                    ? null
                    : new LatestInterview(call.Id),
            cancellationToken
        );
        var record = holder!.Id == call.Id ? call.AsProposal(by, at) : call with { Step = InterviewStep.Joined, Into = holder.Id };
        return await _interviews.Add(call.Id.Value, record, cancellationToken);
    }

    /// <summary>Adds a call that was joined to the grounds of the open interview, once.</summary>
    /// <returns>The open interview as it now is. Null where it is gone.</returns>
    internal Task<Interview?> Join(Interview joined, InterviewId into, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(
            into,
            before => before.With(new InterviewGround(joined.Id, joined.Why, joined.Day, joined.About), by, at),
            cancellationToken
        );

    /// <summary>
    /// Changes an interview. It is marked as unfinished before it is stored, so that a crash leaves nothing that is not finished.
    /// </summary>
    /// <returns>The interview as it now is. Null where there is none.</returns>
    public async Task<Interview?> Change(InterviewId id, Func<Interview, Interview?> change, CancellationToken cancellationToken) =>
        await _interviews.ChangeWith(
            id.Value,
            async before =>
            {
                if (before is null || change(before) is not { } after)
                    return null;
                await _begun.Change(
                    id.Value,
                    mark => mark is { } known && known.Version >= after.Version ? null : new UnfinishedInterview(after.Version),
                    cancellationToken
                );
                return after;
            },
            cancellationToken
        );

    public async Task<IReadOnlyList<Interview>> Unfinished(CancellationToken cancellationToken)
    {
        var found = new List<Interview>();
        await foreach (var key in _begun.Keys(cancellationToken))
        {
            if (await _interviews.FindReadable(key, cancellationToken) is { } interview)
                found.Add(interview);
        }

        return found;
    }

    /// <summary>Takes the mark of an interview away, unless the interview has changed again since.</summary>
    internal Task Finish(Interview interview, CancellationToken cancellationToken) =>
        _begun.RemoveWhere(interview.Id.Value, mark => mark.Version <= interview.Version, cancellationToken);

    private static string KeyOf(Interview interview) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{interview.Place.Path}\n{interview.Cause}")))[..20];

    internal Task<InterviewProgress?> Progress(CancellationToken cancellationToken) => _progress.Find(OnlyKey, cancellationToken);

    /// <summary>Corrects the progress that a clock that was ahead has noted.</summary>
    internal Task NotAfter(DateTimeOffset now, CancellationToken cancellationToken) =>
        _progress.Change(
            OnlyKey,
            before => before is null || before.Through <= now ? null : new InterviewProgress(now, null),
            cancellationToken
        );

    internal Task Reached(InterviewProgress reached, CancellationToken cancellationToken) =>
        _progress.Change(OnlyKey, _ => reached, cancellationToken);
}
