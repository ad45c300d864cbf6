using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Bulletins;

/// <summary>
/// API of the recurring bulletins and meetings, to switch them on and off, and of the sent bulletins, each with its table.
/// </summary>
internal static class RhythmsApi
{
    private const string Bulletin = "通报";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/rhythms", List).RequirePermission(Permission.SeeReports).Answers<RhythmsView>();
        api.MapLazyPost("/rhythms", Add).RequirePermission(Permission.SendMail).RunsAgain().AnswersCreated<RhythmView>(422);
        foreach (var on in new[] { true, false })
        {
            api.MapLazyPost(
                    $"/rhythms/{{id}}/{(on ? "on" : "off")}",
                    (
                        HttpContext http,
                        string id,
                        RhythmReader reader,
                        RhythmStore rhythmStore,
                        CurrentDeadlineRules rules,
                        TimeProvider clock,
                        CancellationToken cancellationToken
                    ) => Switch(http, id, on, reader, rhythmStore, rules, clock, cancellationToken)
                )
                .RequirePermission(Permission.SendMail)
                .RunsAgain()
                .Answers<RhythmView>(404);
        }

        api.MapLazyPost("/rhythms/{id}/edit", Edit).RequirePermission(Permission.SendMail).RunsAgain().Answers<RhythmView>(404, 409, 422);
        api.MapLazyGet("/rhythms/{id}/preview", Preview).RequirePermission(Permission.SeeReports).Answers<BulletinView>(404);
        api.MapLazyGet(
                "/bulletins/{occurrence}",
                (HttpContext http, string occurrence, RhythmReader reader, CancellationToken cancellationToken) =>
                    With(http, occurrence, reader, (_, bulletin) => Results.Ok(BulletinView.Of(occurrence, bulletin)), cancellationToken)
            )
            .RequirePermission(Permission.SeeReports)
            .Answers<BulletinView>(404);
        api.MapLazyGet(
                "/bulletins/{occurrence}.xlsx",
                (HttpContext http, string occurrence, RhythmReader reader, CancellationToken cancellationToken) =>
                    With(http, occurrence, reader, (rhythm, bulletin) => Workbook(http, rhythm, bulletin), cancellationToken)
            )
            .RequirePermission(Permission.SeeReports)
            .AnswersWorkbook(404);
    }

    private static async Task<IResult> List(
        HttpContext http,
        RhythmReader reader,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<RhythmView>();
        foreach (var rhythm in await reader.Seen(http.Visitor(), cancellationToken))
            seen.Add(await View(http, rhythm, rhythmStore, rules, clock, cancellationToken));
        return Results.Ok(new RhythmsView(seen));
    }

    private static async Task<IResult> Add(
        HttpContext http,
        RhythmBody body,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var input = new RhythmInput(
            body.Name?.Trim() ?? "",
            body.Place?.Trim() ?? "",
            body.Kind ?? "bulletin",
            body.Every ?? "week",
            (body.Weekday ?? 1).ToString(CultureInfo.InvariantCulture)
        );
        var (rhythm, faults) = input.Read(today, ActorNames.By(http, Permission.SendMail, Place.Parse(body.Place), body.By));
        if (rhythm is null)
            return ProblemResults.Of(faults.Select(fault => fault.Why).ToEquatableArray());
        if (!http.Visitor().Can(Permission.SendMail, rhythm.At))
            return ApiResults.Forbidden(http, Permission.SendMail, rhythm.At);
        if (http.WriteKey() is { } key)
            rhythm = rhythm with { Rhythm = rhythm.Rhythm with { Id = $"hand-{key[..10]}" } };
        rhythm = await rhythmStore.Find(rhythm.Rhythm.Id, cancellationToken) ?? await Kept(rhythm, rhythmStore, cancellationToken);
        return Results.Created("/api/rhythms", await View(http, rhythm, rhythmStore, rules, clock, cancellationToken));
    }

    private static async Task<ScheduledRhythm> Kept(ScheduledRhythm rhythm, RhythmStore rhythmStore, CancellationToken cancellationToken)
    {
        await rhythmStore.Save(rhythm, cancellationToken);
        return rhythm;
    }

    private static async Task<IResult> Switch(
        HttpContext http,
        string id,
        bool on,
        RhythmReader reader,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Rhythm(id, http.Visitor(), Permission.SendMail, cancellationToken),
            Bulletin,
            async _ =>
                await rhythmStore.Switch(id, on, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken) is { } switched
                    ? Results.Ok(await View(http, switched, rhythmStore, rules, clock, cancellationToken))
                    : ProblemResults.NotFound(Bulletin)
        );

    private static async Task<IResult> Edit(
        HttpContext http,
        string id,
        RhythmEditBody body,
        RhythmReader reader,
        RhythmStore rhythmStore,
        IDirectoryStore directoryStore,
        CurrentDeadlineRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Rhythm(id, http.Visitor(), Permission.SendMail, cancellationToken),
            Bulletin,
            async rhythm =>
            {
                var (edited, faults) = body.Over(RhythmEditInput.Of(rhythm)).Read(rhythm);
                var directory = await directoryStore.Current(cancellationToken);
                faults = [.. faults, .. BulletinReaders.Unknown(edited.Persons, edited.At, directory)];
                if (faults.Count > 0)
                    return ProblemResults.Of(faults.Select(fault => fault.Why).ToEquatableArray());
                return await rhythmStore.Edit(edited, cancellationToken) is { } stored
                    ? Results.Ok(await View(http, stored, rhythmStore, rules, clock, cancellationToken))
                    : ProblemResults.Of(StatusCodes.Status409Conflict, RhythmText.EditedMeanwhile, "edited-meanwhile");
            }
        );

    private static async Task<IResult> Preview(
        HttpContext http,
        string id,
        RhythmReader reader,
        BulletinBuilder bulletinBuilder,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Rhythm(id, http.Visitor(), Permission.SeeReports, cancellationToken),
            Bulletin,
            async rhythm =>
                Results.Ok(
                    BulletinView.Of(null, await bulletinBuilder.Preview(rhythm, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken))
                )
        );

    private static IResult Workbook(HttpContext http, ScheduledRhythm rhythm, Bulletin bulletin)
    {
        var language = RequestLanguage.Of(http);
        var title = BulletinText.Title(rhythm, bulletin.Place).In(language);
        return ApiResults.File(BulletinWorkbook.Write(title, bulletin, language), $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx");
    }

    private static async Task<IResult> With(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        Func<ScheduledRhythm, Bulletin, IResult> show,
        CancellationToken cancellationToken
    ) =>
        await reader.Bulletin(occurrence, http.Visitor(), cancellationToken) is var (rhythm, bulletin)
            ? show(rhythm, bulletin)
            : ProblemResults.NotFound(Bulletin);

    private static async Task<RhythmView> View(
        HttpContext http,
        ScheduledRhythm rhythm,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        RhythmView.Of(
            await RhythmModel.Of(
                rhythm,
                rhythmStore,
                rules.Current.Calendar,
                ChinaTime.DateOf(clock.GetUtcNow()),
                http.Visitor(),
                cancellationToken
            )
        );
}
