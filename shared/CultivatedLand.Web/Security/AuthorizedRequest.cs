using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CultivatedLand.Web.Security;

/// <summary>Feature of a request that authorization has let in.</summary>
/// <param name="User">User as who they act at the object, a substitute with both names.</param>
/// <param name="Task">Task that the address names, as it was read to find its place. Null for any other object.</param>
internal sealed record AuthorizedRequest(CurrentUser User, StoredTask? Task);

/// <summary>Extension methods that hand on what authorization has read.</summary>
internal static class AuthorizedRequestExtensions
{
    /// <summary>Returns the user whom authorization has let in.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nobody was authorized: the pipeline of the host lacks <c>UseAuthorization</c>, and its endpoints stay closed.
    /// </exception>
    public static CurrentUser Visitor(this HttpContext context) => context.Features.GetRequiredFeature<AuthorizedRequest>().User;

    /// <summary>
    /// Returns the task that the address names, so that a request reads it once. Null where authorization has read no such task.
    /// </summary>
    public static StoredTask? AuthorizedTask(this HttpContext context, string id) =>
        context.Features.Get<AuthorizedRequest>()?.Task is { } stored && stored.State.Id == TaskId.Parse(id) ? stored : null;
}
