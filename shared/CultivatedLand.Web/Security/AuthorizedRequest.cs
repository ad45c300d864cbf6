using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Feature of a request that authorization has let in.</summary>
/// <param name="User">User as who they act at the object, a substitute with both names.</param>
/// <param name="Task">Task that the address names, as it was read to find its place. Null for any other object.</param>
internal sealed record AuthorizedRequest(CurrentUser User, StoredTask? Task);

/// <summary>Extension methods that hand on what authorization has read.</summary>
internal static class AuthorizedRequestExtensions
{
    /// <summary>
    /// Returns the task that the address names, so that a request reads it once. Null where authorization has read no such task.
    /// </summary>
    public static StoredTask? AuthorizedTask(this HttpContext context, string id) =>
        context.Features.Get<AuthorizedRequest>()?.Task is { } stored && stored.State.Id == TaskId.Parse(id) ? stored : null;
}
