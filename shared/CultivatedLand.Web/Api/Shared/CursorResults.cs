using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>
/// Results of pages with cursors. Cursors belong to the store. One that it never gave out is a bad request, and no fault of this program.
/// </summary>
internal static class CursorResults
{
    public static async Task<IResult> Page<T>(Task<T> reading, Func<T, object> show)
    {
        try
        {
            return Results.Ok(show(await reading));
        }
        catch (Exception unknown) when (unknown is FormatException or OverflowException)
        {
            return ProblemResults.Of(400, new("after 不是上一页给出的续页标记。", "after is not a cursor that a page before has given."));
        }
    }
}
