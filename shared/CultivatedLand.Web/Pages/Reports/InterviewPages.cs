using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Interviews;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>约谈: who was called to account, why, and how its follow-up stands.</summary>
internal static class InterviewPages
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportSite.Interviews, List);
        reports.MapRead(ReportSite.Interviews + "/{id}", Show);
    }

    private static async Task<IResult> List(HttpContext http, InterviewBook book, ILedger ledger, CancellationToken cancel)
    {
        var page = http.Page();
        var shown = new List<ShownInterview>();
        foreach (var interview in (await book.All(cancel)).Where(interview => page.Visitor.May(Deed.SeeReports, interview.Place))) shown.Add(await ShownInterview.Of(interview, ledger, cancel));
        return page.Render<InterviewList>(200, ("Interviews", shown), ("Settings", await book.Settings(cancel)));
    }

    private static async Task<IResult> Show(HttpContext http, string id, InterviewBook book, ILedger ledger, CancellationToken cancel)
    {
        var page = http.Page();
        return InterviewId.Parse(id) is { } known && await book.Find(known, cancel) is { } interview && page.Visitor.May(Deed.SeeReports, interview.Place)
            ? page.Render<InterviewSheet>(200, ("Shown", await ShownInterview.Of(interview, ledger, cancel)))
            : ConsolePages.NotFound(page);
    }
}

/// <param name="FollowUp">Null for the moment between an interview and its task.</param>
public sealed record ShownInterview(Interview Interview, RectificationTask? FollowUp)
{
    internal static async Task<ShownInterview> Of(Interview interview, ILedger ledger, CancellationToken cancel) =>
        new(interview, (await ledger.Find(interview.Id.Task, cancel))?.State);

    /// <summary>Its follow-up was due and is not done.</summary>
    public bool IsLate(DateOnly today) => FollowUp is { Status: LifeStage.Active, Current: { } phase } && phase.Due < today;
}
