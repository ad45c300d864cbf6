using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>Store of interviews and of the criteria that call for them.</summary>
public sealed class InterviewStore(IRecordStore recordStore)
{
    private const string OnlyKey = "interviews";

    private readonly RecordSet<Interview> _interviews = new(recordStore, "interviews");
    private readonly RecordSet<UnfinishedInterview> _begun = new(recordStore, "interviews-begun");
    private readonly RecordSet<InterviewSettings> _settings = new(recordStore, "interview-settings", isReplaceable: true);
    private readonly RecordSet<InterviewProgress> _progress = new(recordStore, "interview-progress", isReplaceable: true);

    public Task<Interview?> Find(InterviewId id, CancellationToken cancellationToken) => _interviews.Find(id.Value, cancellationToken);

    /// <summary>Returns all interviews, latest first.</summary>
    public async Task<IReadOnlyList<Interview>> All(CancellationToken cancellationToken)
    {
        var all = new List<Interview>();
        await foreach (var (_, interview) in _interviews.All(cancellationToken))
            all.Add(interview);
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
    /// Stores a new interview.
    /// It is marked as begun before it is stored: a crash in between leaves a mark without an interview,
    /// never an interview without its task.
    /// </summary>
    /// <returns>False where the interview exists already.</returns>
    internal async Task<bool> Begin(Interview interview, CancellationToken cancellationToken)
    {
        if (await Find(interview.Id, cancellationToken) is not null)
            return false;
        await _begun.Add(interview.Id.Value, new UnfinishedInterview(), cancellationToken);
        return await _interviews.Add(interview.Id.Value, interview, cancellationToken);
    }

    internal async Task<IReadOnlyList<Interview>> Unfinished(CancellationToken cancellationToken)
    {
        var found = new List<Interview>();
        await foreach (var key in _begun.Keys(cancellationToken))
        {
            if (await _interviews.FindReadable(key, cancellationToken) is { } interview)
                found.Add(interview);
        }

        return found;
    }

    internal Task Finish(InterviewId id, CancellationToken cancellationToken) => _begun.Remove(id.Value, cancellationToken);

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
