using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Substitutions;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Substitutions;

/// <summary>Endpoints of the list of area to be substituted and of the balance of substituted and taken area.</summary>
internal static class SubstitutionEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Substitutions,
            (HttpContext http, SubstitutionReader reader, CancellationToken cancellationToken) =>
                Page(http.Page(), reader, SubstitutionInput.Empty, [], cancellationToken)
        );
        reports.MapLazyGet(
            ReportUrls.Workbook(ReportUrls.Substitutions),
            async (HttpContext http, SubstitutionReader reader, CancellationToken cancellationToken) =>
            {
                var page = http.Page();
                var sheet = await reader.Read(page.Visitor, page.Today, cancellationToken);
                return Results.File(
                    SubstitutionWorkbook.Write(sheet, page.Language),
                    ReportFileTypes.Workbook,
                    $"{SubstitutionWorkbook.Title.In(page.Language)}-{page.Today:yyyyMMdd}.xlsx"
                );
            }
        );
        reports.MapLazyPost(ReportUrls.Substitutions, Record).RequirePermission(Permission.ApproveSettlement);
    }

    private static async Task<IResult> Page(
        PageContext page,
        SubstitutionReader reader,
        SubstitutionInput typed,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken
    ) =>
        page.Render<SubstitutionPage>(
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Sheet", await reader.Read(page.Visitor, page.Today, cancellationToken)),
            ("Typed", typed),
            ("Faults", faults)
        );

    private static async Task<IResult> Record(
        HttpContext http,
        SubstitutionReader reader,
        SubstitutionStore store,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = SubstitutionInput.Of(form.Fields());
        var (entry, faults) = input.Read(page.Today, page.Visitor.DisplayName);
        if (entry is null)
            return await Page(page, reader, input, faults, cancellationToken);
        if (!page.Visitor.Can(Permission.ApproveSettlement, entry.Place))
            return ConsoleResults.Forbidden(http, Permission.ApproveSettlement, entry.Place);
        return await store.Record(entry, LossQuestion.IsConfirmed(form), cancellationToken) is { } question
            ? LossQuestion.Ask(http, form, question, new("更改", "Change"), ReportUrls.Substitutions)
            : new SeeOtherResult(ReportUrls.Substitutions);
    }
}
