using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Links;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Settings;

/// <summary>API that revokes links in mails: a person's, a task's, or a person's for one task.</summary>
internal static class LinksApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapLazyPost("/links/revoke", Revoke).RequirePermission(Permission.RevokeLinks).RunsAgain().AnswersNothing(400);

    private static async Task<IResult> Revoke(
        HttpContext http,
        RevokeBody body,
        LinkRevocationService linkRevocationService,
        ResourcePlaces resourcePlaces,
        RequestAuthorizer requestAuthorizer,
        CancellationToken cancellationToken
    )
    {
        var task = TaskId.Parse(body.Task);
        if ((task is null && body.Task is not null) || (task is null && body.Mail is null))
            return ProblemResults.Of(
                400,
                new("请给出 task（任务编号）或 mail（邮箱），或两者。", "Give task (its id) or mail (the address), or both.")
            );

        // A person's links may be for tasks anywhere; a task's links belong to its place.
        var place = task is null ? null : (await resourcePlaces.Of(ResourceKind.Task, task.Value.Value, cancellationToken))?[0];
        if (!http.Visitor().Can(Permission.RevokeLinks, place))
        {
            requestAuthorizer.Note(http, http.Visitor(), new RequiredPermission(Permission.RevokeLinks, ResourceKind.Task), place);
            return ProblemResults.Of(StatusCodes.Status403Forbidden, Permission.RevokeLinks.Refusal(), "forbidden");
        }

        await linkRevocationService.Revoke(task, body.Mail, ActorNames.By(http, Permission.RevokeLinks, place), cancellationToken);
        return Results.NoContent();
    }
}

internal sealed record RevokeBody(string? Task, string? Mail);
