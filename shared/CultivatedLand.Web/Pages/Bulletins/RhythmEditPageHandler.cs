using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Bulletins;

/// <summary>Handler of the page that edits a rhythm: its name, day, hour, room, agenda and readers.</summary>
internal static class RhythmEditPageHandler
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(ReportUrls.Rhythms + "/{id}/edit", Show).RequirePermission(Permission.SendMail);
        reports.MapLazyPost(ReportUrls.Rhythms + "/{id}/edit", Edit).RequirePermission(Permission.SendMail);
    }

    private static async Task<IResult> Show(HttpContext http, string id, RhythmStore rhythmStore, CancellationToken cancellationToken) =>
        await Opened(http, id, rhythmStore, cancellationToken) is var (rhythm, refused)
            ? refused ?? Page(http.Page(), rhythm!, RhythmEditInput.Of(rhythm!), [], 200)
            : ConsoleResults.NotFound(http.Page());

    private static async Task<IResult> Edit(
        HttpContext http,
        string id,
        RhythmStore rhythmStore,
        IDirectoryStore directoryStore,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        if (await Opened(http, id, rhythmStore, cancellationToken) is not var (rhythm, refused))
            return ConsoleResults.NotFound(page);
        if (refused is not null)
            return refused;
        var input = RhythmEditInput.Of(await http.Request.ReadFields(cancellationToken));
        var (edited, faults) = input.Read(rhythm!);
        var directory = await directoryStore.Current(cancellationToken);
        faults = [.. faults, .. BulletinReaders.Unknown(edited.Persons, edited.At, directory)];
        if (faults.Count > 0)
            return Page(page, rhythm!, input, faults, 422);
        if (await rhythmStore.Edit(edited, cancellationToken) is not null)
            return new SeeOtherResult(ReportUrls.Rhythms);
        var now = await rhythmStore.Find(id, cancellationToken) ?? rhythm!;
        return Page(page, now, input with { Version = now.Version }, [new RhythmFault("name", RhythmText.EditedMeanwhile)], 409);
    }

    private static IResult Page(
        PageContext page,
        ScheduledRhythm rhythm,
        RhythmEditInput typed,
        EquatableArray<RhythmFault> faults,
        int status
    ) => page.Render<RhythmEditPage>(status, ("Rhythm", rhythm), ("Typed", typed), ("Faults", faults));

    private static async Task<(ScheduledRhythm? Rhythm, IResult? Refused)?> Opened(
        HttpContext http,
        string id,
        RhythmStore rhythmStore,
        CancellationToken cancellationToken
    ) =>
        await rhythmStore.Find(id, cancellationToken) is not { } rhythm ? null
        : http.Page().Visitor.Can(Permission.SendMail, rhythm.At) ? (rhythm, null)
        : (null, ConsoleResults.Forbidden(http, Permission.SendMail, rhythm.At));
}
