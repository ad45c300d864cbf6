using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Exports;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>
/// Endpoints of the ledger (清单台账): the list of all tasks the user may see, by filter and order; its export; the user's own saved views.
/// </summary>
internal static class LedgerEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<FilterChoicesReader>();
        services.AddMenuEntry(20, PageUrls.Ledger, new("台账", "Ledger"), Permission.SeeLedger);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.SeeLedger);
        pages.MapLazyGet(PageUrls.Ledger, Show);
        pages.MapLazyGet(
            PageUrls.LedgerExport("xlsx", ""),
            (HttpContext http, LedgerExport export, CancellationToken cancellationToken) =>
                Export(http, "xlsx", WorkbookWriter.ContentType, export.WriteWorkbook, cancellationToken)
        );
        pages.MapLazyGet(
            PageUrls.LedgerExport("csv", ""),
            (HttpContext http, LedgerExport export, CancellationToken cancellationToken) =>
                Export(http, "csv", "text/csv; charset=utf-8", export.WriteCsv, cancellationToken)
        );
        pages.MapLazyPost(PageUrls.LedgerViews, Keep);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        ILedgerViews views,
        FilterChoicesReader choices,
        SavedViewStore saved,
        CancellationToken cancellationToken
    )
    {
        var (page, told) = (http.Page(), new List<LocalizedText>());
        var (filter, visible) = (LedgerFilter.Read(http.Request.Query, told), PlaceSet.VisibleTo(page.Visitor));
        LedgerResultPage rows;
        try
        {
            rows = await views.Rows(filter.ToQuery(visible, page.Today), cancellationToken);
        }
        catch (Exception unknown) when (unknown is FormatException or OverflowException)
        {
            told.Add(new("续页标记无效，已从第一页显示。", "The mark of the page is not valid; this is the first page."));
            filter = filter.FirstPage;
            rows = await views.Rows(filter.ToQuery(visible, page.Today), cancellationToken);
        }

        return page.Render<LedgerPage>(
            parameters:
            [
                ("Filter", filter),
                ("Rows", rows),
                ("Choices", await choices.For(visible, page.Today, cancellationToken)),
                ("Saved", await saved.Of(page.Visitor, cancellationToken)),
                ("Told", told),
            ]
        );
    }

    /// <summary>
    /// Exports the list. The file is written whole before the first byte is sent, so a failure gives an error page and not half a file.
    /// </summary>
    private static async Task<IResult> Export(
        HttpContext http,
        string extension,
        string type,
        Func<Stream, LedgerQuery, Language, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var query = LedgerFilter.Read(http.Request.Query, []).ToQuery(PlaceSet.VisibleTo(page.Visitor), page.Today);
        var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            await write(file, query, page.Language, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return Results.File(file, type, $"{page.Say("清单台账", "ledger")}-{page.Today:yyyy-MM-dd}.{extension}");
    }

    private static async Task<IResult> Keep(HttpContext http, SavedViewStore saved, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单提交。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var name = SafeText.Line(form["name"]);
        var query = QueryOf(form["query"].ToString());
        if (form.ContainsKey("delete"))
        {
            await saved.Delete(page.Visitor, form["delete"].ToString(), cancellationToken);
            return new SeeOtherResult(PageUrls.LedgerOf(query));
        }

        if (name.Length is 0 or > SavedViewStore.LongestName || query.Length > SavedViewStore.LongestQuery)
        {
            return page.Render<ConsoleMessage>(
                StatusCodes.Status400BadRequest,
                ("Message", new LocalizedText("视图没有保存", "The view was not saved")),
                (
                    "Hint",
                    new LocalizedText(
                        $"请给它起一个{SavedViewStore.LongestName}字以内的名称，再保存一次。",
                        $"Give it a name of at most {SavedViewStore.LongestName} signs and save it again."
                    )
                )
            );
        }

        return await saved.Save(page.Visitor, new SavedView(VisibleText.Of(name), query), cancellationToken)
            ? new SeeOtherResult(PageUrls.LedgerOf(query))
            : page.Render<ConsoleMessage>(
                StatusCodes.Status409Conflict,
                ("Message", new LocalizedText($"最多保存{SavedViewStore.Most}个视图", $"You can keep {SavedViewStore.Most} views at most")),
                ("Hint", new LocalizedText("请先删除不用的视图。", "Delete one that you no longer use."))
            );
    }

    /// <summary>Returns only the filter and the order, whatever was posted as a query.</summary>
    private static string QueryOf(string posted) =>
        LedgerFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(posted)), []).FirstPage.ToQueryString();
}
