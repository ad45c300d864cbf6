using System.Collections.Immutable;
using System.Globalization;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Builder of a draft from its values. A task that nobody has corrected stays the very object that was read.</summary>
internal sealed class DraftRebuilder(PlanDraft original, Dictionary<string, string> values, HashSet<string> corrected)
{
    private static readonly Quote NoWords = new("", null);

    private readonly HashSet<string> _correctedTasks = [.. corrected.Select(DraftFieldPath.TaskKey).OfType<string>()];

    public List<string> TaskKeys { get; } = [];

    /// <summary>Words whose date a person has given.</summary>
    public List<Quote> DatesGiven { get; } = [];

    /// <summary>Words whose area a person has given.</summary>
    public List<Quote> AreasGiven { get; } = [];

    public PlanDraft Draft()
    {
        var added = values.Keys.Select(DraftFieldPath.TaskKey).OfType<string>().Where(DraftFieldPath.IsAdded).Distinct().ToList();
        var last = original
            .Tasks.Select(task => int.TryParse(task.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty()
            .Max();
        var tasks = original
            .Tasks.Select((task, index) => (Key: DraftValues.Key(index), Task: (DraftTask?)task, task.Id))
            .Concat(added.Select((key, index) => (Key: key, Task: (DraftTask?)null, Id: DraftValues.Key(last + index + 1))))
            .Where(task => Value(DraftFieldPath.Task(task.Key) + ".removed").Length == 0)
            .ToList();
        TaskKeys.AddRange(tasks.Select(task => task.Key));
        return original with
        {
            Title = Value(DraftFieldPath.Title),
            DocumentNumber = OrNull(DraftFieldPath.Number),
            Issuer = OrNull(DraftFieldPath.Issuer),
            Issued = DraftValueFormat.ToDate(Value(DraftFieldPath.Issued)),
            Tasks = [.. tasks.Select(task => Task(task.Key, task.Task, task.Id))],
            Indicators = [.. original.Indicators.Where(read => IsKept(DraftFieldPath.Figure(read.Kind))).Select(Indicator)],
            Funding =
            [
                .. original
                    .Funding.Select((read, index) => (read, At: DraftFieldPath.Payment(index)))
                    .Where(pair => IsKept(pair.At))
                    .Select(pair => Payment(pair.At, pair.read)),
            ],
            Rhythms =
            [
                .. original.Rhythms.Select((read, index) => read with { IsOff = Value(DraftFieldPath.Rhythm(index) + ".off").Length > 0 }),
                .. PatrolFrequency.Rhythm(Value(DraftFieldPath.Patrols), original.PatrolsAsked) is { } patrols
                    ? [patrols]
                    : (DraftRhythm[])[],
            ],
        };
    }

    private DraftTask Task(string key, DraftTask? read, string id)
    {
        var at = DraftFieldPath.Task(key);
        if (read is not null && !_correctedTasks.Contains(key))
            return read;

        return new DraftTask(
            id,
            Words(at + ".name", read?.Name) ?? new Sourced<string>("未命名任务", NoWords),
            EnumCodes.TaskKinds.ValueOf(Value(at + ".kind") is { Length: > 0 } kind ? kind : "other"),
            Area(at + ".area", read?.AreaMu),
            Area(at + ".done", read?.DoneAreaMu),
            Names(at + ".units", read?.ResponsibleUnits ?? []),
            Names(at + ".leads", read?.LeadUnits ?? []),
            Names(at + ".leaders", read?.Leaders ?? []),
            Phases(key, read?.Phases ?? []),
            Shares(key, read?.Breakdown ?? [])
        )
        {
            Place = Words(at + ".place", read?.Place),
            IsStanding = Value(at + ".standing").Length > 0,
            RivalAreas = corrected.Contains(at + ".area") || Value(at + ".checked").Length > 0 ? [] : read?.RivalAreas ?? [],
        };
    }

    private bool IsKept(string at) => Value(at + ".removed").Length == 0;

    /// <summary>Takes the figures of an indicator, where a person has corrected any of them. What counts follows from the others.</summary>
    private DraftIndicator Indicator(DraftIndicator read)
    {
        var at = DraftFieldPath.Figure(read.Kind);
        if (!corrected.Any(address => address.StartsWith(at + ".", StringComparison.Ordinal)))
            return read;
        var current = Area(at + ".current", read.CurrentMu ?? read.ActualMu);
        var deducted = Area(at + ".deducted", read.DeductedMu);
        return read with
        {
            TargetMu = Area(at + ".target", read.TargetMu),
            CurrentMu = deducted is null ? null : current,
            DeductedMu = deducted,
            DeductedFor = Value(at + ".reason") is { Length: > 0 } reason ? reason : null,
            ActualMu = current is null ? null : current with { Value = current.Value - (deducted?.Value ?? 0) },
        };
    }

    private DraftFundingRule Payment(string at, DraftFundingRule read) =>
        corrected.Any(address => address.StartsWith(at + ".", StringComparison.Ordinal))
            ? read with
            {
                Base = FundingBases.Parse(Value(at + ".base")),
                Rate = DraftValueFormat.ToArea(Value(at + ".rate")),
                Pays = FundingConditions.Parse(Value(at + ".condition")) ?? FundingCondition.Always,
            }
            : read;

    private ImmutableArray<DraftPhase> Phases(string task, ImmutableArray<DraftPhase> read)
    {
        var kept = DraftRowKeys.Of(values, task, "phase").ToList();
        return
        [
            .. kept.Select(key =>
                Phase(DraftFieldPath.Phase(task, key), Index(key) is { } index && index < read.Length ? read[index] : null, kept)
            ),
        ];
    }

    private DraftPhase Phase(string at, DraftPhase? read, List<string> kept)
    {
        // Stages are numbered among the phases that remain. A step whose stage was removed stands alone.
        int? stage = read?.Stage is { } old && kept.IndexOf(DraftValues.Key(old)) is >= 0 and var position ? position : null;
        var phase = (read ?? new DraftPhase("", PhaseKind.Other, null, null, null, NoWords)) with { Stage = stage };
        var (due, start) = (DraftValueFormat.ToDate(Value(at + ".due")), DraftValueFormat.ToDate(Value(at + ".start")));
        var isDated = corrected.Contains(at + ".due") || corrected.Contains(at + ".start");
        if (isDated)
            DatesGiven.Add(phase.Quote);
        return phase with
        {
            Name = Value(at + ".name"),
            Kind = EnumCodes.PhaseKinds.ValueOf(Value(at + ".kind") is { Length: > 0 } kind ? kind : "other"),
            Start = start,
            Due = due,
            Relative = due is null ? phase.Relative : null,
            Confidence = isDated ? Confidence.Stated : phase.Confidence,
            DoneOn = DraftValueFormat.ToDate(Value(at + ".done")),
        };
    }

    private ImmutableArray<DraftShare> Shares(string task, ImmutableArray<DraftShare> read) =>
        [
            .. DraftRowKeys
                .Of(values, task, "share")
                .Select(key =>
                {
                    var at = DraftFieldPath.Share(task, key);
                    var share = Index(key) is { } index && index < read.Length ? read[index] : new DraftShare("", 0, NoWords);
                    if (corrected.Contains(at + ".area"))
                        AreasGiven.Add(share.Quote);
                    return corrected.Contains(at + ".area") || corrected.Contains(at + ".unit")
                        ? share with
                        {
                            Unit = Value(at + ".unit"),
                            AreaMu = DraftValueFormat.ToArea(Value(at + ".area")) ?? 0,
                        }
                        : share;
                }),
        ];

    private Sourced<string>? Words(string address, Sourced<string>? read) =>
        !corrected.Contains(address) ? read
        : Value(address) is { Length: > 0 } words ? new Sourced<string>(words, read?.Quote ?? NoWords)
        : null;

    private Sourced<decimal>? Area(string address, Sourced<decimal>? read)
    {
        if (!corrected.Contains(address))
            return read;
        if (read is not null)
            AreasGiven.Add(read.Quote);
        return DraftValueFormat.ToArea(Value(address)) is { } area ? new Sourced<decimal>(area, read?.Quote ?? NoWords) : null;
    }

    private ImmutableArray<Sourced<string>> Names(string address, ImmutableArray<Sourced<string>> read) =>
        corrected.Contains(address)
            ?
            [
                .. DraftValueFormat
                    .ToNames(Value(address))
                    .Select(name => read.FirstOrDefault(known => known.Value == name) ?? new Sourced<string>(name, NoWords)),
            ]
            : read;

    private string Value(string address) => values.GetValueOrDefault(address, "");

    private string? OrNull(string address) => Value(address) is { Length: > 0 } words ? words : null;

    internal static int? Index(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
