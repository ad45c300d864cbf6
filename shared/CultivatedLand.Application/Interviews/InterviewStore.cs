using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>The interviews of this host, and the limits that call for them.</summary>
public sealed class InterviewStore(IRecordStore cabinet)
{
    private const string OnlyKey = "interviews";

    private readonly RecordSet<Interview> interviews = new(cabinet, "interviews");
    private readonly RecordSet<UnfinishedInterview> begun = new(cabinet, "interviews-begun");
    private readonly RecordSet<InterviewSettings> settings = new(cabinet, "interview-settings");
    private readonly RecordSet<InterviewProgress> progress = new(cabinet, "interview-progress");

    public Task<Interview?> Find(InterviewId id, CancellationToken cancel) => interviews.Find(id.Value, cancel);

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<Interview>> All(CancellationToken cancel)
    {
        var all = new List<Interview>();
        await foreach (var (_, interview) in interviews.All(cancel)) all.Add(interview);
        return [.. all.OrderByDescending(interview => interview.Day).ThenBy(interview => interview.Place.Path, StringComparer.Ordinal).ThenBy(interview => interview.Id.Value, StringComparer.Ordinal)];
    }

    public async Task<InterviewSettings> Settings(CancellationToken cancel) => await settings.Find(OnlyKey, cancel) ?? InterviewSettings.Default;

    /// <param name="expected">Number of the setting that the person saw; null for whatever stands there.</param>
    /// <returns>False where somebody else has set another since.</returns>
    public async Task<bool> Set(InterviewCriteria criteria, int followUpDays, int? expected, DateTimeOffset at, string by, CancellationToken cancel)
    {
        var won = false;
        await settings.Change(
            OnlyKey,
            before =>
            {
                var number = before?.Number ?? 0;
                won = expected is null || expected == number;
                return won ? new InterviewSettings(criteria, followUpDays, number + 1, by, at) : null;
            },
            cancel);
        return won;
    }

    /// <summary>Marked as begun before it is stored: a crash in between leaves a mark without an interview, never an interview without its task.</summary>
    /// <returns>False where it is there already.</returns>
    internal async Task<bool> Begin(Interview interview, CancellationToken cancel)
    {
        if (await Find(interview.Id, cancel) is not null) return false;
        await begun.Add(interview.Id.Value, new UnfinishedInterview(), cancel);
        return await interviews.Add(interview.Id.Value, interview, cancel);
    }

    internal async Task<IReadOnlyList<Interview>> Unfinished(CancellationToken cancel)
    {
        var found = new List<Interview>();
        await foreach (var (key, _) in begun.All(cancel))
        {
            if (await interviews.Find(key, cancel) is { } interview) found.Add(interview);
        }

        return found;
    }

    internal Task Finish(InterviewId id, CancellationToken cancel) => begun.Remove(id.Value, cancel);

    internal Task<InterviewProgress?> Progress(CancellationToken cancel) => progress.Find(OnlyKey, cancel);

    internal Task Reached(InterviewProgress reached, CancellationToken cancel) => progress.Change(OnlyKey, _ => reached, cancel);
}
