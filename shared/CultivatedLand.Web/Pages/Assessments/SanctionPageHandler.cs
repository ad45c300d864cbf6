using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Assessments;

/// <summary>Handler of the page of sanctions, resolved per request.</summary>
internal sealed class SanctionPageHandler(AssessmentStore store, AssessmentService service, KnownPlaces places)
{
    public Task<IResult> List(HttpContext http, CancellationToken cancellationToken) =>
        List(http.Page(), FormFields.Empty, [], StatusCodes.Status200OK, cancellationToken);

    public async Task<IResult> Put(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form, faults) = (http.Page(), await http.Request.ReadFields(cancellationToken), new List<AssessmentFault>());
        var (place, unknown) = await places.Find(form["place"].Trim(), [], cancellationToken);
        if (place is null)
            return await List(page, form, [new("place", unknown!)], StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (!page.Visitor.Can(Permission.Assess, place))
        {
            http.Deny(Permission.Assess, place);
            return await List(
                page,
                form,
                [new("place", Permission.Assess.Refusal(place))],
                StatusCodes.Status403Forbidden,
                cancellationToken
            );
        }

        var from = AssessmentForm.Date(form, "from", faults);
        if (EnumWords.Parse<SanctionKind>(form["kind"]) is not { } kind)
            faults.Add(new("kind", new("请选择惩戒的种类。", "Choose the kind of sanction.")));
        else if (faults.Count == 0)
        {
            var by = page.Visitor.DisplayNameFor(Permission.Assess, place);
            var (put, wrong) = await service.Sanction(place, kind, InterviewInput.Line(form["reason"]), from, by, cancellationToken);
            if (put is not null)
                return new SeeOtherResult(ReportUrls.Sanctions);
            faults.AddRange(wrong);
        }

        return await List(page, form, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    public async Task<IResult> Lift(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var (page, form, faults) = (http.Page(), await http.Request.ReadFields(cancellationToken), new List<AssessmentFault>());
        if (await store.Sanction(id, cancellationToken) is not { } sanction)
            return ConsoleResults.NotFound(page);
        var on = AssessmentForm.Date(form, "on", faults);
        if (faults.Count == 0)
            faults.AddRange(
                await service.Lift(
                    id,
                    on,
                    InterviewInput.Line(form["reason"]),
                    page.Visitor.DisplayNameFor(Permission.Assess, sanction.Place),
                    cancellationToken
                )
            );
        return faults.Count == 0
            ? new SeeOtherResult(ReportUrls.Sanctions)
            : await List(page, form, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private async Task<IResult> List(
        PageContext page,
        FormFields typed,
        IReadOnlyList<AssessmentFault> faults,
        int status,
        CancellationToken cancellationToken
    ) =>
        page.Render<SanctionListPage>(
            status,
            (
                "Sanctions",
                (await store.Sanctions(cancellationToken)).Where(one => page.Visitor.Can(Permission.SeeReports, one.Place)).ToList()
            ),
            ("Places", (await places.All(cancellationToken)).Where(place => page.Visitor.Can(Permission.Assess, place)).ToList()),
            ("Typed", typed),
            ("Faults", faults)
        );
}
