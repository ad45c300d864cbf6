using CultivatedLand.Casework.Links;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>Revoking links in mails: a person's, a task's, or a person's for one task.</summary>
internal static class LinksApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/links/revoke", async (RevokeBody body, LinkRevocations revocations, CancellationToken cancel) =>
        {
            var task = TaskId.Parse(body.Task);
            if ((task is null && body.Task is not null) || (task is null && body.Mail is null)) return Problems.Of(400, new("请给出 task（任务编号）或 mail（邮箱），或两者。", "Give task (its id) or mail (the address), or both."));
            await revocations.Revoke(task, body.Mail, "管理员", cancel);
            return Results.NoContent();
        });
}

internal sealed record RevokeBody(string? Task, string? Mail);
