using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Tasks;

/// <summary>API of the ledger and of every act on a task.</summary>
internal static class TasksApi
{
    private const int LargestPage = 1000;

    /// <summary>Problems of an act: it may be malformed, about no task, forbidden by the task's state, or about an old version.</summary>
    private static readonly int[] OfAct = [400, 404, 409, 412];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/tasks", List).RequirePermission(Permission.SeeLedger).Answers<TaskList>(400);
        api.MapLazyGet(
                "/tasks/{id}",
                (
                    HttpContext http,
                    string id,
                    ILedger ledger,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) => With(id, task => Show(http, task, ledger, taskService, clock, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task)
            .Answers<TaskView>(404);
        api.MapLazyGet(
                "/tasks/{id}/history",
                (string id, ILedger ledger, CancellationToken cancellationToken, long after = 0, int most = 200) =>
                    With(
                        id,
                        async task =>
                            Results.Ok(
                                (await ledger.History(task, after, Math.Clamp(most, 1, LargestPage), cancellationToken)).Select(FactView.Of)
                            )
                    )
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Task)
            .Answers<IReadOnlyList<FactView>>(404);
        api.MapLazyPost(
                "/tasks/{id}/report",
                (
                    HttpContext http,
                    string id,
                    ReportBody body,
                    ILedger ledger,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) => With(id, task => Report(http, task, body, ledger, taskService, clock, cancellationToken))
            )
            .RequirePermission(Permission.Report, ResourceKind.Task)
            .RunsAgain()
            .Answers<TaskView>(OfAct);
        Act<AreaBody>(api, "accept", Permission.Accept, (body, _) => Area(body.AreaMu, area => new TaskCommand.Accept(area)));
        Act<ReturnBody>(
            api,
            "return",
            Permission.Return,
            (body, task) => new TaskCommand.Return(Numbers(task, body.Phase), body.Due, body.Reason ?? "")
        );
        Act<ExtensionBody>(
            api,
            "request-extension",
            Permission.RequestExtension,
            (body, task) =>
                new TaskCommand.RequestExtension(
                    Numbers(task, body.Phase).FirstOrDefault(task.Current?.Number ?? 0),
                    body.Due ?? default,
                    body.Reason ?? ""
                )
        );
        Act<ExtensionBody>(api, "grant-extension", Permission.GrantExtension, (body, _) => new TaskCommand.GrantExtension(body.Due));
        Act<ReasonBody>(
            api,
            "decline-extension",
            Permission.GrantExtension,
            (body, _) => new TaskCommand.DeclineExtension(body.Reason ?? "")
        );
        Act<DueBody>(api, "set-due", Permission.StartPlan, (body, _) => new TaskCommand.SetDue(body.Due ?? default));
        Act<AreaBody>(
            api,
            "claim-infeasible",
            Permission.ClaimInfeasible,
            (body, _) => Area(body.AreaMu ?? 0, area => new TaskCommand.ClaimInfeasible(area!.Value, body.Reason ?? ""))
        );
        Act<AreaBody>(
            api,
            "grant-infeasible",
            Permission.GrantInfeasible,
            (body, _) => Area(body.AreaMu, area => new TaskCommand.GrantInfeasible(area))
        );
        Act<ReasonBody>(
            api,
            "decline-infeasible",
            Permission.GrantInfeasible,
            (body, _) => new TaskCommand.DeclineInfeasible(body.Reason ?? "")
        );
        Act<ReasonBody>(api, "suspend", Permission.Suspend, (body, _) => new TaskCommand.Suspend(body.Reason ?? ""));
        Act<ReasonBody>(api, "resume", Permission.Suspend, (body, _) => new TaskCommand.Resume(body.Reason ?? ""));
        Act<ReasonBody>(api, "cancel", Permission.Cancel, (body, _) => new TaskCommand.Cancel(body.Reason ?? ""));
        Act<ReasonBody>(api, "close-out", Permission.CloseOut, (_, _) => new TaskCommand.CloseOut());
        Act<ReasonBody>(api, "acknowledge", Permission.Acknowledge, (_, _) => new TaskCommand.Acknowledge());
        api.MapLazyPost(
                "/tasks/{id}/evidence",
                (
                    string id,
                    HttpRequest request,
                    UploadReader uploadReader,
                    IArchive archive,
                    ILedger ledger,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) => With(id, task => AddEvidence(task, request, uploadReader, archive, ledger, taskService, clock, cancellationToken))
            )
            .RequirePermission(Permission.AddEvidence, ResourceKind.Task)
            .RunsAgain()
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Answers<TaskView>([.. OfAct, .. ResponseMetadataExtensions.OfUpload]);
    }

    private static async Task<IResult> List(
        HttpContext http,
        ILedger ledger,
        TaskService taskService,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? after = null,
        int most = 100,
        string? status = null,
        string? plan = null,
        string? place = null,
        string? search = null
    )
    {
        RectificationStatus? stage = null;
        if (status is not null)
        {
            if (EnumWords.Parse<RectificationStatus>(status) is not { } known)
                return ProblemResults.Of(
                    400,
                    new(
                        $"“{status}”不是状态，应为 planned、active、suspended、cancelled 或 closed-out。",
                        $"“{status}” is no status; it is planned, active, suspended, cancelled or closed-out."
                    )
                );
            stage = known;
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return await CursorResults.Page(
            ledger.ListWithin(
                new TaskQuery(after, Math.Clamp(most, 1, LargestPage), stage, plan, place, search),
                http.Visitor().Places,
                cancellationToken
            ),
            page => new TaskList([.. page.Tasks.Select(task => TaskView.Of(task, taskService.Rules, today))], page.Next)
        );
    }

    private static async Task<IResult> Show(
        HttpContext http,
        TaskId id,
        ILedger ledger,
        TaskService taskService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ledger.Find(id, cancellationToken) is not { } stored)
            return ProblemResults.NotFound("任务");
        http.Response.Headers.ETag = TaskETags.TagOf(stored.State.Version);
        return HttpMethods.IsPost(http.Request.Method) || !TaskETags.IsKnown(http.Request, stored.State.Version)
            ? Results.Ok(TaskView.Of(stored, taskService.Rules, ChinaTime.DateOf(clock.GetUtcNow())))
            : Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> Report(
        HttpContext http,
        TaskId id,
        ReportBody body,
        ILedger ledger,
        TaskService taskService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ledger.Find(id, cancellationToken) is not { State: var task })
            return ProblemResults.NotFound("任务");
        var phases = body.Phase is null && task.Current is { } current ? [current.Number] : Numbers(task, body.Phase);
        if (phases.Count == 0)
        {
            var names = string.Join("；", task.Phases.Select(phase => $"{phase.Number} {phase.Name}"));
            return ProblemResults.Of(
                404,
                new($"没有阶段“{body.Phase}”；现有：{names}。", $"There is no phase “{body.Phase}”; there are: {names}.")
            );
        }

        return Area(body.AreaMu, area => new TaskCommand.Report(phases, area)) is { } command
            ? await Do(
                http,
                id,
                command with
                {
                    By = ActorNames.By(http, Permission.Report, task.Spec.Place, body.By),
                },
                ledger,
                taskService,
                clock,
                cancellationToken
            )
            : BadArea();
    }

    private static async Task<IResult> AddEvidence(
        TaskId id,
        HttpRequest request,
        UploadReader uploadReader,
        IArchive archive,
        ILedger ledger,
        TaskService taskService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var upload = await uploadReader.Read(request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return uploadReader.Refusal(rejected);
        if (await ledger.Find(id, cancellationToken) is not { State.Spec.Place: var place })
            return ProblemResults.NotFound("任务");

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        var hash = await archive.Put(file.Content, cancellationToken);
        return await Do(
            request.HttpContext,
            id,
            new TaskCommand.AddEvidence(new Evidence(hash, file.Name))
            {
                By = ActorNames.By(request.HttpContext, Permission.AddEvidence, place),
            },
            ledger,
            taskService,
            clock,
            cancellationToken
        );
    }

    private static void Act<TBody>(
        RouteGroupBuilder api,
        string name,
        Permission permission,
        Func<TBody, RectificationTask, TaskCommand?> command
    )
        where TBody : Body, new() =>
        api.MapLazyPost(
                $"/tasks/{{id}}/{name}",
                (
                    HttpContext http,
                    string id,
                    ILedger ledger,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken,
                    TBody? body = null
                ) =>
                    With(
                        id,
                        async task =>
                        {
                            if (await ledger.Find(task, cancellationToken) is not { } stored)
                                return ProblemResults.NotFound("任务");
                            return command(body ?? new TBody(), stored.State) is { } asked
                                ? await Do(
                                    http,
                                    task,
                                    asked with
                                    {
                                        By = ActorNames.By(http, permission, stored.State.Spec.Place, body?.By),
                                    },
                                    ledger,
                                    taskService,
                                    clock,
                                    cancellationToken
                                )
                                : BadArea();
                        }
                    )
            )
            .RequirePermission(permission, ResourceKind.Task)
            .RunsAgain()
            .Answers<TaskView>(OfAct);

    private static async Task<IResult> Do(
        HttpContext http,
        TaskId id,
        TaskCommand command,
        ILedger ledger,
        TaskService taskService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        command = command with { RequestKey = http.WriteKey() };
        var outcome = TaskETags.Seen(http.Request) is { } seen
            ? await taskService.ExecuteIfUnchanged(id, command, seen, cancellationToken)
            : await taskService.Execute(id, command, cancellationToken);
        return outcome switch
        {
            null => TaskETags.Changed(),
            Refusal refusal => ProblemResults.Of(refusal),
            _ => await Show(http, id, ledger, taskService, clock, cancellationToken),
        };
    }

    private static async Task<IResult> With(string id, Func<TaskId, Task<IResult>> act) =>
        TaskId.Parse(id) is { } task ? await act(task) : ProblemResults.NotFound("任务");

    private static EquatableArray<int> Numbers(RectificationTask task, string? phase) =>
        PhaseFinder.Find(task, phase).Select(found => found.Number).ToEquatableArray();

    /// <returns>Null if the figure is no area.</returns>
    private static TaskCommand? Area(decimal? value, Func<Mu?, TaskCommand> command) =>
        value is not { } figure ? command(null)
        : Mu.TryOf(figure, out var area) ? command(area)
        : null;

    private static IResult BadArea() =>
        ProblemResults.Of(
            400,
            new("面积须为0以上、最多两位小数的亩数。", "An area is a number of mu, zero or more, with at most two decimals.")
        );
}

internal record Body
{
    /// <summary>
    /// Name of the person, as the history will show it; only the host's own token may say it, an account acts in its own name.
    /// </summary>
    public string? By { get; init; }
}

/// <summary>Phase by name, number or kind; none for the current one. Area done in all so far; none for the whole.</summary>
internal sealed record ReportBody : Body
{
    public string? Phase { get; init; }

    public decimal? AreaMu { get; init; }
}

internal sealed record AreaBody : Body
{
    public decimal? AreaMu { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ReasonBody : Body
{
    public string? Reason { get; init; }
}

internal sealed record ReturnBody : Body
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }

    public string? Reason { get; init; }
}

internal sealed record DueBody : Body
{
    /// <summary>Due date of a task that has none, as yyyy-MM-dd.</summary>
    public DateOnly? Due { get; init; }
}

internal sealed record ExtensionBody : Body
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }

    public string? Reason { get; init; }
}
