using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Duties;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Duties;

/// <summary>Endpoints of standing duties: the list, and the end of one.</summary>
internal static class DutyEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.SeeLedger);
        pages.MapLazyGet(
            PageUrls.Duties,
            (HttpContext http, DutyService duties, CancellationToken cancellationToken) =>
                List(http, duties, null, StatusCodes.Status200OK, cancellationToken)
        );
        pages.MapLazyPost(PageUrls.Duties + "/{id}/end", End).RequirePermission(Permission.CloseOut, ResourceKind.Duty);
    }

    private static async Task<IResult> List(
        HttpContext http,
        DutyService duties,
        DutyEndInput? refused,
        int status,
        CancellationToken cancellationToken,
        string? plan = null
    )
    {
        var page = http.Page();
        plan ??= http.Request.Query["plan"].ToString() is { Length: > 0 } chosen ? chosen : null;
        var seen = (await duties.List(plan, cancellationToken)).Where(duty => page.Visitor.Can(Permission.SeeLedger, duty.Place)).ToList();
        return page.Render<DutyListPage>(
            status,
            ("Duties", seen),
            ("Refused", refused),
            ("Said", http.Request.Query["said"] == "ended" ? new LocalizedText("已结束。", "Ended.") : null)
        );
    }

    private static async Task<IResult> End(HttpContext http, string id, DutyService duties, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await duties.Find(id, cancellationToken) is not { } duty)
            return ConsoleResults.NotFound(page);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));
        var reason = (await http.Request.ReadFormAsync(cancellationToken))["reason"].ToString();
        var by = page.Visitor.DisplayNameFor(Permission.CloseOut, duty.Place);
        return await duties.End(id, reason, by, cancellationToken) switch
        {
            DutyOutcome.Ended => new SeeOtherResult($"{PageUrls.DutiesOf(duty.PlanId)}&said=ended#d-{duty.Id}"),
            DutyOutcome.EndedBefore before => await List(
                http,
                duties,
                new DutyEndInput(id, reason, DutyText.EndedBefore(before.End)),
                StatusCodes.Status409Conflict,
                cancellationToken,
                duty.PlanId
            ),
            DutyOutcome.ReasonMissing => await List(
                http,
                duties,
                new DutyEndInput(id, reason, DutyText.ReasonMissing),
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken,
                duty.PlanId
            ),
            _ => ConsoleResults.NotFound(page),
        };
    }
}

/// <summary>Input of a form that ends a duty, where it was refused.</summary>
public sealed record DutyEndInput(string Id, string Reason, LocalizedText Fault);
