using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Assessments;

/// <summary>Service that draws assessments from the figures, keeps what people decide, and freezes them.</summary>
public sealed class AssessmentService(AssessmentStore store, AssessmentReader reader, TimeProvider clock)
{
    /// <summary>Days that an assessment covers at most.</summary>
    private const int LongestPeriod = 366;

    /// <summary>Begins an assessment, or a new version of one that is frozen. Beginning it twice gives one.</summary>
    /// <returns>The assessment, or the faults.</returns>
    public async Task<(Assessment? Assessment, IReadOnlyList<AssessmentFault> Faults)> Begin(
        Place place,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    )
    {
        if (Fault(from, to) is { } fault)
            return (null, [fault]);
        var id = AssessmentStore.IdOf(place, from, to);
        var newest = await store.Newest(id, cancellationToken);
        if (newest is { Seal: null })
            return (await Drawn(newest, cancellationToken), []);
        var survey = newest?.Rows.Where(row => row.SurveyChange is not null).ToDictionary(row => row.Unit, row => row.SurveyChange!.Value);
        var rows = await reader.Rows(place, from, to, survey ?? [], cancellationToken);
        var begun = new Assessment(place, from, to, (newest?.Version ?? 0) + 1, rows, newest?.Decisions ?? [], 0);
        return (await store.Change(id, begun.Version, before => before is null ? begun : null, cancellationToken), []);
    }

    /// <summary>Returns an assessment with today's figures. A frozen one stays as it is.</summary>
    public async Task<Assessment> Drawn(Assessment assessment, CancellationToken cancellationToken)
    {
        if (assessment.Seal is not null)
            return assessment;
        var survey = assessment
            .Rows.Where(row => row.SurveyChange is not null)
            .ToDictionary(row => row.Unit, row => row.SurveyChange!.Value);
        return assessment with { Rows = await reader.Rows(assessment.Place, assessment.From, assessment.To, survey, cancellationToken) };
    }

    /// <summary>Keeps a person's decision about a unit. A second one about it replaces the first and both stay in the list.</summary>
    public async Task<IReadOnlyList<AssessmentFault>> Decide(
        string id,
        int seen,
        AssessmentDecision decision,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<AssessmentFault>();
        if (decision.Reason.Length is 0 or > Assessment.LongestReason)
            faults.Add(new("reason", AssessmentText.ReasonMissing));
        if (decision.Kind == AssessmentDecisionKind.Refer && string.IsNullOrWhiteSpace(decision.HandedOver))
            faults.Add(new("handedover", AssessmentText.HandedOverMissing));
        if (faults.Count > 0)
            return faults;
        return await Change(
            id,
            seen,
            before =>
                before.Rows.All(row => row.Unit != decision.Unit)
                    ? (null, new AssessmentFault("unit", AssessmentText.NotAUnit(decision.Unit)))
                    : (before with { Decisions = before.Decisions.Add(decision) }, null),
            cancellationToken
        );
    }

    /// <summary>Enters the change of cultivated area by the yearly survey for units of the sheet.</summary>
    /// <param name="survey">Change in mu by unit. Null takes the figure away.</param>
    public Task<IReadOnlyList<AssessmentFault>> EnterSurvey(
        string id,
        int seen,
        IReadOnlyDictionary<Place, decimal?> survey,
        CancellationToken cancellationToken
    ) =>
        Change(
            id,
            seen,
            before =>
                survey.Keys.FirstOrDefault(unit => before.Rows.All(row => row.Unit != unit)) is { } stranger
                    ? (null, new AssessmentFault("survey", AssessmentText.NotAUnit(stranger)))
                    : (
                        before with
                        {
                            Rows =
                            [
                                .. before.Rows.Select(row =>
                                    survey.TryGetValue(row.Unit, out var change) ? row with { SurveyChange = change } : row
                                ),
                            ],
                        },
                        null
                    ),
            cancellationToken
        );

    /// <summary>Freezes a sheet with the figures of this moment. Of two people who freeze it at once, one does.</summary>
    public async Task<IReadOnlyList<AssessmentFault>> Freeze(string id, int seen, string by, CancellationToken cancellationToken)
    {
        var newest = await store.Newest(id, cancellationToken);
        if (newest is null)
            return [NoSuchSheet];
        var drawn = await Drawn(newest, cancellationToken);
        return await Change(
            id,
            seen,
            before => (before with { Rows = drawn.Rows, Seal = new AssessmentSeal(by, clock.GetUtcNow()) }, null),
            cancellationToken
        );
    }

    /// <summary>Puts a sanction in force. The same sanction of the same day is one.</summary>
    public async Task<(Sanction? Sanction, IReadOnlyList<AssessmentFault> Faults)> Sanction(
        Place place,
        SanctionKind kind,
        string reason,
        DateOnly from,
        string by,
        CancellationToken cancellationToken
    )
    {
        var (faults, today) = (new List<AssessmentFault>(), ChinaTime.DateOf(clock.GetUtcNow()));
        if (reason.Length is 0 or > Domain.Assessments.Sanction.LongestReason)
            faults.Add(new("reason", AssessmentText.ReasonMissing));
        if (from == default || from > today.AddDays(LongestPeriod) || from < today.AddDays(-LongestPeriod))
            faults.Add(
                new(
                    "from",
                    new(
                        "起始日期须在前后一年以内，应如 2024-07-01。",
                        "The first day lies within a year before or after today, written like 2024-07-01."
                    )
                )
            );
        if (faults.Count > 0)
            return (null, faults);
        var id = "s" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{place.Path}\n{kind}\n{from:yyyyMMdd}")))[..16];
        var sanction = new Sanction(id, place, kind, reason, from, by, clock.GetUtcNow());
        return (await store.Change(id, before => before is null ? sanction : null, cancellationToken), []);
    }

    /// <summary>Lifts a sanction.</summary>
    public async Task<IReadOnlyList<AssessmentFault>> Lift(
        string id,
        DateOnly on,
        string reason,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (reason.Length is 0 or > Domain.Assessments.Sanction.LongestReason)
            return [new("reason", AssessmentText.ReasonMissing)];
        var fault = (AssessmentFault?)NoSuchSanction;
        await store.Change(
            id,
            before =>
            {
                fault =
                    before is null ? NoSuchSanction
                    : before.Lift is { } lift && (lift.On, lift.Reason, lift.By) != (on, reason, by)
                        ? new(
                            "on",
                            new($"已于{lift.On:yyyy-MM-dd}由{lift.By}解除。", $"It was lifted on {lift.On:yyyy-MM-dd} by {lift.By}.")
                        )
                    : on < before.From
                        ? new(
                            "on",
                            new(
                                $"解除日期{on:yyyy-MM-dd}早于起始日期{before.From:yyyy-MM-dd}。",
                                $"The lift of {on:yyyy-MM-dd} is before the first day, {before.From:yyyy-MM-dd}."
                            )
                        )
                    : null;
                return fault is null && before is { Lift: null } ? before with { Lift = new(on, reason, by, clock.GetUtcNow()) } : null;
            },
            cancellationToken
        );
        return fault is null ? [] : [fault];
    }

    private static AssessmentFault NoSuchSheet { get; } = new("", new("没有这份考核表。", "There is no such sheet."));

    private static AssessmentFault NoSuchSanction { get; } = new("", new("没有这项惩戒。", "There is no such sanction."));

    private static AssessmentFault? Fault(DateOnly from, DateOnly to) =>
        to < from || from.Year is < 2000 or > 2199 || to.DayNumber - from.DayNumber > LongestPeriod
            ? new(
                "from",
                new(
                    $"起止日期须从早到晚，最多{LongestPeriod}天。",
                    $"The period runs from an earlier to a later day, {LongestPeriod} days at most."
                )
            )
            : null;

    private async Task<IReadOnlyList<AssessmentFault>> Change(
        string id,
        int seen,
        Func<Assessment, (Assessment? After, AssessmentFault? Fault)> change,
        CancellationToken cancellationToken
    )
    {
        if (await store.Newest(id, cancellationToken) is not { } newest)
            return [NoSuchSheet];
        AssessmentFault? fault = null;
        await store.Change(
            id,
            newest.Version,
            before =>
            {
                Assessment? after = null;
                if (before is { Seal: { } seal })
                    fault = new("", AssessmentText.Frozen(seal));
                else if (before is null || before.Change != seen)
                    fault = new("", AssessmentText.ChangedMeanwhile);
                else
                    (after, fault) = change(before);
                return after is null ? null : after with { Change = after.Change + 1 };
            },
            cancellationToken
        );
        return fault is null ? [] : [fault];
    }
}

/// <summary>Fault of one field. The field is empty for the whole.</summary>
public sealed record AssessmentFault(string Field, LocalizedText Sentence);
