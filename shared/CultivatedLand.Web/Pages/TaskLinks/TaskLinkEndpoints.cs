using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Pages.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>
/// Endpoints of the page behind a link in a mail. GET changes nothing, because mail scanners follow links; POST does.
/// The signed token in the address is the only proof. No cookie goes with it, so no other site can make a browser act.
/// </summary>
internal static class TaskLinkEndpoints
{
    private const int ShownEvidence = 12;

    private static readonly LocalizedText DeadLink = new("链接无效或已过期", "This link is not valid or has expired");
    private static readonly LocalizedText DeadLinkHint = new(
        "请使用最近一封邮件中的链接，或与牵头单位联系。",
        "Use the link in your latest mail, or ask the lead office."
    );
    private static readonly LocalizedText NoArea = new("请填写面积，或按“全部完成”。", "Give the area, or press “Report all done”.");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}",
            (string token, Handler handler, CancellationToken cancellationToken) => handler.Show(token, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/acknowledge",
            (string token, Handler handler, CancellationToken cancellationToken) => handler.Acknowledge(token, cancellationToken)
        );
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}/received/{mail}",
            (string token, string mail, ReceiptPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(token, mail, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/received/{mail}",
            (string token, string mail, ReceiptPageHandler handler, CancellationToken cancellationToken) =>
                handler.Receive(token, mail, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/report",
            (string token, HttpRequest request, Handler handler, CancellationToken cancellationToken) =>
                handler.Report(token, request, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/evidence",
            (string token, HttpRequest request, Handler handler, CancellationToken cancellationToken) =>
                handler.AddEvidence(token, request, cancellationToken)
        );
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}/evidence/{hash}",
            (string token, string hash, HttpResponse response, Handler handler, CancellationToken cancellationToken) =>
                handler.Evidence(token, hash, response, cancellationToken)
        );
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}/evidence/{hash}/thumbnail",
            (string token, string hash, HttpResponse response, Handler handler, CancellationToken cancellationToken) =>
                handler.Thumbnail(token, hash, response, cancellationToken)
        );
    }

    /// <summary>Handler of the pages, resolved per request.</summary>
    internal sealed class Handler(
        SignedTaskLinks links,
        ILedger ledger,
        TaskService tasks,
        EvidenceService evidenceService,
        TaskPageModelBuilder taskPageModelBuilder,
        MultipleFileReader uploads,
        UploadRateLimiter uploadRateLimiter,
        ReceiptStore receipts,
        TimeProvider clock,
        WebOptions settings
    )
    {
        public async Task<IResult> Show(string token, CancellationToken cancellationToken) =>
            await links.Open(token, cancellationToken) is { } holder
                ? await Page(token, holder, null, false, null, cancellationToken)
                : await Dead(token, cancellationToken);

        public async Task<IResult> Acknowledge(string token, CancellationToken cancellationToken) =>
            await links.Open(token, cancellationToken) is { } holder
                ? await Acknowledge(token, holder, cancellationToken)
                : await Dead(token, cancellationToken);

        private async Task<IResult> Acknowledge(string token, TaskLinkHolder holder, CancellationToken cancellationToken)
        {
            await receipts.Received(holder.Task.Plan, holder.Mail, clock.GetUtcNow(), cancellationToken);
            return await Do(token, holder, new TaskCommand.Acknowledge(), new("已签收。", "Acknowledged."), null, cancellationToken);
        }

        public async Task<IResult> Report(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            if (!request.HasFormContentType)
                return ProblemResults.Of(400, new("请用页面上的表单填报。", "Use the form on the page."));

            var form = await request.ReadFormAsync(cancellationToken);
            var input = TaskActionInput.Read(form);
            if (input.Phases.Count == 0)
                return ProblemResults.Of(400, new("表单缺少阶段。", "The form names no phase."));

            // A share is a button, an area is typed; the button for the whole area needs neither.
            if (form["share"].ToString() is { Length: > 0 } share)
                input = input with { Area = share };
            if (form["all"].Count > 0)
                input = input with { Area = "" };
            var isBlank = input.Area.Length == 0 && form["all"].Count == 0;
            var built = input.WithArea(area => new TaskCommand.Report([input.Phases[0]], area));
            if (built.Command is not { } command)
                return await Page(token, holder, built.Fault, true, input.Area, cancellationToken);
            if (isBlank && await ledger.Find(holder.Task, cancellationToken) is { State.Required: not null })
                return await Page(token, holder, NoArea, true, null, cancellationToken);

            return await Do(token, holder, command, new("已填报，谢谢。", "Reported, thank you."), input.Area, cancellationToken);
        }

        public async Task<IResult> AddEvidence(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            var upload = await uploads.Read(request, cancellationToken);
            if (upload is LoadResult<IReadOnlyList<SourceFile>>.Rejected rejected)
                return await Page(token, holder, rejected.Faults[0], true, null, cancellationToken);

            if (!uploadRateLimiter.Take(holder))
                return await Page(
                    token,
                    holder,
                    UploadRateLimiter.Sentence,
                    true,
                    null,
                    cancellationToken,
                    StatusCodes.Status429TooManyRequests
                );
            var results = await evidenceService.Add(
                holder.Task,
                ((LoadResult<IReadOnlyList<SourceFile>>.Ok)upload).Value,
                holder.By,
                cancellationToken
            );
            return results.FirstOrDefault(result => result.Fault is not null) is { Fault: { } fault }
                ? await Page(token, holder, fault, true, null, cancellationToken)
                : await Page(token, holder, EvidenceAction.Done(results.Count), false, null, cancellationToken);
        }

        public async Task<IResult> Evidence(string token, string hash, HttpResponse response, CancellationToken cancellationToken) =>
            await Carried(token, hash, cancellationToken) is { } evidence
            && await evidenceService.Content(hash, cancellationToken) is { } content
                ? UploadedFileResults.Serve(response, content, FileFormat.Of(content), hash, evidence.FileName)
                : await Dead(token, cancellationToken);

        public async Task<IResult> Thumbnail(string token, string hash, HttpResponse response, CancellationToken cancellationToken) =>
            await Carried(token, hash, cancellationToken) is not null
            && await evidenceService.Thumbnail(hash, cancellationToken) is { } small
                ? UploadedFileResults.Thumbnail(response, small, hash)
                : await Dead(token, cancellationToken);

        private async Task<Evidence?> Carried(string token, string hash, CancellationToken cancellationToken) =>
            await links.Open(token, cancellationToken) is { } holder
            && await ledger.Find(holder.Task, cancellationToken) is { State: var task }
                ? task.Evidence.FirstOrDefault(known => known.ContentHash == hash)
                : null;

        private async Task<IResult> Do(
            string token,
            TaskLinkHolder holder,
            TaskCommand command,
            LocalizedText done,
            string? typed,
            CancellationToken cancellationToken
        ) =>
            await tasks.Execute(holder.Task, command with { By = holder.By }, cancellationToken) is Refusal refusal
                ? await Page(token, holder, refusal.Why, true, typed, cancellationToken)
                : await Page(token, holder, done, false, null, cancellationToken);

        private async Task<IResult> Page(
            string token,
            TaskLinkHolder holder,
            LocalizedText? said,
            bool isRefused,
            string? typed,
            CancellationToken cancellationToken,
            int status = StatusCodes.Status200OK
        )
        {
            if (await ledger.Find(holder.Task, cancellationToken) is not { State: var task })
                return await Dead(token, cancellationToken);
            var now = clock.GetUtcNow();
            var model = new TaskLinkPageModel(
                task,
                holder.By,
                $"{SignedTaskLinks.TaskPath}/{token}",
                settings.Language,
                now,
                settings.IsVirtualTime,
                said,
                typed
            )
            {
                IsRefused = isRefused,
                Timing = task.Current is { } phase ? TaskText.When(phase.Due, ChinaTime.DateOf(now), tasks.Rules.Calendar) : null,
                Evidence = await taskPageModelBuilder.Pieces(task, ShownEvidence, cancellationToken),
                WhyNoEvidence = tasks.Rules.Decide(task, EvidenceAction.Probe, now) is Refusal refusal ? refusal.Why : null,
            };
            return new RazorComponentResult<TaskLinkPage>(new Dictionary<string, object?> { [nameof(TaskLinkPage.Model)] = model })
            {
                StatusCode = status,
            };
        }

        /// <summary>Returns the page of a link that opens nothing, with the reason where it was ours.</summary>
        public async Task<IResult> Dead(string token, CancellationToken cancellationToken)
        {
            var ended = await links.WhyEnded(token, cancellationToken);
            return new RazorComponentResult<MessagePage>(
                new Dictionary<string, object?>
                {
                    [nameof(MessagePage.Message)] = ended?.Message ?? DeadLink,
                    [nameof(MessagePage.Hint)] = ended?.Hint ?? DeadLinkHint,
                    [nameof(MessagePage.Language)] = settings.Language,
                }
            )
            {
                StatusCode = ended is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone,
            };
        }
    }
}
