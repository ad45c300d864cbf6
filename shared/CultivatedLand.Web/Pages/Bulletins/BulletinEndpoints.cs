using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Bulletins;

/// <summary>Endpoints of recurring bulletins and meetings, and of the sent bulletins.</summary>
internal static class BulletinEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Rhythms,
            (
                HttpContext http,
                RhythmReader reader,
                RhythmStore rhythmStore,
                CurrentDeadlineRules rules,
                CancellationToken cancellationToken
            ) => List(http, reader, rhythmStore, rules, RhythmInput.Empty, [], cancellationToken)
        );
        reports.MapLazyPost(ReportUrls.Rhythms, Add).RequirePermission(Permission.SendMail);
        reports
            .MapLazyPost(
                ReportUrls.Rhythms + "/{id}/on",
                (HttpContext http, string id, RhythmReader reader, RhythmStore rhythmStore, CancellationToken cancellationToken) =>
                    Switch(http, id, true, reader, rhythmStore, cancellationToken)
            )
            .RequirePermission(Permission.SendMail);
        reports
            .MapLazyPost(
                ReportUrls.Rhythms + "/{id}/off",
                (HttpContext http, string id, RhythmReader reader, RhythmStore rhythmStore, CancellationToken cancellationToken) =>
                    Switch(http, id, false, reader, rhythmStore, cancellationToken)
            )
            .RequirePermission(Permission.SendMail);
        reports.MapLazyPost(ReportUrls.Rhythms + "/{id}/call", Call).RequirePermission(Permission.SendMail);
        RhythmEditPageHandler.Map(reports);
        MinutesPageHandler.Map(reports);
        reports.MapLazyGet(ReportUrls.Rhythms + "/{id}/preview", Preview);
        reports.MapLazyGet(ReportUrls.Home + "/bulletins/{occurrence}", Show);
        reports.MapLazyGet(ReportUrls.Home + "/bulletins/{occurrence}.xlsx", Download);
    }

    private static async Task<IResult> List(
        HttpContext http,
        RhythmReader reader,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        RhythmInput input,
        EquatableArray<RhythmFault> faults,
        CancellationToken cancellationToken,
        RefusedCall? call = null
    )
    {
        var page = http.Page();
        var shown = new List<RhythmModel>();
        foreach (var rhythm in await reader.Seen(page.Visitor, cancellationToken))
            shown.Add(await RhythmModel.Of(rhythm, rhythmStore, rules.Current.Calendar, page.Today, page.Visitor, cancellationToken));

        return page.Render<RhythmListPage>(
            faults.Count == 0 && call is null ? 200 : 422,
            ("Rhythms", shown),
            ("Typed", input),
            ("Faults", faults),
            ("Call", call)
        );
    }

    private static async Task<IResult> Call(
        HttpContext http,
        string id,
        RhythmReader reader,
        RhythmStore rhythmStore,
        MeetingOccasionService occasions,
        CurrentDeadlineRules rules,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Rhythm(id, http.Page().Visitor, Permission.SendMail, cancellationToken),
            async rhythm =>
            {
                var form = await http.Request.ReadFormAsync(cancellationToken);
                var typed = form["day"].ToString().Trim();
                var fault = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? await occasions.Call(rhythm, day, form["confirmed"] == "yes", cancellationToken)
                    : new MeetingCallFault(
                        new($"“{typed}”不是日期，应如 2023-10-30。", $"“{typed}” is no date; write it like 2023-10-30.")
                    );
                if (fault is null)
                    return new SeeOtherResult(ReportUrls.Rhythms);
                var refused = new RefusedCall(id, typed, fault);
                return await List(http, reader, rhythmStore, rules, RhythmInput.Empty, [], cancellationToken, refused);
            }
        );

    private static async Task<IResult> Add(
        HttpContext http,
        RhythmReader reader,
        RhythmStore rhythmStore,
        CurrentDeadlineRules rules,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var input = RhythmInput.Of(await http.Request.ReadFields(cancellationToken));
        var (rhythm, faults) = input.Read(page.Today, page.Visitor.DisplayName);
        if (rhythm is not null && !page.Visitor.Can(Permission.SendMail, rhythm.At))
            return ConsoleResults.Forbidden(http, Permission.SendMail, rhythm.At);
        if (rhythm is null)
            return await List(http, reader, rhythmStore, rules, input, faults, cancellationToken);

        await rhythmStore.Save(rhythm, cancellationToken);
        return new SeeOtherResult(ReportUrls.Rhythms);
    }

    private static async Task<IResult> Switch(
        HttpContext http,
        string id,
        bool on,
        RhythmReader reader,
        RhythmStore rhythmStore,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Rhythm(id, http.Page().Visitor, Permission.SendMail, cancellationToken),
            async _ =>
            {
                await rhythmStore.Switch(id, on, http.Page().Today, cancellationToken);
                return new SeeOtherResult(ReportUrls.Rhythms);
            }
        );

    private static async Task<IResult> Preview(
        HttpContext http,
        string id,
        RhythmReader reader,
        BulletinBuilder bulletinBuilder,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        return await ConsoleResults.Act(
            http,
            await reader.Rhythm(id, page.Visitor, Permission.SeeReports, cancellationToken),
            async rhythm =>
                page.Render<BulletinPage>(
                    200,
                    ("Title", page.Say(BulletinText.Title(rhythm, rhythm.At))),
                    ("Bulletin", await bulletinBuilder.Preview(rhythm, page.Today, cancellationToken)),
                    ("IsPreview", true)
                )
        );
    }

    private static async Task<IResult> Show(HttpContext http, string occurrence, RhythmReader reader, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return await reader.Bulletin(occurrence, page.Visitor, cancellationToken) is var (rhythm, bulletin)
            ? page.Render<BulletinPage>(
                200,
                ("Title", page.Say(BulletinText.Title(rhythm, bulletin.Place))),
                ("Bulletin", bulletin),
                ("Workbook", ReportUrls.Workbook(ReportUrls.Bulletin(occurrence)))
            )
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> Download(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        if (await reader.Bulletin(occurrence, page.Visitor, cancellationToken) is not var (rhythm, bulletin))
            return ConsoleResults.NotFound(page);
        var title = page.Say(BulletinText.Title(rhythm, bulletin.Place));
        return Results.File(
            BulletinWorkbook.Write(title, bulletin, page.Language),
            ReportFileTypes.Workbook,
            $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx"
        );
    }
}

/// <summary>Call of a meeting that was refused or asked back.</summary>
/// <param name="Rhythm">Id of the meeting.</param>
/// <param name="Day">Day as typed.</param>
public sealed record RefusedCall(string Rhythm, string Day, MeetingCallFault Fault);
