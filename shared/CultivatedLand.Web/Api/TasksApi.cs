using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Rehearsals;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>The ledger and everything that may be asked of a task.</summary>
internal static class TasksApi
{
    private const int LargestPage = 1000;

    /// <summary>An act may be malformed, about no task, forbidden by its state, or about a version that is past.</summary>
    private static readonly int[] OfAct = [400, 404, 409, 412];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/tasks", List).For(Deed.SeeLedger).Answers<TaskList>(400);
        api.MapRead("/tasks/{id}", (HttpContext http, string id, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel) =>
            With(id, task => Show(http, task, ledger, desk, clock, cancel))).For(Deed.SeeLedger, Subject.Task).Answers<TaskView>(404);
        api.MapRead("/tasks/{id}/history", (string id, ILedger ledger, CancellationToken cancel, long after = 0, int most = 200) =>
            With(id, async task => Results.Ok((await ledger.History(task, after, Math.Clamp(most, 1, LargestPage), cancel)).Select(FactView.Of)))).For(Deed.SeeLedger, Subject.Task).Answers<IReadOnlyList<FactView>>(404);
        api.MapAct("/tasks/{id}/report", (HttpContext http, string id, ReportBody body, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel) =>
            With(id, task => Report(http, task, body, ledger, desk, clock, cancel))).For(Deed.Report, Subject.Task).Answers<TaskView>(OfAct);
        Act<AreaBody>(api, "accept", Deed.Accept, (body, _) => Area(body.AreaMu, area => new TaskCommand.Accept(area)));
        Act<ReturnBody>(api, "return", Deed.Return, (body, task) => new TaskCommand.Return(Numbers(task, body.Phase), body.Due, body.Reason ?? ""));
        Act<ExtensionBody>(api, "request-extension", Deed.RequestExtension, (body, task) => new TaskCommand.RequestExtension(Numbers(task, body.Phase).FirstOrDefault(task.Current?.Number ?? 0), body.Due ?? default, body.Reason ?? ""));
        Act<ExtensionBody>(api, "grant-extension", Deed.GrantExtension, (body, _) => new TaskCommand.GrantExtension(body.Due));
        Act<ReasonBody>(api, "decline-extension", Deed.GrantExtension, (body, _) => new TaskCommand.DeclineExtension(body.Reason ?? ""));
        Act<AreaBody>(api, "claim-infeasible", Deed.ClaimInfeasible, (body, _) => Area(body.AreaMu ?? 0, area => new TaskCommand.ClaimInfeasible(area!.Value, body.Reason ?? "")));
        Act<AreaBody>(api, "grant-infeasible", Deed.GrantInfeasible, (body, _) => Area(body.AreaMu, area => new TaskCommand.GrantInfeasible(area)));
        Act<ReasonBody>(api, "decline-infeasible", Deed.GrantInfeasible, (body, _) => new TaskCommand.DeclineInfeasible(body.Reason ?? ""));
        Act<ReasonBody>(api, "suspend", Deed.Suspend, (body, _) => new TaskCommand.Suspend(body.Reason ?? ""));
        Act<ReasonBody>(api, "resume", Deed.Suspend, (body, _) => new TaskCommand.Resume(body.Reason ?? ""));
        Act<ReasonBody>(api, "cancel", Deed.Cancel, (body, _) => new TaskCommand.Cancel(body.Reason ?? ""));
        Act<ReasonBody>(api, "close-out", Deed.CloseOut, (_, _) => new TaskCommand.CloseOut());
        Act<ReasonBody>(api, "acknowledge", Deed.Acknowledge, (_, _) => new TaskCommand.Acknowledge());
        api.MapAct("/tasks/{id}/evidence", (string id, HttpRequest request, Uploads uploads, IArchive archive, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel) =>
            With(id, task => AddEvidence(task, request, uploads, archive, ledger, desk, clock, cancel))).For(Deed.AddEvidence, Subject.Task).WithMetadata(TakesFile.Instance).Answers<TaskView>([.. OfAct, .. AnswerExtensions.OfUpload]);
    }

    private static async Task<IResult> List(
        HttpContext http, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel, string? after = null, int most = 100, string? status = null, string? plan = null, string? place = null, string? search = null)
    {
        LifeStage? stage = null;
        if (status is not null)
        {
            if (!Enum.TryParse<LifeStage>(status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known)) return Problems.Of(400, new($"“{status}”不是状态，应为 planned、active、suspended、cancelled 或 closed-out。", $"“{status}” is no status; it is planned, active, suspended, cancelled or closed-out."));
            stage = known;
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return await Cursors.Page(
            ledger.ListWithin(new TaskQuery(after, Math.Clamp(most, 1, LargestPage), stage, plan, place, search), http.Visitor().Places, cancel),
            page => new TaskList([.. page.Tasks.Select(task => TaskView.Of(task, desk.Rules, today))], page.Next));
    }

    private static async Task<IResult> Show(HttpContext http, TaskId id, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        if (await ledger.Find(id, cancel) is not { } stored) return Problems.NotFound("任务");
        http.Response.Headers.ETag = TaskVersions.TagOf(stored.State.Version);
        return HttpMethods.IsPost(http.Request.Method) || !TaskVersions.IsKnown(http.Request, stored.State.Version)
            ? Results.Ok(TaskView.Of(stored, desk.Rules, ChinaTime.DateOf(clock.GetUtcNow())))
            : Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> Report(HttpContext http, TaskId id, ReportBody body, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        if (await ledger.Find(id, cancel) is not { State: var task }) return Problems.NotFound("任务");
        var phases = body.Phase is null && task.Current is { } current ? [current.Number] : Numbers(task, body.Phase);
        if (phases.Count == 0)
        {
            var names = string.Join("；", task.Phases.Select(phase => $"{phase.Number} {phase.Name}"));
            return Problems.Of(404, new($"没有阶段“{body.Phase}”；现有：{names}。", $"There is no phase “{body.Phase}”; there are: {names}."));
        }

        return Area(body.AreaMu, area => new TaskCommand.Report(phases, area)) is { } command
            ? await Do(http, id, command with { By = Acting.By(http, Deed.Report, task.Spec.Place, body.By) }, ledger, desk, clock, cancel)
            : BadArea();
    }

    private static async Task<IResult> AddEvidence(TaskId id, HttpRequest request, Uploads uploads, IArchive archive, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var upload = await uploads.Read(request, cancel);
        if (upload is Loaded<SourceFile>.Rejected rejected) return uploads.Refusal(rejected);
        if (await ledger.Find(id, cancel) is not { State.Spec.Place: var place }) return Problems.NotFound("任务");

        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        var hash = await archive.Put(file.Content, cancel);
        return await Do(request.HttpContext, id, new TaskCommand.AddEvidence(new Evidence(hash, file.Name)) { By = Acting.By(request.HttpContext, Deed.AddEvidence, place) }, ledger, desk, clock, cancel);
    }

    private static void Act<TBody>(RouteGroupBuilder api, string name, Deed deed, Func<TBody, RectificationTask, TaskCommand?> command)
        where TBody : Body, new() =>
        api.MapAct($"/tasks/{{id}}/{name}", (HttpContext http, string id, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel, TBody? body = null) => With(id, async task =>
        {
            if (await ledger.Find(task, cancel) is not { } stored) return Problems.NotFound("任务");
            return command(body ?? new TBody(), stored.State) is { } asked
                ? await Do(http, task, asked with { By = Acting.By(http, deed, stored.State.Spec.Place, body?.By) }, ledger, desk, clock, cancel)
                : BadArea();
        })).For(deed, Subject.Task).Answers<TaskView>(OfAct);

    private static async Task<IResult> Do(HttpContext http, TaskId id, TaskCommand command, ILedger ledger, TaskDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var outcome = TaskVersions.Seen(http.Request) is { } seen ? await desk.DoAsSeen(id, command, seen, cancel) : await desk.Do(id, command, cancel);
        return outcome switch
        {
            null => TaskVersions.Changed(),
            Refusal refusal => Problems.Of(refusal),
            _ => await Show(http, id, ledger, desk, clock, cancel),
        };
    }

    private static async Task<IResult> With(string id, Func<TaskId, Task<IResult>> act) =>
        TaskId.Parse(id) is { } task ? await act(task) : Problems.NotFound("任务");

    private static EquatableArray<int> Numbers(RectificationTask task, string? phase) => PhaseNames.Find(task, phase).Select(found => found.Number).ToEquatableArray();

    /// <returns>Null where the figure is no area.</returns>
    private static TaskCommand? Area(decimal? value, Func<Mu?, TaskCommand> command) =>
        value is not { } figure ? command(null) : Mu.TryOf(figure, out var area) ? command(area) : null;

    private static IResult BadArea() => Problems.Of(400, new("面积须为0以上、最多两位小数的亩数。", "An area is a number of mu, zero or more, with at most two decimals."));
}

internal record Body
{
    /// <summary>Name of the person, as the history will show it; only the host's own token may say it, an account acts in its own name.</summary>
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

internal sealed record ExtensionBody : Body
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }

    public string? Reason { get; init; }
}
