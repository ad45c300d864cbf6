using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>Leads, patrol plans and the patrol log of this host.</summary>
public sealed class GridStore(IRecordStore cabinet)
{
    private const string SettingsKey = "grid";

    private readonly RecordSet<StoredLead> leads = new(cabinet, "leads");
    private readonly RecordSet<OpenLead> open = new(cabinet, "leads-open");
    private readonly RecordSet<StoredPatrolPlan> plans = new(cabinet, "patrol-plans");
    private readonly RecordSet<PatrolLog> logs = new(cabinet, "patrol-log");
    private readonly RecordSet<GridSettings> settings = new(cabinet, "grid-settings");

    public Task<StoredLead?> Lead(LeadId id, CancellationToken cancel) => leads.Find(id.Value, cancel);

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<StoredLead>> Leads(CancellationToken cancel)
    {
        var all = new List<StoredLead>();
        await foreach (var (_, lead) in leads.All(cancel)) all.Add(lead);
        return [.. all.OrderByDescending(lead => lead.State.Spec.FoundAt).ThenBy(lead => lead.State.Id.Value, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<StoredLead>> OpenLeads(CancellationToken cancel)
    {
        var found = new List<StoredLead>();
        await foreach (var (key, _) in open.All(cancel))
        {
            if (await leads.Find(key, cancel) is { } lead) found.Add(lead);
        }

        return found;
    }

    /// <summary>Marked as open before it is stored: a crash in between leaves a mark without a lead, never a lead that nobody wakes.</summary>
    /// <returns>False where it is there already.</returns>
    public async Task<bool> Add(StoredLead lead, CancellationToken cancel)
    {
        await open.Add(lead.State.Id.Value, new OpenLead(), cancel);
        return await leads.Add(lead.State.Id.Value, lead, cancel);
    }

    /// <param name="change">Answers null to leave all as it is.</param>
    public Task<StoredLead?> Change(LeadId id, Func<StoredLead, StoredLead?> change, CancellationToken cancel) =>
        leads.Change(id.Value, before => before is null ? null : change(before), cancel);

    /// <summary>Takes a lead that has ended out of the open ones, once nothing of it waits to be sent.</summary>
    public async Task Settle(StoredLead lead, CancellationToken cancel)
    {
        if (lead.State.IsEnded && lead.Unsent.Count == 0) await open.Remove(lead.State.Id.Value, cancel);
    }

    public async Task<IReadOnlyList<StoredPatrolPlan>> Plans(CancellationToken cancel)
    {
        var all = new List<StoredPatrolPlan>();
        await foreach (var (_, plan) in plans.All(cancel)) all.Add(plan);
        return [.. all.OrderBy(plan => plan.Plan.Place.Path, StringComparer.Ordinal)];
    }

    public Task<StoredPatrolPlan?> Plan(string id, CancellationToken cancel) => plans.Find(id, cancel);

    public Task<StoredPatrolPlan?> ChangePlan(string id, Func<StoredPatrolPlan?, StoredPatrolPlan?> change, CancellationToken cancel) => plans.Change(id, change, cancel);

    /// <summary>Takes over the patrols that a plan asks for, where its place has no patrol plan yet.</summary>
    public async Task Adopt(Place place, IEnumerable<DraftRhythm> rhythms, DateTimeOffset now, string by, CancellationToken cancel)
    {
        if (PlannedPatrol.Of(place, rhythms, ChinaTime.DateOf(now)) is { Plan: var plan }) await plans.Add(plan.Id, new StoredPatrolPlan(plan, now, [], by, now), cancel);
    }

    public Task<bool> RemovePlan(string id, CancellationToken cancel) => plans.Remove(id, cancel);

    /// <summary>A place has one plan.</summary>
    public static string PlanIdOf(Place place) => "p" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place.Path)))[..16];

    /// <returns>False where this very entry is there already.</returns>
    public Task<bool> Add(PatrolLog log, CancellationToken cancel) => logs.Add(KeyOf(log), log, cancel);

    /// <summary>In order of day, both inclusive.</summary>
    public async Task<IReadOnlyList<PatrolLog>> Logs(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var found = new List<PatrolLog>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            await foreach (var (_, log) in logs.All(cancel, month.ToString("yyyyMM", CultureInfo.InvariantCulture)))
            {
                if (ChinaTime.DateOf(log.At) is var day && day >= from && day <= to) found.Add(log);
            }
        }

        return found;
    }

    public async Task<GridSettings> Settings(CancellationToken cancel) => await settings.Find(SettingsKey, cancel) ?? GridSettings.Default;

    public async Task<GridSettings> ChangeSettings(Func<GridSettings, GridSettings> change, CancellationToken cancel) =>
        (await settings.Change(SettingsKey, before => change(before ?? GridSettings.Default), cancel))!;

    private static string KeyOf(PatrolLog log) => string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.DateOf(log.At):yyyyMMdd}-{log.Id}");
}
