using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Assessments;

/// <summary>Handler of the pages about assessments, resolved per request.</summary>
internal sealed class AssessmentPageHandler(AssessmentStore store, AssessmentService service, KnownPlaces places, TimeProvider clock)
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static readonly string[] Acts = ["decide", "survey", "freeze"];

    public Task<IResult> List(HttpContext http, CancellationToken cancellationToken) =>
        List(http.Page(), FormFields.Empty, [], StatusCodes.Status200OK, cancellationToken);

    public async Task<IResult> Begin(HttpContext http, CancellationToken cancellationToken)
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

        var (from, to) = (AssessmentForm.Date(form, "from", faults), AssessmentForm.Date(form, "to", faults));
        if (faults.Count == 0)
        {
            var (begun, wrong) = await service.Begin(place, from, to, cancellationToken);
            if (begun is not null)
                return new SeeOtherResult(ReportUrls.Assessment(AssessmentStore.IdOf(place, from, to)));
            faults.AddRange(wrong);
        }

        return await List(page, form, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken) =>
        await Show(http.Page(), id, http.Request.Query["version"].ToString(), FormFields.Empty, [], 200, cancellationToken);

    public async Task<IResult> Workbook(HttpContext http, string id, CancellationToken cancellationToken)
    {
        if (await store.Newest(id, cancellationToken) is not { } newest)
            return ConsoleResults.NotFound(http.Page());
        var drawn = await service.Drawn(newest, cancellationToken);
        return Results.File(
            AssessmentWorkbook.Write(drawn, RequestLanguage.Of(http)),
            WorkbookType,
            $"考核表 {drawn.Place.Name} {drawn.From:yyyyMMdd}-{drawn.To:yyyyMMdd}.xlsx"
        );
    }

    public async Task<IResult> Act(HttpContext http, string id, string act, CancellationToken cancellationToken)
    {
        var (page, form, faults) = (http.Page(), await http.Request.ReadFields(cancellationToken), new List<AssessmentFault>());
        if (await store.Newest(id, cancellationToken) is not { } newest)
            return ConsoleResults.NotFound(page);
        var by = page.Visitor.DisplayNameFor(Permission.Assess, newest.Place);
        var seen = int.TryParse(form["change"], NumberStyles.None, CultureInfo.InvariantCulture, out var change) ? change : -1;
        switch (act)
        {
            case "decide":
                if (Read(form, by, page.Today, faults) is { } decision)
                    faults.AddRange(await service.Decide(id, seen, decision, cancellationToken));
                break;
            case "survey":
                var survey = newest
                    .Rows.Select((row, index) => (row.Unit, Field: $"survey-{index + 1}"))
                    .Where(unit => form.Has(unit.Field))
                    .ToDictionary(unit => unit.Unit, unit => AssessmentForm.Change(form, unit.Field, faults));
                if (faults.Count == 0)
                    faults.AddRange(await service.EnterSurvey(id, seen, survey, cancellationToken));
                break;
            default:
                faults.AddRange(await service.Freeze(id, seen, by, cancellationToken));
                break;
        }

        return faults.Count == 0
            ? new SeeOtherResult($"{ReportUrls.Assessment(id)}?said={act}")
            : await Show(page, id, "", form, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private AssessmentDecision? Read(FormFields form, string by, DateOnly today, List<AssessmentFault> faults)
    {
        var kind = EnumWords.Parse<AssessmentDecisionKind>(form["kind"]);
        if (kind is null)
            faults.Add(new("kind", new("请选择处理决定。", "Choose a decision.")));
        if (Place.Parse(form["unit"]) is not { } unit)
        {
            faults.Add(new("unit", new("请选择单位。", "Choose a unit.")));
            return null;
        }

        return kind is { } known
            ? new AssessmentDecision(
                unit,
                known,
                InterviewInput.Line(form["reason"]),
                InterviewInput.Line(form["handedover"]) is { Length: > 0 } papers ? papers : null,
                today,
                by,
                clock.GetUtcNow()
            )
            : null;
    }

    private async Task<IResult> List(
        PageContext page,
        FormFields typed,
        IReadOnlyList<AssessmentFault> faults,
        int status,
        CancellationToken cancellationToken
    )
    {
        var all = await places.All(cancellationToken);
        return page.Render<AssessmentListPage>(
            status,
            (
                "Assessments",
                (await store.Newest(cancellationToken)).Where(one => page.Visitor.Can(Permission.SeeReports, one.Place)).ToList()
            ),
            ("Places", all.Where(place => page.Visitor.Can(Permission.Assess, place) && all.Any(other => other.Parent == place)).ToList()),
            ("Typed", typed),
            ("Faults", faults)
        );
    }

    private async Task<IResult> Show(
        PageContext page,
        string id,
        string version,
        FormFields typed,
        IReadOnlyList<AssessmentFault> faults,
        int status,
        CancellationToken cancellationToken
    )
    {
        var versions = await store.Versions(id, cancellationToken);
        if (versions.Count == 0)
            return ConsoleResults.NotFound(page);
        var shown = versions.FirstOrDefault(one => one.Version.ToString(CultureInfo.InvariantCulture) == version) ?? versions[0];
        return page.Render<AssessmentPage>(
            status,
            ("Id", id),
            ("Assessment", await service.Drawn(shown, cancellationToken)),
            ("Versions", versions),
            ("Typed", typed),
            ("Faults", faults)
        );
    }
}
