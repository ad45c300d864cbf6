using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Handler of the pages about leads, resolved per request.</summary>
internal sealed class LeadPageHandler(
    GridStore gridStore,
    LeadService leadService,
    KnownPlaces places,
    PhotoUploads photoUploads,
    IArchive archive,
    TimeProvider clock
)
{
    private const int MostShown = 500;

    public async Task<IResult> With(HttpContext http, string id, Func<StoredLead, Task<IResult>> go, CancellationToken cancellationToken) =>
        LeadId.Parse(id) is { } lead && await gridStore.Lead(lead, cancellationToken) is { } stored
            ? await go(stored)
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> List(PageContext page, LeadFilter filter, CancellationToken cancellationToken)
    {
        var rules = await leadService.Rules(cancellationToken);
        var all =
            filter.Step is null && !filter.IsAll ? await gridStore.OpenLeads(cancellationToken) : await gridStore.Leads(cancellationToken);
        var shown = all.Select(stored => stored.State)
            .Where(lead => page.Visitor.Can(Permission.SeeLedger, lead.Spec.Place) && filter.Shows(lead, rules.LimitOf(lead), page.Now))
            .OrderBy(lead => rules.LimitOf(lead) ?? DateTimeOffset.MaxValue)
            .ThenByDescending(lead => lead.StepSince)
            .Select(lead => new LeadListItem(lead, rules.LimitOf(lead)))
            .ToList();
        return page.Render<LeadListPage>(
            StatusCodes.Status200OK,
            ("Leads", shown.Take(MostShown).ToList()),
            ("Total", shown.Count),
            ("Filter", filter)
        );
    }

    public async Task<IResult> New(PageContext page, string? place, CancellationToken cancellationToken)
    {
        var once = Guid.NewGuid().ToString("N");
        return await Form(
            page,
            new LeadInput(place ?? "", "illegal-use", "", "", "", "", LeadText.Field(page.Now), once, Anyway: false),
            [],
            null,
            isFresh: true,
            cancellationToken
        );
    }

    public async Task<IResult> Report(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单上报。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = LeadInput.Read(form.Fields());
        var faults = new List<LocalizedText>();
        var (place, unknown) = await places.Find(input.Place, [], cancellationToken);
        if (unknown is not null)
            faults.Add(unknown);
        else if (!page.Visitor.Can(Permission.Patrol, place))
        {
            http.Deny(Permission.Patrol, place);
            return await Form(page, input, [NotYours(place!)], null, false, cancellationToken, StatusCodes.Status403Forbidden);
        }

        if (
            place is null
            || input.Spec(place, page.Visitor.DisplayNameFor(Permission.Patrol, place), clock.GetUtcNow(), faults) is not { } spec
            || faults.Count > 0
        )
            return await Form(page, input, faults, null, false, cancellationToken);

        var (kept, unusable) = await photoUploads.Keep(form.Files, cancellationToken);
        if (unusable is not null)
            return await Form(page, input, [unusable], null, false, cancellationToken);
        return await leadService.Report(spec, kept, input.Once, input.Anyway, spec.FoundBy, cancellationToken) switch
        {
            LeadReportResult.Stored stored => new SeeOtherResult($"{PageUrls.Lead(stored.Lead.Id)}?said=found"),
            LeadReportResult.Alike alike => await Form(
                page,
                input,
                [],
                page.Visitor.Can(Permission.SeeLedger, alike.First.Spec.Place)
                    ? alike.First
                    : alike.First with
                    {
                        Spec = alike.First.Spec with { What = "…" },
                    },
                false,
                cancellationToken
            ),
            LeadReportResult.Refused refused => await Form(page, input, [refused.Why.Why], null, false, cancellationToken),
            _ => throw new InvalidOperationException("The set of answers to a report is closed."),
        };
    }

    public async Task<IResult> Show(
        PageContext page,
        StoredLead lead,
        string? said,
        LeadActionAnswer? leadActionAnswer,
        CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK
    ) =>
        page.Render<LeadPage>(
            status,
            ("Stored", lead),
            ("Limit", (await leadService.Rules(cancellationToken)).LimitOf(lead.State)),
            ("Standings", Standings(page.Visitor, lead.State).ToList()),
            (
                "Said",
                said == "found" ? new LocalizedText("线索已登记。", "The lead is recorded.")
                : said is not null && LeadTransitions.Named(said) is { } leadTransition
                    ? new LocalizedText($"已办理：{leadTransition.Words.Chinese}。", $"Done: {leadTransition.Words.English}.")
                : null
            ),
            ("Answered", leadActionAnswer)
        );

    public async Task<IResult> Act(HttpContext http, StoredLead lead, LeadTransition leadTransition, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单办理。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = new LeadActionAnswer(
            leadTransition,
            form["note"].ToString().Trim(),
            form["grade"].ToString(),
            form["due"].ToString().Trim(),
            null
        );
        var state = lead.State;
        if (LeadAuthorization.Denied(page.Visitor, state, leadTransition) is { } denied)
        {
            http.Deny(LeadAuthorization.Deed(leadTransition), LeadAuthorization.Place(state, leadTransition));
            return await Show(page, lead, null, typed with { Why = denied }, cancellationToken, StatusCodes.Status403Forbidden);
        }

        var (kept, unusable) = await photoUploads.Keep(form.Files, cancellationToken);
        if (unusable is not null)
            return await Show(page, lead, null, typed with { Why = unusable }, cancellationToken, StatusCodes.Status422UnprocessableEntity);
        var by = page.Visitor.DisplayNameFor(LeadAuthorization.Deed(leadTransition), LeadAuthorization.Place(state, leadTransition));
        var outcome = await LeadActions.Do(
            leadService,
            state.Id,
            leadTransition,
            new(typed.Note, typed.Grade, typed.Due, kept, by),
            cancellationToken
        );
        if (outcome is LeadDecision)
            return new SeeOtherResult($"{PageUrls.Lead(state.Id)}?said={leadTransition.Name}");

        // The form was sent twice: the first has already done the act.
        var now = (await gridStore.Lead(state.Id, cancellationToken))!;
        if (now.State.Step == leadTransition.To && now.History[^1] is var last && last.By == by && last.What == leadTransition.Happening)
            return new SeeOtherResult(PageUrls.Lead(state.Id));
        return await Show(
            page,
            now,
            null,
            typed with
            {
                Why = ((LeadRefusal)outcome).Why,
            },
            cancellationToken,
            StatusCodes.Status409Conflict
        );
    }

    public async Task<IResult> Photo(HttpContext http, StoredLead lead, string hash, CancellationToken cancellationToken) =>
        lead.State.Photos.FirstOrDefault(photo => photo.ContentHash == hash) is { } photo
        && await archive.Get(hash, cancellationToken) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, photo.FileName)
            : ConsoleResults.NotFound(http.Page());

    /// <summary>Returns the places where this user patrols, for lists to choose from.</summary>
    public static async Task<IReadOnlyList<Place>> PlacesOf(CurrentUser user, KnownPlaces places, CancellationToken cancellationToken) =>
        [.. (await places.All(cancellationToken)).Where(place => user.Can(Permission.Patrol, place))];

    public static LocalizedText NotYours(Place place) =>
        new($"{place}不在您负责的地方；请选择您巡查的村组。", $"{place} lies outside the places you patrol; choose one of yours.");

    private static IEnumerable<LeadActionAvailability> Standings(CurrentUser user, Lead lead) =>
        LeadTransitions.All.Select(leadTransition => new LeadActionAvailability(
            leadTransition,
            LeadActions.Closed(lead, leadTransition) ?? LeadAuthorization.Denied(user, lead, leadTransition)
        ));

    private async Task<IResult> Form(
        PageContext page,
        LeadInput input,
        IReadOnlyList<LocalizedText> faults,
        Lead? alike,
        bool isFresh,
        CancellationToken cancellationToken,
        int? status = null
    ) =>
        page.Render<LeadForm>(
            status is { } given ? given
                : isFresh ? StatusCodes.Status200OK
                : alike is null ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status409Conflict,
            ("Typed", input),
            ("Places", await PlacesOf(page.Visitor, places, cancellationToken)),
            ("Faults", faults),
            ("Alike", alike),
            ("IsFresh", isFresh)
        );
}

/// <summary>Item of the list of leads.</summary>
public sealed record LeadListItem(Lead Lead, DateTimeOffset? Limit);

/// <summary>Availability of an act on a lead's page.</summary>
/// <param name="WhyNot">Null if this user can do it now.</param>
public sealed record LeadActionAvailability(LeadTransition Move, LocalizedText? WhyNot);

/// <summary>Answer to a sent form, with its input.</summary>
public sealed record LeadActionAnswer(LeadTransition Move, string Note, string Grade, string Due, LocalizedText? Why);
