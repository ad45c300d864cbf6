using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Tasks;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>
/// Endpoints of the page behind a link in a mail. GET changes nothing, because mail scanners follow links; POST does.
/// The signed token in the address is the only proof. No cookie goes with it, so no other site can make a browser act.
/// </summary>
internal static class TaskLinkEndpoints
{
    private const int ShownEvidence = 12;
    private const int ShownOwnActs = 10;

    private static readonly LocalizedText DeadLink = new("链接无效或已过期", "This link is not valid or has expired");
    private static readonly LocalizedText DeadLinkHint = new(
        "请使用最近一封邮件中的链接，或与牵头单位联系。",
        "Use the link in your latest mail, or ask the lead office."
    );
    private static readonly LocalizedText NoArea = new("请填写面积，或按“全部完成”。", "Give the area, or press “Report all done”.");
    private const string EvidencePrefix = "evidence-";

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Handler>();
        services.AddScoped<ReceiptPageHandler>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}",
            (string token, Handler handler, CancellationToken cancellationToken, string? said = null) =>
                handler.Show(token, said, cancellationToken)
        );
        app.MapLazyGet(
            SignedTaskLinks.TaskPath + "/{token}/correct/{number}",
            (string token, long number, Handler handler, CancellationToken cancellationToken) =>
                handler.ShowCorrection(token, number, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/correct",
            (string token, HttpRequest request, Handler handler, CancellationToken cancellationToken) =>
                handler.Correct(token, request, cancellationToken)
        );
        app.MapLazyPost(
            SignedTaskLinks.TaskPath + "/{token}/acknowledge",
            (string token, HttpRequest request, Handler handler, CancellationToken cancellationToken) =>
                handler.Acknowledge(token, request, cancellationToken)
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

    /// <summary>Returns the sentence of an act named in the address. Other texts are ignored.</summary>
    private static LocalizedText? Said(string? code) =>
        code switch
        {
            null => null,
            "acknowledge" => new("已签收。", "Acknowledged."),
            "report" => new("已填报，谢谢。", "Reported, thank you."),
            "correct" => TaskActions.Correct.Done,
            _ => code.StartsWith(EvidencePrefix, StringComparison.Ordinal)
            && int.TryParse(code[EvidencePrefix.Length..], out var count)
            && count is > 0 and <= MultipleFileReader.Most
                ? EvidenceAction.Done(count)
                : null,
        };

    /// <summary>Handler of the pages, resolved per request.</summary>
    internal sealed class Handler(
        SignedTaskLinks links,
        TaskService tasks,
        TaskActionService taskActionService,
        CorrectionPageHandler corrections,
        ILedger ledger,
        EvidenceService evidenceService,
        TaskPageModelBuilder taskPageModelBuilder,
        MultipleFileReader uploads,
        UploadRateLimiter uploadRateLimiter,
        ReceiptStore receipts,
        TimeProvider clock,
        WebOptions settings
    )
    {
        public async Task<IResult> Show(string token, string? said, CancellationToken cancellationToken) =>
            await links.Open(token, cancellationToken) is { } holder
                ? await Page(token, holder, holder.Stored, Said(said), null, cancellationToken)
                : await Dead(token, cancellationToken);

        public async Task<IResult> Acknowledge(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            var form = request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
            await receipts.Received(holder.Task.Plan, holder.Mail, clock.GetUtcNow(), cancellationToken);
            return await Do(
                token,
                holder,
                TaskActs.Acknowledge,
                TaskActionInput.Read(form.Fields()),
                TaskActInput.Empty,
                cancellationToken
            );
        }

        public async Task<IResult> Report(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            if (!request.HasFormContentType)
                return ProblemResults.Of(400, new("请用页面上的表单填报。", "Use the form on the page."));

            var form = await request.ReadFormAsync(cancellationToken);
            var typed = TaskActionInput.Read(form.Fields());
            if (typed.Phases.Count == 0)
                return ProblemResults.Of(400, new("表单缺少阶段。", "The form names no phase."));

            // A share is a button, an area is typed; the button for the whole area names its figure.
            if (form["share"].ToString() is { Length: > 0 } share)
                typed = typed with { Area = share };
            var task = holder.Stored.State;
            if (form["all"].Count > 0 && task.Phase(typed.Phases[0]) is { } phase)
                typed = typed with { Area = TaskActs.WholeOf(task, phase)?.ToString() ?? "" };
            var read = typed.Parse(needsArea: task.Required is not null);
            if (read.Input is { } input)
                return await Do(token, holder, TaskActs.Report, typed, input, cancellationToken);
            var wrong =
                typed.Area.Length == 0
                    ? TaskActionAnswer.Wrong(TaskActs.Report.Name, typed, "area", NoArea)
                    : TaskActionAnswer.Wrong(TaskActs.Report.Name, typed, read.Faults);
            return await Page(token, holder, holder.Stored, null, wrong, cancellationToken);
        }

        public async Task<IResult> ShowCorrection(string token, long number, CancellationToken cancellationToken) =>
            await links.Open(token, cancellationToken) is { } holder
                ? await Correction(token, holder, holder.Stored, number, null, cancellationToken)
                : await Dead(token, cancellationToken);

        public async Task<IResult> Correct(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            if (!request.HasFormContentType)
                return ProblemResults.Of(400, new("请用页面上的表单填报。", "Use the form on the page."));
            var typed = TaskActionInput.Read(await request.ReadFields(cancellationToken));
            var (answer, task) = await corrections.Correct(holder.Stored, typed, (deed, _) => NameFor(holder, deed), cancellationToken);
            return answer is null
                ? Done(token, TaskActs.Correct.Name)
                : await Correction(token, holder, task, typed.Corrects, answer, cancellationToken);
        }

        public async Task<IResult> AddEvidence(string token, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await links.Open(token, cancellationToken) is not { } holder)
                return await Dead(token, cancellationToken);
            var upload = await uploads.Read(request, cancellationToken);
            if (upload is LoadResult<IReadOnlyList<SourceFile>>.Rejected rejected)
                return await Faulty(token, holder, rejected.Faults[0], StatusCodes.Status422UnprocessableEntity, cancellationToken);
            if (!uploadRateLimiter.Take(holder.Task, holder.By))
                return await Faulty(token, holder, UploadRateLimiter.Sentence, StatusCodes.Status429TooManyRequests, cancellationToken);

            var files = ((LoadResult<IReadOnlyList<SourceFile>>.Ok)upload).Value;
            var results = await evidenceService.Add(holder.Task, files, holder.By, cancellationToken);
            return results.FirstOrDefault(result => result.Fault is not null) is { Fault: { } fault }
                ? await Faulty(token, holder, fault, StatusCodes.Status422UnprocessableEntity, cancellationToken)
                : Done(token, $"{EvidencePrefix}{results.Count}");
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
            await links.Open(token, cancellationToken) is { Stored.State: var task }
                ? task.Evidence.FirstOrDefault(known => known.ContentHash == hash)
                : null;

        /// <summary>Returns the name of the holder for what a link lets them do: acknowledge, report, and add evidence.</summary>
        private static string? NameFor(TaskLinkHolder holder, Permission deed) =>
            deed is Permission.Acknowledge or Permission.Report or Permission.AddEvidence or Permission.Correct ? holder.By : null;

        private async Task<IResult> Do(
            string token,
            TaskLinkHolder holder,
            TaskAct act,
            TaskActionInput typed,
            TaskActInput input,
            CancellationToken cancellationToken
        )
        {
            var result = await taskActionService.Do(
                new TaskActRequest(holder.Task, act, input, (deed, _) => NameFor(holder, deed))
                {
                    Seen = typed.Seen,
                    Once = typed.Key,
                    Known = holder.Stored,
                },
                cancellationToken
            );
            if (TaskActionAnswer.Of(act.Name, typed, result) is not { } answer)
                return Done(token, act.Name);
            var latest = result switch
            {
                TaskActResult.Refused refused => refused.Task,
                TaskActResult.Faulty faulty => faulty.Task,
                TaskActResult.Overtaken overtaken => overtaken.Task,
                _ => holder.Stored,
            };
            return await Page(token, holder, latest, null, answer, cancellationToken);
        }

        /// <summary>Returns the redirect after an act, so that a reload sends nothing twice.</summary>
        private static SeeOtherResult Done(string token, string said) => new($"{SignedTaskLinks.TaskPath}/{token}?said={said}");

        private async Task<IResult> Faulty(
            string token,
            TaskLinkHolder holder,
            LocalizedText why,
            int status,
            CancellationToken cancellationToken
        )
        {
            var latest = await ledger.Find(holder.Task, cancellationToken) ?? holder.Stored;
            var answer = new TaskActionAnswer("evidence", TaskActionInput.Read(FormFields.Empty), why, "files", status);
            return await Page(token, holder, latest, null, answer, cancellationToken);
        }

        private async Task<IResult> Page(
            string token,
            TaskLinkHolder holder,
            StoredTask stored,
            LocalizedText? said,
            TaskActionAnswer? answer,
            CancellationToken cancellationToken
        )
        {
            var (task, now) = (stored.State, clock.GetUtcNow());
            var model = new TaskLinkPageModel(
                task,
                holder.By,
                $"{SignedTaskLinks.TaskPath}/{token}",
                settings.Language,
                now,
                settings.IsVirtualTime,
                said,
                answer,
                TaskPageModelBuilder.NewMark()
            )
            {
                Timing = task.Current is { } phase ? TaskText.When(phase.Due, ChinaTime.DateOf(now), tasks.Rules.Calendar) : null,
                Evidence = await taskPageModelBuilder.Pieces(task, ShownEvidence, cancellationToken),
                WhyNoEvidence = tasks.Rules.Decide(task, EvidenceAction.Probe, now) is Refusal refusal ? refusal.Why : null,
                Own = await Own(holder, task, cancellationToken),
            };
            return new RazorComponentResult<TaskLinkPage>(new Dictionary<string, object?> { [nameof(TaskLinkPage.Model)] = model })
            {
                StatusCode = answer?.Status ?? StatusCodes.Status200OK,
            };
        }

        /// <summary>Returns the latest own acts, with their numbers in the history.</summary>
        private async Task<IReadOnlyList<(long Number, TaskFact Fact)>> Own(
            TaskLinkHolder holder,
            RectificationTask task,
            CancellationToken cancellationToken
        )
        {
            var slice = await taskPageModelBuilder.History(task, task.Version, cancellationToken);
            return
            [
                .. slice
                    .LatestFirst.Select((fact, index) => (Number: slice.Latest - index, Fact: fact))
                    .Where(entry =>
                        entry.Fact.By == holder.By
                        && Corrections.KindOf(entry.Fact) is { } kind
                        && NameFor(holder, TaskActs.DeedOf(kind)) is not null
                    )
                    .Take(ShownOwnActs),
            ];
        }

        private async Task<IResult> Correction(
            string token,
            TaskLinkHolder holder,
            StoredTask stored,
            long number,
            TaskActionAnswer? answer,
            CancellationToken cancellationToken
        )
        {
            var now = clock.GetUtcNow();
            if (
                await corrections.Model(stored, number, (deed, _) => NameFor(holder, deed), now, answer, cancellationToken) is not { } model
            )
                return await Dead(token, cancellationToken);
            return new RazorComponentResult<TaskLinkCorrectionPage>(
                new Dictionary<string, object?>
                {
                    [nameof(TaskLinkCorrectionPage.Model)] = model,
                    [nameof(TaskLinkCorrectionPage.Path)] = $"{SignedTaskLinks.TaskPath}/{token}",
                    [nameof(TaskLinkCorrectionPage.Language)] = settings.Language,
                    [nameof(TaskLinkCorrectionPage.Now)] = now,
                    [nameof(TaskLinkCorrectionPage.IsVirtualTime)] = settings.IsVirtualTime,
                }
            )
            {
                StatusCode = answer?.Status ?? StatusCodes.Status200OK,
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
