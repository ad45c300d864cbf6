using System.Globalization;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Links;

/// <summary>The page behind a link in a mail. GET changes nothing: mail scanners follow links. POST does.</summary>
internal static class LinkPages
{
    private static readonly Sentence DeadLink = new("链接无效或已过期", "This link is not valid or has expired");
    private static readonly Sentence DeadLinkHint = new("请使用最近一封邮件中的链接，或与牵头单位联系。", "Use the link in your latest mail, or ask the lead office.");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapRead(CaseLinks.TaskPath + "/{token}", (string token, Desk desk, CancellationToken cancel) => desk.Show(token, cancel));
        app.MapPost(CaseLinks.TaskPath + "/{token}/acknowledge", (string token, Desk desk, CancellationToken cancel) => desk.Acknowledge(token, cancel));
        app.MapPost(CaseLinks.TaskPath + "/{token}/report", (string token, HttpRequest request, Desk desk, CancellationToken cancel) => desk.Report(token, request, cancel));
    }

    /// <summary>What the pages need, resolved per request.</summary>
    internal sealed class Desk(CaseLinks links, ILedger ledger, TaskDesk tasks, TimeProvider clock, SurfaceSettings settings)
    {
        public async Task<IResult> Show(string token, CancellationToken cancel) =>
            await links.Open(token, cancel) is { } holder ? await Page(token, holder, null, null, cancel) : Dead();

        public async Task<IResult> Acknowledge(string token, CancellationToken cancel) =>
            await links.Open(token, cancel) is { } holder
                ? await Do(token, holder, new TaskCommand.Acknowledge(), new("已签收。", "Acknowledged."), null, cancel)
                : Dead();

        public async Task<IResult> Report(string token, HttpRequest request, CancellationToken cancel)
        {
            if (await links.Open(token, cancel) is not { } holder) return Dead();
            if (!request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单填报。", "Use the form on the page."));

            var form = await request.ReadFormAsync(cancel);
            var typed = form["area"].ToString().Trim();
            if (!int.TryParse(form["phase"], NumberStyles.None, CultureInfo.InvariantCulture, out var phase)) return Problems.Of(400, new("表单缺少阶段。", "The form names no phase."));
            if (typed.Length > 0 && Area(typed) is null)
            {
                return await Page(token, holder, new($"“{typed}”不是面积，应如 12.5。", $"“{typed}” is not an area; write it like 12.5."), typed, cancel);
            }

            return await Do(token, holder, new TaskCommand.Report([phase], Area(typed)), new("已填报，谢谢。", "Reported, thank you."), typed, cancel);
        }

        private async Task<IResult> Do(string token, LinkHolder holder, TaskCommand command, Sentence done, string? typed, CancellationToken cancel) =>
            await tasks.Do(holder.Task, command with { By = holder.By }, cancel) is Refusal refusal
                ? await Page(token, holder, refusal.Why, typed, cancel)
                : await Page(token, holder, done, null, cancel);

        private async Task<IResult> Page(string token, LinkHolder holder, Sentence? said, string? typed, CancellationToken cancel) =>
            await ledger.Find(holder.Task, cancel) is { State: var task }
                ? new RazorComponentResult<TaskSheet>(new Dictionary<string, object?>
                {
                    [nameof(TaskSheet.Model)] = new TaskSheetModel(task, holder.By, $"{CaseLinks.TaskPath}/{token}", settings.Language, clock.GetUtcNow(), settings.IsVirtualTime, said, typed),
                })
                : Dead();

        private RazorComponentResult<MessagePage> Dead() => new(new Dictionary<string, object?>
        {
            [nameof(MessagePage.Message)] = DeadLink,
            [nameof(MessagePage.Hint)] = DeadLinkHint,
            [nameof(MessagePage.Language)] = settings.Language,
        })
        { StatusCode = StatusCodes.Status404NotFound };

        private static Mu? Area(string typed) =>
            decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Mu.TryOf(value, out var area) ? area : null;
    }
}
