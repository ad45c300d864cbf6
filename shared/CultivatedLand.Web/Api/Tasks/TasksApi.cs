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
using CultivatedLand.Web.Api.Shared;
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
                (HttpContext http, string id, TaskService taskService, TimeProvider clock) =>
                    http.AuthorizedTask(id) is { } stored ? Show(http, stored, taskService, clock) : ProblemResults.NotFound("任务")
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
                                (await ledger.History(task, after, Math.Clamp(most, 1, LargestPage), cancellationToken)).Select(
                                    (fact, index) => FactView.Of(fact) with { Number = after + index + 1 }
                                )
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
                    TaskActionService taskActionService,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) => Do(http, id, body, TaskActs.Report, Report, new Acting(taskActionService, taskService, clock), cancellationToken)
            )
            .RequirePermission(Permission.Report, ResourceKind.Task)
            .RunsAgain()
            .Answers<TaskView>(OfAct);
        Act<AreaBody>(api, TaskActs.Accept, (body, _) => Acceptance(body));
        Act<ReturnBody>(
            api,
            TaskActs.Return,
            (body, task) =>
                new TaskActInput(Numbers(task, body.Phase), null, body.Due, body.Reason ?? "") { Dates = DatesOf(task, body.Dates) }
        );
        Act<ExtensionBody>(
            api,
            TaskActs.RequestExtension,
            (body, task) => new TaskActInput(Numbers(task, body.Phase), null, body.Due ?? default(DateOnly), body.Reason ?? "")
        );
        Act<ExtensionBody>(
            api,
            TaskActs.GrantExtension,
            (body, task) => new TaskActInput([], null, body.Due) { Dates = DatesOf(task, body.Dates) }
        );
        Act<ReasonBody>(api, TaskActs.DeclineExtension, (body, _) => Because(body.Reason));
        Act<AreaBody>(
            api,
            TaskActs.ClaimInfeasible,
            (body, _) => With(body.AreaMu ?? 0, body.Reason) is { } input ? input with { LostIn = body.LostIn } : null
        );
        Act<AreaBody>(api, TaskActs.GrantInfeasible, (body, _) => With(body.AreaMu));
        Act<ReasonBody>(api, TaskActs.DeclineInfeasible, (body, _) => Because(body.Reason));
        Act<ReasonBody>(api, TaskActs.Suspend, (body, _) => Because(body.Reason));
        Act<ReasonBody>(api, TaskActs.Resume, (body, _) => Because(body.Reason));
        Act<ReasonBody>(api, TaskActs.Cancel, (body, _) => Because(body.Reason));
        Act<ReasonBody>(api, TaskActs.CloseOut, (_, _) => TaskActInput.Empty);
        Act<ReasonBody>(api, TaskActs.CloseOnPapers, (body, _) => Because(body.Reason));
        Act<SplitBody>(api, TaskActs.Split, (body, _) => Shares(body));
        Act<ReasonBody>(api, TaskActs.Acknowledge, (_, _) => TaskActInput.Empty);
        Act<DueBody>(api, TaskActs.SetDue, (body, _) => new TaskActInput([], null, body.Due));
        Act<CorrectionBody>(
            api,
            TaskActs.Correct,
            (body, _) =>
                With(body.AreaMu, body.Reason) is { } input
                    ? input with
                    {
                        Corrects = body.Act ?? 0,
                        TakesBack = body.TakeBack ?? false,
                    }
                    : null
        );
        api.MapLazyPost(
                "/tasks/{id}/evidence",
                (
                    string id,
                    HttpRequest request,
                    UploadReader uploadReader,
                    IArchive archive,
                    TaskActionService taskActionService,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) => AddEvidence(id, request, uploadReader, archive, new Acting(taskActionService, taskService, clock), cancellationToken)
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
                        $"“{status}”不是状态，应为 planned、active、suspended、cancelled、closed-out、split 或 closed-on-papers。",
                        $"“{status}” is no status; it is planned, active, suspended, cancelled, closed-out, split or closed-on-papers."
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

    private static IResult Show(HttpContext http, StoredTask stored, TaskService taskService, TimeProvider clock)
    {
        http.Response.Headers.ETag = TaskETags.TagOf(stored.State.Version);
        return HttpMethods.IsPost(http.Request.Method) || !TaskETags.IsKnown(http.Request, stored.State.Version)
            ? Results.Ok(TaskView.Of(stored, taskService.Rules, ChinaTime.DateOf(clock.GetUtcNow())))
            : Results.StatusCode(StatusCodes.Status304NotModified);
    }

    /// <returns>Null if the figure is no area. An input without phases if the task has no such phase.</returns>
    private static TaskActInput? Report(ReportBody body, RectificationTask task) =>
        With(body.AreaMu) is { } input
            ? input with
            {
                Phases = body.Phase is null && task.Current is { } current ? [current.Number] : Numbers(task, body.Phase),
            }
            : null;

    private static async Task<IResult> AddEvidence(
        string id,
        HttpRequest request,
        UploadReader uploadReader,
        IArchive archive,
        Acting acting,
        CancellationToken cancellationToken
    )
    {
        if (request.HttpContext.AuthorizedTask(id) is not { } stored)
            return ProblemResults.NotFound("任务");
        var upload = await uploadReader.Read(request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return uploadReader.Refusal(rejected);

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        var hash = await archive.Put(file.Content, cancellationToken);
        var act = new TaskAct("evidence", Permission.AddEvidence, (_, _) => new TaskCommand.AddEvidence(new Evidence(hash, file.Name)));
        return await Do(request.HttpContext, stored, act, TaskActInput.Empty, null, acting, cancellationToken);
    }

    private static void Act<TBody>(RouteGroupBuilder api, TaskAct act, Func<TBody, RectificationTask, TaskActInput?> input)
        where TBody : TaskActBody, new() =>
        api.MapLazyPost(
                $"/tasks/{{id}}/{act.Name}",
                (
                    HttpContext http,
                    string id,
                    TaskActionService taskActionService,
                    TaskService taskService,
                    TimeProvider clock,
                    CancellationToken cancellationToken,
                    TBody? body = null
                ) => Do(http, id, body, act, input, new Acting(taskActionService, taskService, clock), cancellationToken)
            )
            .RequirePermission(act.Deed, ResourceKind.Task)
            .RunsAgain()
            .Answers<TaskView>(OfAct);

    private static async Task<IResult> Do<TBody>(
        HttpContext http,
        string id,
        TBody? body,
        TaskAct act,
        Func<TBody, RectificationTask, TaskActInput?> input,
        Acting acting,
        CancellationToken cancellationToken
    )
        where TBody : TaskActBody, new()
    {
        if (http.AuthorizedTask(id) is not { } stored)
            return ProblemResults.NotFound("任务");
        if (input(body ?? new TBody(), stored.State) is not { } read)
            return BadArea();
        if (body is ReportBody { Phase: var phase } && read.Phases.Count == 0)
            return NoSuchPhase(stored.State, phase);
        read = read with { IsConfirmed = body?.Confirmed ?? false };
        return await Do(http, stored, act, read, body?.By, acting, cancellationToken);
    }

    private static async Task<IResult> Do(
        HttpContext http,
        StoredTask stored,
        TaskAct act,
        TaskActInput input,
        string? by,
        Acting acting,
        CancellationToken cancellationToken
    )
    {
        var result = await acting.Actions.Do(
            new TaskActRequest(
                stored.State.Id,
                act,
                input,
                (deed, place) => http.Visitor().Can(deed, place) ? ActorNames.By(http, deed, place, by) : null
            )
            {
                Seen = TaskETags.Seen(http.Request),
                IsSeenExactly = true,
                Once = http.WriteKey(),
                Known = stored,
            },
            cancellationToken
        );
        if (result is TaskActResult.NotPermitted { Deed: var missing, Place: var there })
            http.Deny(missing, there);
        return result switch
        {
            TaskActResult.Done done => Show(http, done.Task, acting.Tasks, acting.Clock),
            TaskActResult.Refused refused => ProblemResults.Of(refused.Refusal),
            TaskActResult.Faulty faulty => ProblemResults.Of(StatusCodes.Status409Conflict, faulty.Why),
            TaskActResult.Overtaken => TaskETags.Changed(),
            TaskActResult.NotPermitted denied => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                denied.Deed.Refusal(denied.Place),
                "forbidden"
            ),
            _ => ProblemResults.NotFound("任务"),
        };
    }

    private static async Task<IResult> With(string id, Func<TaskId, Task<IResult>> act) =>
        TaskId.Parse(id) is { } task ? await act(task) : ProblemResults.NotFound("任务");

    private static EquatableArray<int> Numbers(RectificationTask task, string? phase) =>
        PhaseFinder.Find(task, phase).Select(found => found.Number).ToEquatableArray();

    private static EquatableArray<PhaseDue> DatesOf(RectificationTask task, IReadOnlyList<PhaseDateBody>? dates) =>
        (dates ?? [])
            .SelectMany(date => PhaseFinder.Find(task, date.Phase).Select(phase => new PhaseDue(phase.Number, date.Due ?? default)))
            .ToEquatableArray();

    /// <returns>Null if a figure is no area.</returns>
    private static TaskActInput? Shares(SplitBody body)
    {
        var shares = new List<PlaceShare>();
        foreach (var share in body.Shares ?? [])
        {
            if (!Mu.TryOf(share.AreaMu ?? 0, out var area))
                return null;
            shares.Add(new PlaceShare(share.Place ?? "", area.Value));
        }

        return TaskActInput.Empty with
        {
            Shares = shares.ToEquatableArray(),
        };
    }

    /// <returns>Null if the figure is no area.</returns>
    private static TaskActInput? With(decimal? value, string? reason = null) =>
        value is not { } figure ? Because(reason)
        : Mu.TryOf(figure, out var area) ? Because(reason) with { Area = area }
        : null;

    private static TaskActInput? Acceptance(AreaBody body) =>
        With(body.AreaMu) is { } input && With(body.NetMu) is { } net ? input with { Net = net.Area, Level = body.Level ?? "" } : null;

    private static TaskActInput Because(string? reason) => TaskActInput.Empty with { Reason = reason ?? "" };

    private static IResult NoSuchPhase(RectificationTask task, string? phase)
    {
        var names = string.Join("；", task.Phases.Select(known => $"{known.Number} {known.Name}"));
        return ProblemResults.Of(404, new($"没有阶段“{phase}”；现有：{names}。", $"There is no phase “{phase}”; there are: {names}."));
    }

    private static IResult BadArea() =>
        ProblemResults.Of(
            400,
            new("面积须为0以上、最多两位小数的亩数。", "An area is a number of mu, zero or more, with at most two decimals.")
        );
}
