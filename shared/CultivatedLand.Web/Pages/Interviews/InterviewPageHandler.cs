using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Interviews;

/// <summary>Handler of the page of one interview and of the acts on it.</summary>
internal sealed class InterviewPageHandler(InterviewStore interviewStore, InterviewService service)
{
    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return
            InterviewId.Parse(id) is { } known
            && await interviewStore.Find(known, cancellationToken) is { Step: not InterviewStep.Joined } interview
            && page.Visitor.Can(Permission.SeeReports, interview.Place)
            ? await Show(page, interview, await Filled(interview, cancellationToken), "", [], StatusCodes.Status200OK, cancellationToken)
            : ConsoleResults.NotFound(page);
    }

    public Task<IResult> Release(HttpContext http, string id, CancellationToken cancellationToken) =>
        Act(
            http,
            id,
            "release",
            (typed, by, faults) =>
                new InterviewCommand.Release(
                    new InterviewArrangements(
                        typed.Date(InterviewFields.Day, faults),
                        typed.Time(InterviewFields.Hour, faults),
                        InterviewInput.Line(typed[InterviewFields.Venue]),
                        InterviewInput.Line(typed[InterviewFields.Chair]),
                        InterviewInput.Line(typed[InterviewFields.Unit]),
                        InterviewInput.Line(typed[InterviewFields.Leader]),
                        InterviewInput.Names(typed[InterviewFields.Others])
                    ),
                    by,
                    typed.Version,
                    typed.Once,
                    typed.IsConfirmed
                ),
            cancellationToken
        );

    public Task<IResult> Hold(HttpContext http, string id, CancellationToken cancellationToken) =>
        Act(
            http,
            id,
            "hold",
            (typed, by, faults) =>
                new InterviewCommand.Hold(
                    new InterviewMinutes(
                        InterviewInput.Line(typed[InterviewFields.Unit]),
                        InterviewInput.Line(typed[InterviewFields.Leader]),
                        InterviewInput.Names(typed[InterviewFields.Present]),
                        InterviewInput.Text(typed[InterviewFields.Demands]),
                        typed.Date(InterviewFields.Due, faults)
                    ),
                    by,
                    typed.Version,
                    typed.Once
                ),
            cancellationToken
        );

    public Task<IResult> Cancel(HttpContext http, string id, CancellationToken cancellationToken) =>
        Act(
            http,
            id,
            "cancel",
            (typed, by, _) =>
                new InterviewCommand.Cancel(InterviewInput.Text(typed[InterviewFields.Reason]), by, typed.Version, typed.Once),
            cancellationToken
        );

    private async Task<IResult> Act(
        HttpContext http,
        string id,
        string act,
        Func<InterviewForm, string, List<InterviewFault>, InterviewCommand> read,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        if (InterviewId.Parse(id) is not { } known || await interviewStore.Find(known, cancellationToken) is not { } interview)
            return ConsoleResults.NotFound(page);
        var typed = InterviewForm.Of(await http.Request.ReadFormAsync(cancellationToken));
        var faults = new List<InterviewFault>();
        var command = read(typed, page.Visitor.DisplayNameFor(Permission.SendMail, interview.Place), faults);
        if (faults.Count > 0)
        {
            var unread = faults.Select(fault => fault.Field).ToHashSet();
            faults.AddRange(service.Faults(interview, command).Where(fault => !unread.Contains(fault.Field)));
            return await Show(page, interview, typed, act, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        switch (await service.Do(known, command, cancellationToken))
        {
            case InterviewOutcome.Refused refused:
                var now = await interviewStore.Find(known, cancellationToken) ?? interview;
                var isQuestion = refused.Code == InterviewRefusalCode.NeedsConfirmation;
                var status =
                    refused.Code == InterviewRefusalCode.Faulty || isQuestion
                        ? StatusCodes.Status422UnprocessableEntity
                        : StatusCodes.Status409Conflict;
                return await Show(page, now, typed, act, refused.Faults, status, cancellationToken, isQuestion);
            default:
                return new SeeOtherResult($"{ReportUrls.Interview(known)}?said={act}");
        }
    }

    private async Task<IResult> Show(
        PageContext page,
        Interview interview,
        InterviewForm typed,
        string act,
        IReadOnlyList<InterviewFault> faults,
        int status,
        CancellationToken cancellationToken,
        bool isQuestion = false
    ) =>
        page.Render<InterviewPage>(
            status,
            ("Shown", await InterviewModel.Of(interview, service, cancellationToken)),
            ("Typed", typed),
            ("Act", act),
            ("Faults", faults),
            ("IsQuestion", isQuestion)
        );

    /// <summary>Fills the forms with what is known: the present arrangements, or a suggestion.</summary>
    private async Task<InterviewForm> Filled(Interview interview, CancellationToken cancellationToken)
    {
        var set = interview.Arrangements;
        var (unit, leader) = set is null ? await service.Suggested(interview, cancellationToken) : (set.Unit, set.Leader);
        var days = (await interviewStore.Settings(cancellationToken)).FollowUpDays;
        return InterviewForm.Of(
            new Dictionary<string, string>
            {
                [InterviewFields.Day] = set?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                [InterviewFields.Hour] = set?.Hour.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "09:00",
                [InterviewFields.Venue] = set?.Venue ?? "",
                [InterviewFields.Chair] = set?.Chair ?? "",
                [InterviewFields.Unit] = unit,
                [InterviewFields.Leader] = leader,
                [InterviewFields.Others] = string.Join('、', set?.Others ?? []),
                [InterviewFields.Due] = set?.Day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            }
        );
    }
}
