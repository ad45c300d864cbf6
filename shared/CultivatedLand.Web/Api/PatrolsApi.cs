using System.Globalization;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>The patrol log, how often each place is patrolled, the grid itself, and the limits of leads and patrols.</summary>
internal static class PatrolsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/patrols", Logs).For(Deed.SeeLedger);
        api.MapPost("/patrols", Log).For(Deed.Patrol);
        api.MapRead("/patrols/plans", Plans).For(Deed.SeeLedger);
        api.MapPut("/patrols/plans", Plan).For(Deed.HandleLead);
        api.MapDelete("/patrols/plans", Unplan).For(Deed.HandleLead);
        api.MapRead("/grid", Show).For(Deed.SeeDirectory, Subject.Host);
        api.MapRead("/grid/settings", async (GridBook book, CancellationToken cancel) => SettingsView(await book.Settings(cancel))).ForAnyAccount();
        api.MapPut("/grid/settings", Set).For(Deed.EditSettings, Subject.Host);
    }

    private static async Task<IResult> Logs(HttpContext http, GridBook book, TimeProvider clock, CancellationToken cancel, DateOnly? from = null, DateOnly? to = null)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (first, last) = (from ?? today.AddDays(-31), to ?? today);
        if (last < first || first.Year < 1992 || last.Year > 2199 || last.DayNumber - first.DayNumber > 800) return Problems.Of(400, new("日期范围须从早到晚，最多800天。", "The period runs from an earlier to a later day, 800 days at most."));
        var logs = (await book.Logs(first, last, cancel)).Where(log => http.Visitor().May(Deed.SeeLedger, log.Place));
        return Results.Ok(new { patrols = logs.Select(log => new { log.Id, place = log.Place.Path, log.Who, at = ChinaTime.Of(log.At), log.Saw, photos = log.Photos.Select(photo => photo.FileName), latitude = log.Position?.Latitude, longitude = log.Position?.Longitude, lead = log.Lead?.Value, log.RecordedBy }) });
    }

    private static async Task<IResult> Log(HttpContext http, PatrolBody body, KnownPlaces places, PatrolDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return Problems.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Deed.Patrol, place)) return Problems.Of(403, LeadRoom.NotYours(place), "forbidden");
        var faults = new List<Sentence>();
        var position = (body.Latitude, body.Longitude) is ({ } latitude, { } longitude) ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}") : "";
        if (new TypedPatrol(place.Path, body.Who ?? "", body.At ?? "", body.Saw ?? "", position, body.Lead ?? "").Log(place, Acting.By(http, Deed.Patrol, place, body.By), clock.GetUtcNow(), faults) is not { } log) return Problems.Of(faults.ToEquatableArray());
        return await desk.Log(log, cancel) is { } fault ? Problems.Of(422, fault, "unusable") : Results.NoContent();
    }

    private static async Task<IResult> Plans(HttpContext http, PatrolDesk desk, CancellationToken cancel) => Results.Ok(new
    {
        plans = (await desk.Standings(place => http.Visitor().May(Deed.SeeLedger, place), cancel)).Select(standing => new
        {
            place = standing.Plan.Place.Path,
            standing.Plan.Count,
            unit = TaskView.Kebab(standing.Plan.Unit.ToString()),
            members = standing.Plan.Members.ToArray(),
            standing.Plan.Since,
            standing.Last,
            standing.Due,
            standing.Missed,
        }),
    });

    private static async Task<IResult> Plan(HttpContext http, PatrolPlanBody body, KnownPlaces places, PatrolDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return Problems.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Deed.HandleLead, place)) return Problems.Of(403, LeadRoom.NotYours(place), "forbidden");
        var faults = new List<Sentence>();
        var typed = new TypedPlan(place.Path, body.Count?.ToString(CultureInfo.InvariantCulture) ?? "", body.Unit ?? "day", string.Join('、', body.Members ?? []), body.Since ?? "");
        if (typed.Plan(place, ChinaTime.DateOf(clock.GetUtcNow()), faults) is not { } plan) return Problems.Of(faults.ToEquatableArray());
        var unusable = await desk.Plan(plan, Acting.By(http, Deed.HandleLead, place, body.By), cancel);
        return unusable.Count > 0 ? Problems.Of(unusable.ToEquatableArray()) : Results.NoContent();
    }

    private static async Task<IResult> Unplan(HttpContext http, GridBook book, PatrolDesk desk, CancellationToken cancel, string? place = null)
    {
        var stored = (await book.Plans(cancel)).FirstOrDefault(stored => stored.Plan.Place.Path == place);
        if (stored is null || !http.Visitor().May(Deed.HandleLead, stored.Plan.Place)) return Problems.NotFound("安排");
        await desk.Unplan(stored.Plan.Id, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(IPlanShelf shelf, CancellationToken cancel)
    {
        var grid = Grid.Of(await shelf.Directory(cancel));
        return Results.Ok(new
        {
            places = grid.Places.Select(place => new { place = place.Place.Path, level = place.Level is { } level ? TaskView.Kebab(level.ToString()) : null, chiefs = place.Chiefs.Select(chief => chief.Name), members = place.Members.Select(member => member.Name) }),
            findings = grid.Findings.Select(finding => new { finding.Chinese, finding.English }),
        });
    }

    private static async Task<IResult> Set(HttpContext http, GridSettingsBody body, PatrolDesk desk, GridBook book, CancellationToken cancel)
    {
        var hours = new List<StepHours>();
        foreach (var (name, given) in body.StepHours ?? [])
        {
            if (!Enum.TryParse<LeadStep>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var step) || !Enum.IsDefined(step)) return Problems.Of(422, new($"“{name}”不是线索的步骤。", $"“{name}” is no step of a lead."), "unusable");
            hours.Add(new StepHours(step, given));
        }

        var faults = await desk.Set(new LeadPolicy(hours.ToEquatableArray(), body.OtherHours ?? LeadPolicy.Default.OtherHours), new PatrolPolicy(body.ChiefWorkdays ?? 1, body.AboveWorkdays ?? 2), http.Visitor().By, cancel);
        return faults.Count > 0 ? Problems.Of(faults.ToEquatableArray()) : SettingsView(await book.Settings(cancel));
    }

    private static IResult SettingsView(GridSettings settings) => Results.Ok(new
    {
        stepHours = settings.Leads.Hours.ToDictionary(own => TaskView.Kebab(own.Step.ToString()), own => own.Hours),
        settings.Leads.OtherHours,
        settings.Patrols.ChiefWorkdays,
        settings.Patrols.AboveWorkdays,
    });
}

internal sealed record PatrolBody : Body
{
    public string? Place { get; init; }

    public string? Who { get; init; }

    public string? At { get; init; }

    public string? Saw { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? Lead { get; init; }
}

/// <summary>Every count of unit: day, week or month.</summary>
internal sealed record PatrolPlanBody : Body
{
    public string? Place { get; init; }

    public int? Count { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string>? Members { get; init; }

    public string? Since { get; init; }
}

/// <summary>Hours of each step that differs from the others; workdays after a missed patrol.</summary>
internal sealed record GridSettingsBody : Body
{
    public Dictionary<string, int>? StepHours { get; init; }

    public int? OtherHours { get; init; }

    public int? ChiefWorkdays { get; init; }

    public int? AboveWorkdays { get; init; }
}
