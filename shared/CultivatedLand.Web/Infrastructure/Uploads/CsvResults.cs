using System.Text;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>Results with a CSV file.</summary>
internal static class CsvResults
{
    /// <summary>Returns a CSV file with the byte order mark by which a spreadsheet recognises UTF-8.</summary>
    public static IResult Of(string table, string name) =>
        Results.File(Encoding.UTF8.GetBytes("\uFEFF" + table), "text/csv; charset=utf-8", name);
}
