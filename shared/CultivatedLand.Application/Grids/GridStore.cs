using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>Store of leads, patrol plans, the patrol log and their settings.</summary>
public sealed class GridStore(IRecordStore recordStore)
{
    private const string SettingsKey = "grid";

    private readonly RecordSet<StoredLead> _leads = new(recordStore, "leads");
    private readonly RecordSet<OpenLead> _open = new(recordStore, "leads-open");
    private readonly RecordSet<StoredPatrolPlan> _plans = new(recordStore, "patrol-plans");
    private readonly RecordSet<PatrolLog> _logs = new(recordStore, "patrol-log");
    private readonly RecordSet<GridSettings> _settings = new(recordStore, "grid-settings", isReplaceable: true);

    public Task<StoredLead?> Lead(LeadId id, CancellationToken cancellationToken) => _leads.Find(id.Value, cancellationToken);

    /// <summary>Returns all leads, latest first.</summary>
    public async Task<IReadOnlyList<StoredLead>> Leads(CancellationToken cancellationToken)
    {
        var all = new List<StoredLead>();
        await foreach (var (_, lead) in _leads.All(cancellationToken))
            all.Add(lead);
        return [.. all.OrderByDescending(lead => lead.State.Spec.FoundAt).ThenBy(lead => lead.State.Id.Value, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<StoredLead>> OpenLeads(CancellationToken cancellationToken)
    {
        var found = new List<StoredLead>();
        await foreach (var key in _open.Keys(cancellationToken))
        {
            if (await _leads.FindReadable(key, cancellationToken) is { } lead)
                found.Add(lead);
        }

        return found;
    }

    /// <summary>
    /// Stores a new lead.
    /// It is marked as open before it is stored: a crash in between leaves a mark without a lead, never a lead that nobody wakes.
    /// </summary>
    /// <returns>False where the lead exists already.</returns>
    public async Task<bool> Add(StoredLead lead, CancellationToken cancellationToken)
    {
        await _open.Add(lead.State.Id.Value, new OpenLead(), cancellationToken);
        return await _leads.Add(lead.State.Id.Value, lead, cancellationToken);
    }

    /// <param name="change">Function from the old record to the new one. It returns null to leave the record unchanged.</param>
    public Task<StoredLead?> Change(LeadId id, Func<StoredLead, StoredLead?> change, CancellationToken cancellationToken) =>
        _leads.Change(id.Value, before => before is null ? null : change(before), cancellationToken);

    /// <summary>Removes a lead that has ended from the open ones, once no notice of it waits to be sent.</summary>
    public async Task Settle(StoredLead lead, CancellationToken cancellationToken)
    {
        if (lead.State.IsEnded && lead.Unsent.Count == 0)
            await _open.Remove(lead.State.Id.Value, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredPatrolPlan>> Plans(CancellationToken cancellationToken)
    {
        var all = new List<StoredPatrolPlan>();
        await foreach (var (_, plan) in _plans.All(cancellationToken))
            all.Add(plan);
        return [.. all.OrderBy(plan => plan.Plan.Place.Path, StringComparer.Ordinal)];
    }

    public Task<StoredPatrolPlan?> Plan(string id, CancellationToken cancellationToken) => _plans.Find(id, cancellationToken);

    public Task<StoredPatrolPlan?> ChangePlan(
        string id,
        Func<StoredPatrolPlan?, StoredPatrolPlan?> change,
        CancellationToken cancellationToken
    ) => _plans.Change(id, change, cancellationToken);

    /// <summary>Adopts the patrols that a plan asks for, where a place has no patrol plan yet.</summary>
    public async Task Adopt(
        Place place,
        IEnumerable<DraftRhythm> rhythms,
        PeopleDirectory directory,
        DateTimeOffset now,
        string by,
        CancellationToken cancellationToken
    )
    {
        foreach (var (_, plan) in PlannedPatrol.Of(place, rhythms, directory, ChinaTime.DateOf(now)))
            await _plans.Add(plan.Id, new StoredPatrolPlan(plan, now, [], by, now), cancellationToken);
    }

    public Task<bool> RemovePlan(string id, CancellationToken cancellationToken) => _plans.Remove(id, cancellationToken);

    /// <summary>Calculates the id of a place's patrol plan. A place has one plan.</summary>
    public static string PlanIdOf(Place place) => "p" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place.Path)))[..16];

    /// <returns>False where this very entry exists already.</returns>
    public Task<bool> Add(PatrolLog log, CancellationToken cancellationToken) => _logs.Add(KeyOf(log), log, cancellationToken);

    /// <summary>Returns the entries between two days, both inclusive, in order of day.</summary>
    public async Task<IReadOnlyList<PatrolLog>> Logs(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var found = new List<PatrolLog>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            await foreach (var (_, log) in _logs.All(cancellationToken, month.ToString("yyyyMM", CultureInfo.InvariantCulture)))
            {
                if (ChinaTime.DateOf(log.At) is var day && day >= from && day <= to)
                    found.Add(log);
            }
        }

        return found;
    }

    public async Task<GridSettings> Settings(CancellationToken cancellationToken) =>
        await _settings.Find(SettingsKey, cancellationToken) ?? GridSettings.Default;

    public async Task<GridSettings> ChangeSettings(Func<GridSettings, GridSettings> change, CancellationToken cancellationToken) =>
        (await _settings.Change(SettingsKey, before => change(before ?? GridSettings.Default), cancellationToken))!;

    private static string KeyOf(PatrolLog log) =>
        string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.DateOf(log.At):yyyyMMdd}-{log.Id}");
}
