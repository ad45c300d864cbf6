using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>The task page, its forms and its evidence. What lies outside a visitor's places is not found.</summary>
internal static class TaskEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MultipleFileReader>();
        services.AddSingleton<EvidenceService>();
        services.AddSingleton<SubmittedFormLog>();
        services.AddScoped<TaskActionHandler>();
        services.AddScoped<TaskPageModelBuilder>();
        services.AddScoped<Handler>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsole(Permission.SeeLedger);
        pages.MapRead("/tasks/{id}", (string id, HttpContext http, Handler desk, CancellationToken cancel, string? said = null, string? evidence = null) =>
            desk.With(http, id, stored => desk.Show(http.Page(), stored, evidence == "all", Said(said), null, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Task);
        pages.MapRead("/tasks/{id}/history", (string id, HttpContext http, Handler desk, CancellationToken cancel, long until = long.MaxValue) =>
            desk.With(http, id, stored => desk.History(http.Page(), stored, until, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Task);
        pages.MapAct("/tasks/{id}/evidence", (string id, HttpContext http, Handler desk, CancellationToken cancel) =>
            desk.With(http, id, stored => desk.AddEvidence(http, stored, cancel), cancel)).For(EvidenceAction.Deed, ResourceKind.Task);
        pages.MapRead("/tasks/{id}/evidence/{hash}", (string id, string hash, HttpContext http, Handler desk, CancellationToken cancel) =>
            desk.With(http, id, stored => desk.Evidence(http, stored, hash, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Task);
        pages.MapRead("/tasks/{id}/evidence/{hash}/thumbnail", (string id, string hash, HttpContext http, Handler desk, CancellationToken cancel) =>
            desk.With(http, id, stored => desk.Thumbnail(http, stored, hash, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Task);
        foreach (var act in TaskActions.All)
        {
            pages.MapAct($"/tasks/{{id}}/{act.Name}", (string id, HttpContext http, Handler desk, CancellationToken cancel) =>
                desk.With(http, id, stored => desk.Act(http, stored, act, cancel), cancel)).For(act.Deed, ResourceKind.Task);
        }
    }

    private const string EvidencePrefix = "evidence-";

    /// <summary>The name of an act in the address becomes its sentence; nothing else is said.</summary>
    private static LocalizedText? Said(string? code) =>
        code is null ? null
        : code.StartsWith(EvidencePrefix, StringComparison.Ordinal) && int.TryParse(code[EvidencePrefix.Length..], out var count) && count is > 0 and <= MultipleFileReader.Most ? EvidenceAction.Done(count)
        : TaskActions.Named(code)?.Done;

    /// <summary>What the pages need, resolved per request.</summary>
    internal sealed class Handler(ILedger ledger, TaskPageModelBuilder reading, TaskActionHandler counter, EvidenceService room, MultipleFileReader uploads)
    {
        public async Task<IResult> With(HttpContext http, string id, Func<StoredTask, Task<IResult>> go, CancellationToken cancel) =>
            TaskId.Parse(id) is { } task && await ledger.Find(task, cancel) is { } stored
                ? await go(stored)
                : ConsoleResults.NotFound(http.Page());

        public async Task<IResult> Show(PageContext page, StoredTask stored, bool allEvidence, LocalizedText? said, TaskActionAnswer? answered, CancellationToken cancel, int status = StatusCodes.Status200OK) =>
            page.Render<TaskPage>(status, ("Model", await reading.Read(stored, page, allEvidence, said, answered, cancel)));

        public async Task<IResult> History(PageContext page, StoredTask stored, long until, CancellationToken cancel) =>
            page.Render<HistoryPage>(StatusCodes.Status200OK, ("Task", stored.State), ("Slice", await reading.History(stored.State, until, cancel)));

        public async Task<IResult> Act(HttpContext http, StoredTask stored, TaskAction act, CancellationToken cancel)
        {
            if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单办理。", "Use the form on the page."));
            var (page, id) = (http.Page(), stored.State.Id);
            var typed = TaskActionInput.Read(await http.Request.ReadFormAsync(cancel));
            var result = await counter.Do(id, act, typed, page.Visitor, cancel);
            if (result is TaskActionResult.Done) return new SeeOtherResult($"{PageUrls.Task(id)}?said={act.Name}");

            var status = result is TaskActionResult.Refused refused ? refused.Status : StatusCodes.Status409Conflict;
            return await Show(page, (await ledger.Find(id, cancel))!, false, null, new TaskActionAnswer(act, typed, result), cancel, status);
        }

        public async Task<IResult> AddEvidence(HttpContext http, StoredTask stored, CancellationToken cancel)
        {
            var (page, task) = (http.Page(), stored.State);
            var upload = await uploads.Read(http.Request, cancel);
            if (upload is LoadResult<IReadOnlyList<SourceFile>>.Rejected rejected) return await Refused(page, stored, [.. rejected.Faults], cancel);

            var answers = await room.Add(task.Id, ((LoadResult<IReadOnlyList<SourceFile>>.Ok)upload).Value, page.Visitor.ByFor(EvidenceAction.Deed, task.Spec.Place), cancel);
            var faults = answers.Where(answer => answer.Fault is not null).Select(answer => answer.Fault!).Distinct().ToList();
            return faults.Count == 0
                ? new SeeOtherResult($"{PageUrls.Task(task.Id)}?said={EvidencePrefix}{answers.Count}#evidence")
                : await Refused(page, (await ledger.Find(task.Id, cancel))!, faults, cancel);
        }

        public async Task<IResult> Evidence(HttpContext http, StoredTask stored, string hash, CancellationToken cancel)
        {
            if (stored.State.Evidence.FirstOrDefault(known => known.ContentHash == hash) is not { } evidence) return ConsoleResults.NotFound(http.Page());
            return await room.Content(hash, cancel) is { } content
                ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, evidence.FileName)
                : ConsoleResults.NotFound(http.Page());
        }

        public async Task<IResult> Thumbnail(HttpContext http, StoredTask stored, string hash, CancellationToken cancel) =>
            stored.State.Evidence.Any(known => known.ContentHash == hash) && await room.Thumbnail(hash, cancel) is { } small
                ? UploadedFileResults.Thumbnail(http.Response, small, hash)
                : ConsoleResults.NotFound(http.Page());

        private async Task<IResult> Refused(PageContext page, StoredTask stored, IReadOnlyList<LocalizedText> faults, CancellationToken cancel)
        {
            var model = await reading.Read(stored, page, false, null, null, cancel);
            return page.Render<TaskPage>(StatusCodes.Status422UnprocessableEntity, ("Model", model with { UploadFaults = [.. faults] }));
        }
    }
}
