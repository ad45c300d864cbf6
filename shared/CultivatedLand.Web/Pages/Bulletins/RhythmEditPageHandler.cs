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

    private static async Task<IResult> Show(HttpContext http, string id, RhythmReader reader, CancellationToken cancellationToken) =>
        await ConsoleResults.Act(
            http,
            await reader.Rhythm(id, http.Page().Visitor, Permission.SendMail, cancellationToken),
            rhythm => Task.FromResult(Page(http.Page(), rhythm, RhythmEditInput.Of(rhythm), [], 200))
        );

    private static async Task<IResult> Edit(
        HttpContext http,
        string id,
        RhythmReader reader,
        RhythmStore rhythmStore,
        IDirectoryStore directoryStore,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Rhythm(id, http.Page().Visitor, Permission.SendMail, cancellationToken),
            async rhythm =>
            {
                var input = RhythmEditInput.Of(await http.Request.ReadFields(cancellationToken));
                var (edited, faults) = input.Read(rhythm);
                var directory = await directoryStore.Current(cancellationToken);
                faults = [.. faults, .. BulletinReaders.Unknown(edited.Persons, edited.At, directory)];
                if (faults.Count > 0)
                    return Page(http.Page(), rhythm, input, faults, 422);
                if (await rhythmStore.Edit(edited, cancellationToken) is not null)
                    return new SeeOtherResult(ReportUrls.Rhythms);
                var now = await rhythmStore.Find(id, cancellationToken) ?? rhythm;
                faults = [new RhythmFault("name", RhythmText.EditedMeanwhile)];
                return Page(http.Page(), now, input with { Version = now.Version }, faults, 409);
            }
        );

    private static IResult Page(
        PageContext page,
        ScheduledRhythm rhythm,
        RhythmEditInput typed,
        EquatableArray<RhythmFault> faults,
        int status
    ) => page.Render<RhythmEditPage>(status, ("Rhythm", rhythm), ("Typed", typed), ("Faults", faults));
}
