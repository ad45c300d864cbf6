using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Everything the pages about leads ask, resolved per request.</summary>
internal sealed class LeadPageHandler(GridStore book, LeadService desk, KnownPlaces places, PhotoUploads photos, IArchive archive, TimeProvider clock)
{
    private const int MostShown = 500;

    public async Task<IResult> With(HttpContext http, string id, Func<StoredLead, Task<IResult>> go, CancellationToken cancel) =>
        LeadId.Parse(id) is { } lead && await book.Lead(lead, cancel) is { } stored ? await go(stored) : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> List(PageContext page, LeadFilter filter, CancellationToken cancel)
    {
        var rules = await desk.Rules(cancel);
        var all = filter.Step is null && !filter.IsAll ? await book.OpenLeads(cancel) : await book.Leads(cancel);
        var shown = all.Select(stored => stored.State)
            .Where(lead => page.Visitor.May(Permission.SeeLedger, lead.Spec.Place) && filter.Shows(lead, rules.LimitOf(lead), page.Now))
            .OrderBy(lead => rules.LimitOf(lead) ?? DateTimeOffset.MaxValue)
            .ThenByDescending(lead => lead.StepSince)
            .Select(lead => new LeadListItem(lead, rules.LimitOf(lead)))
            .ToList();
        return page.Render<LeadListPage>(StatusCodes.Status200OK, ("Leads", shown.Take(MostShown).ToList()), ("Total", shown.Count), ("Filter", filter));
    }

    public async Task<IResult> New(PageContext page, string? place, CancellationToken cancel)
    {
        var once = Guid.NewGuid().ToString("N");
        return await Form(page, new LeadInput(place ?? "", "illegal-use", "", "", "", "", LeadText.Field(page.Now), once, Anyway: false), [], null, isFresh: true, cancel);
    }

    public async Task<IResult> Report(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单上报。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = LeadInput.Read(form);
        var faults = new List<LocalizedText>();
        var (place, unknown) = await places.Find(typed.Place, [], cancel);
        if (unknown is not null) faults.Add(unknown);
        else if (!page.Visitor.May(Permission.Patrol, place)) faults.Add(NotYours(place!));
        if (place is null || typed.Spec(place, page.Visitor.ByFor(Permission.Patrol, place), clock.GetUtcNow(), faults) is not { } spec || faults.Count > 0) return await Form(page, typed, faults, null, false, cancel);

        var (kept, unusable) = await photos.Keep(form.Files, cancel);
        if (unusable is not null) return await Form(page, typed, [unusable], null, false, cancel);
        return await desk.Report(spec, kept, typed.Once, typed.Anyway, spec.FoundBy, cancel) switch
        {
            LeadReportResult.Stored stored => new SeeOtherResult($"{PageUrls.Lead(stored.Lead.Id)}?said=found"),
            LeadReportResult.Alike alike => await Form(page, typed, [], page.Visitor.May(Permission.SeeLedger, alike.First.Spec.Place) ? alike.First : alike.First with { Spec = alike.First.Spec with { What = "…" } }, false, cancel),
            LeadReportResult.Refused refused => await Form(page, typed, [refused.Why.Why], null, false, cancel),
            _ => throw new InvalidOperationException("The set of answers to a report is closed."),
        };
    }

    public async Task<IResult> Show(PageContext page, StoredLead lead, string? said, LeadActionAnswer? answered, CancellationToken cancel, int status = StatusCodes.Status200OK) => page.Render<LeadPage>(
        status,
        ("Stored", lead),
        ("Limit", (await desk.Rules(cancel)).LimitOf(lead.State)),
        ("Standings", Standings(page.Visitor, lead.State).ToList()),
        ("Said", said == "found" ? new LocalizedText("线索已登记。", "The lead is recorded.") : said is not null && LeadTransitions.Named(said) is { } move ? new LocalizedText($"已办理：{move.Words.Chinese}。", $"Done: {move.Words.English}.") : null),
        ("Answered", answered));

    public async Task<IResult> Act(HttpContext http, StoredLead lead, LeadTransition move, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单办理。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = new LeadActionAnswer(move, form["note"].ToString().Trim(), form["grade"].ToString(), form["due"].ToString().Trim(), null);
        var state = lead.State;
        if (LeadAuthorization.Denied(page.Visitor, state, move) is { } denied) return await Show(page, lead, null, typed with { Why = denied }, cancel, StatusCodes.Status403Forbidden);

        var (kept, unusable) = await photos.Keep(form.Files, cancel);
        if (unusable is not null) return await Show(page, lead, null, typed with { Why = unusable }, cancel, StatusCodes.Status422UnprocessableEntity);
        var by = page.Visitor.ByFor(LeadAuthorization.Deed(move), LeadAuthorization.Place(state, move));
        var outcome = await LeadActions.Do(desk, state.Id, move, new(typed.Note, typed.Grade, typed.Due, kept, by), cancel);
        if (outcome is LeadDecision) return new SeeOtherResult($"{PageUrls.Lead(state.Id)}?said={move.Name}");

        // Sent twice: the first has done what was wanted.
        var now = (await book.Lead(state.Id, cancel))!;
        if (now.State.Step == move.To && now.History[^1] is var last && last.By == by && last.What == move.Happening) return new SeeOtherResult(PageUrls.Lead(state.Id));
        return await Show(page, now, null, typed with { Why = ((LeadRefusal)outcome).Why }, cancel, StatusCodes.Status409Conflict);
    }

    public async Task<IResult> Photo(HttpContext http, StoredLead lead, string hash, CancellationToken cancel) =>
        lead.State.Photos.FirstOrDefault(photo => photo.ContentHash == hash) is { } photo && await archive.Get(hash, cancel) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, photo.FileName)
            : ConsoleResults.NotFound(http.Page());

    /// <summary>The places where this visitor patrols, for lists to choose from.</summary>
    public static async Task<IReadOnlyList<Place>> PlacesOf(CurrentUser visitor, KnownPlaces places, CancellationToken cancel) =>
        [.. (await places.All(cancel)).Where(place => visitor.May(Permission.Patrol, place))];

    public static LocalizedText NotYours(Place place) => new($"{place}不在您负责的地方；请选择您巡查的村组。", $"{place} lies outside the places you patrol; choose one of yours.");

    private static IEnumerable<LeadActionAvailability> Standings(CurrentUser visitor, Lead lead) => LeadTransitions.All.Select(move => new LeadActionAvailability(move, LeadActions.Closed(lead, move) ?? LeadAuthorization.Denied(visitor, lead, move)));

    private async Task<IResult> Form(PageContext page, LeadInput typed, IReadOnlyList<LocalizedText> faults, Lead? alike, bool isFresh, CancellationToken cancel) => page.Render<LeadForm>(
        isFresh ? StatusCodes.Status200OK : alike is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
        ("Typed", typed),
        ("Places", await PlacesOf(page.Visitor, places, cancel)),
        ("Faults", faults),
        ("Alike", alike),
        ("IsFresh", isFresh));
}

public sealed record LeadListItem(Lead Lead, DateTimeOffset? Limit);

/// <summary>An act as the page offers it.</summary>
/// <param name="WhyNot">Null where it can be done by this visitor now.</param>
public sealed record LeadActionAvailability(LeadTransition Move, LocalizedText? WhyNot);

/// <summary>A form as it was sent, with what was answered.</summary>
public sealed record LeadActionAnswer(LeadTransition Move, string Note, string Grade, string Due, LocalizedText? Why);
