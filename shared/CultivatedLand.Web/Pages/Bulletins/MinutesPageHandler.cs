using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Bulletins;

/// <summary>Handler of the page of one meeting: its minutes, and its decisions that become tasks.</summary>
internal static class MinutesPageHandler
{
    private const string Address = ReportUrls.Home + "/meetings/{occurrence}";

    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(Address, Show);
        reports.MapLazyPost(Address + "/minutes", Record).RequirePermission(Permission.SendMail);
        reports.MapLazyPost(Address + "/tasks", MakeTask).RequirePermission(Permission.StartPlan);
        reports.MapLazyPost(Address + "/occasion", SetOccasion).RequirePermission(Permission.SendMail);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Meeting(occurrence, http.Page().Visitor, Permission.SeeReports, cancellationToken),
            meeting => Page(http.Page(), meeting, MinutesInput.Of(meeting.Minutes), [], 200, minutes, occasions, cancellationToken)
        );

    private static async Task<IResult> Record(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Meeting(occurrence, http.Page().Visitor, Permission.SendMail, cancellationToken),
            async meeting =>
            {
                var page = http.Page();
                var input = MinutesInput.Of(await http.Request.ReadFields(cancellationToken));
                var (decisions, faults) = input.Read();
                if (faults.Count == 0)
                    faults = await minutes.Record(
                        meeting,
                        input.CameRead,
                        decisions,
                        input.Version,
                        page.Visitor.DisplayNameFor(Permission.SendMail, meeting.Rhythm.At),
                        cancellationToken
                    );
                return faults.Count == 0
                    ? new SeeOtherResult(ReportUrls.Meeting(occurrence))
                    : await Page(page, meeting, input, [.. faults], 422, minutes, occasions, cancellationToken);
            }
        );

    private static async Task<IResult> MakeTask(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Meeting(occurrence, http.Page().Visitor, Permission.StartPlan, cancellationToken),
            async meeting =>
            {
                var page = http.Page();
                var form = await http.Request.ReadFormAsync(cancellationToken);
                var number = int.TryParse(form["number"], out var typed) ? typed : 0;
                var by = page.Visitor.DisplayNameFor(Permission.StartPlan, meeting.Rhythm.At);
                if (await minutes.MakeTask(meeting, number, by, cancellationToken) is not { } fault)
                    return new SeeOtherResult(PageUrls.Task(meeting.TaskOf(number)));
                EquatableArray<RhythmFault> faults = [new RhythmFault($"what-{number}", fault)];
                return await Page(page, meeting, MinutesInput.Of(meeting.Minutes), faults, 422, minutes, occasions, cancellationToken);
            }
        );

    private static async Task<IResult> SetOccasion(
        HttpContext http,
        string occurrence,
        RhythmReader reader,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    ) =>
        await ConsoleResults.Act(
            http,
            await reader.Meeting(occurrence, http.Page().Visitor, Permission.SendMail, cancellationToken),
            async meeting =>
            {
                var input = OccasionInput.Of(await http.Request.ReadFields(cancellationToken));
                var (occasion, unread) = input.Read();
                var faults = unread.Count > 0 ? unread : await occasions.Set(meeting, occasion, cancellationToken);
                return faults.Count == 0
                    ? new SeeOtherResult(ReportUrls.Meeting(occurrence))
                    : await Page(
                        http.Page(),
                        meeting,
                        MinutesInput.Of(meeting.Minutes),
                        [],
                        422,
                        minutes,
                        occasions,
                        cancellationToken,
                        input,
                        [.. faults]
                    );
            }
        );

    private static async Task<IResult> Page(
        PageContext page,
        HeldMeeting meeting,
        MinutesInput typed,
        EquatableArray<RhythmFault> faults,
        int status,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken,
        OccasionInput? occasion = null,
        EquatableArray<RhythmFault> occasionFaults = default
    ) =>
        page.Render<MinutesPage>(
            status,
            ("Meeting", meeting),
            ("Typed", typed),
            ("Faults", faults),
            ("Made", await minutes.TasksOf(meeting, cancellationToken)),
            ("Occasion", occasion ?? OccasionInput.Of(SetFor(meeting))),
            ("OccasionFaults", occasionFaults),
            ("Others", await occasions.Others(meeting, cancellationToken))
        );

    private static MeetingOccasion? SetFor(HeldMeeting meeting) =>
        MeetingOccasion.Read(meeting.Occurrence) is var (_, nominal)
            ? meeting.Rhythm.Occasions.FirstOrDefault(known => known.Nominal == nominal)
            : null;
}
