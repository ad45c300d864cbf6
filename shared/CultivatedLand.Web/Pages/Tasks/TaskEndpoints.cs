using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Endpoints of the task page, its forms and its evidence. A task outside the user's places is not found.</summary>
internal static class TaskEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MultipleFileReader>();
        services.AddScoped<CorrectionPageHandler>();
        services.AddScoped<TaskPageModelBuilder>();
        services.AddScoped<Handler>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.SeeLedger);
        pages
            .MapLazyGet(
                "/tasks/{id}",
                (
                    string id,
                    HttpContext http,
                    Handler handler,
                    CancellationToken cancellationToken,
                    string? said = null,
                    string? evidence = null
                ) => With(http, id, stored => handler.Show(http.Page(), stored, evidence == "all", Said(said), null, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task);
        pages
            .MapLazyGet(
                "/tasks/{id}/history",
                (string id, HttpContext http, Handler handler, CancellationToken cancellationToken, long until = long.MaxValue) =>
                    With(http, id, stored => handler.History(http.Page(), stored, until, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task);
        pages
            .MapLazyPost(
                "/tasks/{id}/evidence",
                (string id, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                    With(http, id, stored => handler.AddEvidence(http, stored, cancellationToken))
            )
            .RequirePermission(EvidenceAction.Deed, ResourceKind.Task);
        pages
            .MapLazyGet(
                "/tasks/{id}/evidence/{hash}",
                (string id, string hash, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                    With(http, id, stored => handler.Evidence(http, stored, hash, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task);
        pages
            .MapLazyGet(
                "/tasks/{id}/evidence/{hash}/thumbnail",
                (string id, string hash, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                    With(http, id, stored => handler.Thumbnail(http, stored, hash, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task);
        pages
            .MapLazyGet(
                "/tasks/{id}/correct/{number}",
                (
                    string id,
                    long number,
                    HttpContext http,
                    Handler handler,
                    CorrectionPageHandler corrections,
                    CancellationToken cancellationToken
                ) => With(http, id, stored => corrections.Show(http.Page(), stored, number, null, cancellationToken))
            )
            .RequirePermission(Permission.Correct, ResourceKind.Task);
        pages
            .MapLazyPost(
                "/tasks/{id}/correct",
                (string id, HttpContext http, Handler handler, CorrectionPageHandler corrections, CancellationToken cancellationToken) =>
                    With(http, id, stored => corrections.Correct(http, stored, cancellationToken))
            )
            .RequirePermission(Permission.Correct, ResourceKind.Task);
        foreach (var act in TaskActions.All)
        {
            pages
                .MapLazyPost(
                    $"/tasks/{{id}}/{act.Name}",
                    (string id, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                        With(http, id, stored => handler.Act(http, stored, act, cancellationToken))
                )
                .RequirePermission(act.Deed, ResourceKind.Task);
        }
    }

    /// <summary>Goes on with the task that authorization has read.</summary>
    private static Task<IResult> With(HttpContext http, string id, Func<StoredTask, Task<IResult>> go) =>
        http.AuthorizedTask(id) is { } stored ? go(stored) : Task.FromResult(ConsoleResults.NotFound(http.Page()));

    private const string EvidencePrefix = "evidence-";

    /// <summary>Returns the sentence of an act named in the address. Other texts are ignored.</summary>
    private static LocalizedText? Said(string? code) =>
        code is null ? null
        : code.StartsWith(EvidencePrefix, StringComparison.Ordinal)
        && int.TryParse(code[EvidencePrefix.Length..], out var count)
        && count is > 0 and <= MultipleFileReader.Most
            ? EvidenceAction.Done(count)
        : TaskActions.Named(code)?.Done;

    /// <summary>Handler of the pages, resolved per request.</summary>
    internal sealed class Handler(
        ILedger ledger,
        TaskPageModelBuilder taskPageModelBuilder,
        TaskActionService taskActionService,
        TaskService taskService,
        EvidenceService evidenceService,
        MultipleFileReader uploads
    )
    {
        public async Task<IResult> Show(
            PageContext page,
            StoredTask stored,
            bool allEvidence,
            LocalizedText? said,
            TaskActionAnswer? taskActionAnswer,
            CancellationToken cancellationToken,
            int status = StatusCodes.Status200OK
        ) =>
            page.Render<TaskPage>(
                status,
                ("Model", await taskPageModelBuilder.Read(stored, page, allEvidence, said, taskActionAnswer, cancellationToken))
            );

        public async Task<IResult> History(PageContext page, StoredTask stored, long until, CancellationToken cancellationToken) =>
            page.Render<HistoryPage>(
                StatusCodes.Status200OK,
                ("Task", stored.State),
                ("Slice", await taskPageModelBuilder.History(stored.State, until, cancellationToken))
            );

        public async Task<IResult> Act(HttpContext http, StoredTask stored, TaskAction act, CancellationToken cancellationToken)
        {
            if (!http.Request.HasFormContentType)
                return ProblemResults.Of(400, new("请用页面上的表单办理。", "Use the form on the page."));
            var page = http.Page();
            var typed = TaskActionInput.Read(await http.Request.ReadFields(cancellationToken));
            var read = typed.Parse(act.Fields.HasFlag(TaskActionFields.Area) && stored.State.Required is not null);
            if (read.Input is not { } input)
                return await Answer(
                    page,
                    stored,
                    TaskActionAnswer.Wrong(act.Name, typed, act.WithEmptyFields(typed, read.Faults)),
                    cancellationToken
                );
            if (Loss(act, stored.State, input, page) is { } loss)
                return await Answer(page, stored, TaskActionAnswer.Asked(act.Name, typed, loss), cancellationToken);

            var result = await taskActionService.Do(
                new TaskActRequest(stored.State.Id, act.Act, input, page.Visitor.NameFor)
                {
                    Seen = typed.Seen ?? 0,
                    Once = typed.Key,
                    Known = stored,
                },
                cancellationToken
            );
            return TaskActionAnswer.Of(act.Name, typed, result) is { } answer
                ? await Answer(page, await Latest(result, stored, cancellationToken), answer, cancellationToken)
                : new SeeOtherResult(
                    typed.IsFromToDo ? PageUrls.ToDoAfter(act.Name, stored.State.Id) : $"{PageUrls.Task(stored.State.Id)}?said={act.Name}"
                );
        }

        /// <summary>Returns the question about what the act takes away, where it would be done and was not confirmed yet.</summary>
        private LocalizedText? Loss(TaskAction act, RectificationTask task, TaskActInput input, PageContext page) =>
            act.Loss is { } loss
            && !input.IsConfirmed
            && act.Act.Build(task, input).Command is { } command
            && taskService.Rules.Decide(task, command, page.Now) is Decision
                ? loss(task)
                : null;

        private Task<IResult> Answer(PageContext page, StoredTask stored, TaskActionAnswer answer, CancellationToken cancellationToken) =>
            Show(page, stored, false, null, answer, cancellationToken, answer.Status);

        private async Task<StoredTask> Latest(TaskActResult result, StoredTask stored, CancellationToken cancellationToken) =>
            result switch
            {
                TaskActResult.Refused refused => refused.Task,
                TaskActResult.Faulty faulty => faulty.Task,
                TaskActResult.Overtaken overtaken => overtaken.Task,
                _ => await ledger.Find(stored.State.Id, cancellationToken) ?? stored,
            };

        public async Task<IResult> AddEvidence(HttpContext http, StoredTask stored, CancellationToken cancellationToken)
        {
            var (page, task) = (http.Page(), stored.State);
            var upload = await uploads.Read(http.Request, cancellationToken);
            if (upload is LoadResult<IReadOnlyList<SourceFile>>.Rejected rejected)
                return await Refused(page, stored, [.. rejected.Faults], cancellationToken);

            var results = await evidenceService.Add(
                task.Id,
                ((LoadResult<IReadOnlyList<SourceFile>>.Ok)upload).Value,
                page.Visitor.DisplayNameFor(EvidenceAction.Deed, task.Spec.Place),
                cancellationToken
            );
            var faults = results.Where(result => result.Fault is not null).Select(result => result.Fault!).Distinct().ToList();
            return faults.Count == 0
                ? new SeeOtherResult($"{PageUrls.Task(task.Id)}?said={EvidencePrefix}{results.Count}#evidence")
                : await Refused(page, (await ledger.Find(task.Id, cancellationToken))!, faults, cancellationToken);
        }

        public async Task<IResult> Evidence(HttpContext http, StoredTask stored, string hash, CancellationToken cancellationToken)
        {
            if (stored.State.Evidence.FirstOrDefault(known => known.ContentHash == hash) is not { } evidence)
                return ConsoleResults.NotFound(http.Page());
            return await evidenceService.Content(hash, cancellationToken) is { } content
                ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, evidence.FileName)
                : ConsoleResults.NotFound(http.Page());
        }

        public async Task<IResult> Thumbnail(HttpContext http, StoredTask stored, string hash, CancellationToken cancellationToken) =>
            stored.State.Evidence.Any(known => known.ContentHash == hash)
            && await evidenceService.Thumbnail(hash, cancellationToken) is { } small
                ? UploadedFileResults.Thumbnail(http.Response, small, hash)
                : ConsoleResults.NotFound(http.Page());

        private async Task<IResult> Refused(
            PageContext page,
            StoredTask stored,
            IReadOnlyList<LocalizedText> faults,
            CancellationToken cancellationToken
        )
        {
            var model = await taskPageModelBuilder.Read(stored, page, false, null, null, cancellationToken);
            return page.Render<TaskPage>(StatusCodes.Status422UnprocessableEntity, ("Model", model with { UploadFaults = [.. faults] }));
        }
    }
}
