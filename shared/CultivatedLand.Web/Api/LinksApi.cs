using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Links;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>Revoking links in mails: a person's, a task's, or a person's for one task.</summary>
internal static class LinksApi
{
    public static void Map(RouteGroupBuilder api) => api.MapAct("/links/revoke", Revoke).For(Deed.RevokeLinks).AnswersNothing(400);

    private static async Task<IResult> Revoke(HttpContext http, RevokeBody body, LinkRevocations revocations, Whereabouts whereabouts, Gate gate, CancellationToken cancel)
    {
        var task = TaskId.Parse(body.Task);
        if ((task is null && body.Task is not null) || (task is null && body.Mail is null)) return Problems.Of(400, new("请给出 task（任务编号）或 mail（邮箱），或两者。", "Give task (its id) or mail (the address), or both."));

        // A person's links may be for tasks anywhere; those of a task are its place's.
        var place = task is null ? null : (await whereabouts.Of(Subject.Task, task.Value.Value, cancel))?[0];
        if (!http.Visitor().May(Deed.RevokeLinks, place))
        {
            await gate.Note(http, http.Visitor(), new Needs(Deed.RevokeLinks, Subject.Task), place);
            return Problems.Of(StatusCodes.Status403Forbidden, Deed.RevokeLinks.Refusal(), "forbidden");
        }

        await revocations.Revoke(task, body.Mail, Acting.By(http, Deed.RevokeLinks, place), cancel);
        return Results.NoContent();
    }
}

internal sealed record RevokeBody(string? Task, string? Mail);
