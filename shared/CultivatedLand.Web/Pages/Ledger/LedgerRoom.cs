using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Exports;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Documents.TablesOut;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>清单台账: the list of all tasks the visitor may see, by filter and order; its export; the visitor's own saved views.</summary>
internal static class LedgerRoom
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsole(Deed.SeeLedger);
        pages.MapRead(Site.Ledger, Show);
        pages.MapRead(Site.LedgerExport("xlsx", ""), (HttpContext http, LedgerExport export, CancellationToken cancel) =>
            Export(http, "xlsx", Workbook.ContentType, export.WriteWorkbook, cancel));
        pages.MapRead(Site.LedgerExport("csv", ""), (HttpContext http, LedgerExport export, CancellationToken cancel) =>
            Export(http, "csv", "text/csv; charset=utf-8", export.WriteCsv, cancel));
        pages.MapAct(Site.LedgerViews, Keep);
    }

    private static async Task<IResult> Show(HttpContext http, ILedgerViews views, ChoiceReading choices, SavedViews saved, CancellationToken cancel)
    {
        var (page, told) = (http.Page(), new List<Sentence>());
        var (filter, visible) = (LedgerFilter.Read(http.Request.Query, told), PlaceSet.VisibleTo(page.Visitor));
        LedgerPage rows;
        try
        {
            rows = await views.Rows(filter.ToQuery(visible, page.Today), cancel);
        }
        catch (Exception unknown) when (unknown is FormatException or OverflowException)
        {
            told.Add(new("续页标记无效，已从第一页显示。", "The mark of the page is not valid; this is the first page."));
            filter = filter.FirstPage;
            rows = await views.Rows(filter.ToQuery(visible, page.Today), cancel);
        }

        return page.Render<LedgerView>(parameters:
        [
            ("Filter", filter),
            ("Rows", rows),
            ("Choices", await choices.For(visible, page.Today, cancel)),
            ("Saved", await saved.Of(page.Visitor, cancel)),
            ("Told", told),
        ]);
    }

    /// <summary>Written whole before the first byte goes out: what fails on the way is an error page and not half a file.</summary>
    private static async Task<IResult> Export(HttpContext http, string extension, string type, Func<Stream, LedgerQuery, Language, CancellationToken, Task> write, CancellationToken cancel)
    {
        var page = http.Page();
        var query = LedgerFilter.Read(http.Request.Query, []).ToQuery(PlaceSet.VisibleTo(page.Visitor), page.Today);
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file, query, page.Language, cancel);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return Results.File(file, type, $"{page.Say("清单台账", "ledger")}-{page.Today:yyyy-MM-dd}.{extension}");
    }

    private static async Task<IResult> Keep(HttpContext http, SavedViews saved, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单提交。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancel);
        var name = SafeText.Line(form["name"]);
        var query = QueryOf(form["query"].ToString());
        if (form.ContainsKey("delete"))
        {
            await saved.Delete(page.Visitor, form["delete"].ToString(), cancel);
            return new SeeOther(Site.LedgerOf(query));
        }

        if (name.Length is 0 or > SavedViews.LongestName || query.Length > SavedViews.LongestQuery)
        {
            return page.Render<ConsoleMessage>(
                StatusCodes.Status400BadRequest,
                ("Message", new Sentence("视图没有保存", "The view was not saved")),
                ("Hint", new Sentence($"请给它起一个{SavedViews.LongestName}字以内的名称，再保存一次。", $"Give it a name of at most {SavedViews.LongestName} signs and save it again.")));
        }

        return await saved.Save(page.Visitor, new SavedView(name, query), cancel) ? new SeeOther(Site.LedgerOf(query)) : page.Render<ConsoleMessage>(
            StatusCodes.Status409Conflict,
            ("Message", new Sentence($"最多保存{SavedViews.Most}个视图", $"You can keep {SavedViews.Most} views at most")),
            ("Hint", new Sentence("请先删除不用的视图。", "Delete one that you no longer use.")));
    }

    /// <summary>The filter and the order alone, whatever was posted as a query.</summary>
    private static string QueryOf(string posted) => LedgerFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(posted)), []).FirstPage.ToQueryString();
}
