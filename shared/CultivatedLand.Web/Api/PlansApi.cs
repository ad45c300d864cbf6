using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of plans: uploading them, looking at the result of reading, starting them.</summary>
internal static class PlansApi
{
    /// <summary>Seconds after which the progress of a start is worth another look.</summary>
    private const string FollowAfter = "2";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost("/plans", Receive)
            .RequirePermission(Permission.UploadPlan)
            .RunsAgain()
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Produces<PlanView>()
            .Produces<PlanView>(StatusCodes.Status202Accepted)
            .AnswersCreated<PlanView>([.. ResponseMetadataExtensions.OfUpload, StatusCodes.Status409Conflict]);
        api.MapLazyGet("/plans", List).RequirePermission(Permission.UploadPlan).Answers<IReadOnlyList<PlanView>>();
        api.MapLazyGet("/plans/template", () => Results.File(PlanTemplate.Write(), Workbook, "plan.xlsx"))
            .RequirePermission(Permission.UploadPlan)
            .AnswersFile(Workbook);
        api.MapLazyGet("/plans/{hash}", Show).RequirePermission(Permission.UploadPlan, ResourceKind.Plan).Answers<PlanView>(404);
        api.MapLazyPost("/plans/{hash}/start", Start)
            .RequirePermission(Permission.StartPlan, ResourceKind.Plan)
            .RunsAgain()
            .Produces<PlanView>(StatusCodes.Status202Accepted)
            .Answers<PlanView>(404, 409, 422);
        api.MapLazyGet("/plans/{hash}/start", ShowStart)
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan)
            .Answers<PlanStartView>(404);
    }

    private static async Task<IResult> List(HttpContext http, PlanEditionService planEditionService, CancellationToken cancellationToken) =>
        Results.Ok(
            (await planEditionService.List(200, cancellationToken))
                .Where(listed => listed.Reach.All(place => http.Visitor().Can(Permission.UploadPlan, place)))
                .Select(listed => PlanView.Of(listed.Edition, listed.Counts))
        );

    /// <summary>
    /// Receives a plan. With <c>?start=true</c> a draft without errors is started at once, and an edition that was superseded comes back.
    /// <c>?place=</c> says where a plan lies that leaves it open.
    /// <c>?undated=</c> says what becomes of tasks without a deadline: <c>standing</c>, <c>omit</c> or a date for all of them,
    /// and <c>3=standing</c> for the task with that number; it may be given several times.
    /// <c>?as=new</c> or <c>?as=correction</c>, with <c>&amp;corrects=</c> and a plan's id, answers whether it is a new plan.
    /// <c>?cancels=</c> says how many running tasks the sender knows to be cancelled by the start; where more would be, nothing starts.
    /// The answer is 202 where the start goes on after it, as for <c>/plans/{hash}/start</c>.
    /// </summary>
    private static async Task<IResult> Receive(
        HttpContext http,
        UploadReader uploadReader,
        RequestAuthorizer requestAuthorizer,
        PlanIntake intake,
        PlanStartService planStartService,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken,
        bool start = false,
        [FromQuery(Name = "as")] string? kind = null,
        string? corrects = null,
        string? place = null,
        int cancels = 0,
        [FromQuery(Name = "undated")] string[]? undated = null
    )
    {
        if (PlanAnswerReader.Read(kind, corrects, out var answer) is { } fault)
            return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, fault, "unknown-answer");
        if (UndatedAnswerReader.Read(undated, out var dates) is { } astray)
            return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, astray, "unknown-answer");
        var request = start ? new StartRequest("", http.Visitor(), answer, place, cancels, dates) : null;
        var upload = await uploadReader.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return uploadReader.Refusal(rejected);
        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        return await intake.Receive(file, "", cancellationToken, http.Visitor(), place) switch
        {
            IntakeOutcome.Elsewhere elsewhere => await Elsewhere(http, requestAuthorizer, elsewhere.Place),
            IntakeOutcome.Unusable unusable => ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, unusable.Reason, "unusable"),
            IntakeOutcome.AlreadyHere known => await Answer(
                http,
                known.Edition,
                known.Draft,
                isNew: false,
                request,
                planStartService,
                planEditionService,
                cancellationToken
            ),
            IntakeOutcome.Received received => await Answer(
                http,
                received.Edition,
                received.Draft,
                isNew: true,
                request,
                planStartService,
                planEditionService,
                cancellationToken
            ),
            _ => throw new InvalidOperationException("A plan is received, known or unusable."),
        };
    }

    /// <summary>
    /// Refuses a plan for places outside the user's own.
    /// This happens before the intake, because a host may start plans by itself: nobody assigns tasks to other people's places.
    /// </summary>
    private static async Task<IResult> Elsewhere(HttpContext http, RequestAuthorizer requestAuthorizer, Place elsewhere)
    {
        requestAuthorizer.Note(http, http.Visitor(), new RequiredPermission(Permission.UploadPlan, ResourceKind.Plan), elsewhere);
        return ProblemResults.Of(
            StatusCodes.Status403Forbidden,
            new(
                $"方案属于“{elsewhere.Path}”，不在您的账号负责的范围；请在方案中写明发文单位全称（如 青禾县石桥镇人民政府），或请上级单位上传。",
                $"This plan belongs to “{elsewhere.Path}”, which is not within the places of your account; "
                    + "name the issuing office in full in the plan, or let the office above you send it."
            ),
            "elsewhere"
        );
    }

    private static async Task<IResult> Answer(
        HttpContext http,
        PlanEdition edition,
        PlanDraft draft,
        bool isNew,
        StartRequest? request,
        PlanStartService planStartService,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken
    )
    {
        if (
            request is not null
            && edition is { State: EditionState.Draft, Errors: 0 } or { State: EditionState.Superseded }
            && await planEditionService.PlacesOf(edition.ContentHash, cancellationToken) is [var place, ..] places
            && places.All(one => http.Visitor().Can(Permission.StartPlan, one))
        )
        {
            var named = request with { By = ActorNames.By(http, Permission.StartPlan, place) };
            var outcome = await planStartService.Start(edition.ContentHash, named, cancellationToken);
            if (outcome is not StartOutcome.Started started)
                return NotStarted(http, edition.ContentHash, outcome);
            edition = started.Edition;
        }

        var counts = await planEditionService.CountsOf(edition, cancellationToken);
        var view = PlanView.Of(edition, counts) with { IsNew = isNew, Findings = [.. draft.Findings.Select(FindingView.Of)] };
        return request is not null && edition.State == EditionState.Starting ? GoesOn(http, view)
            : isNew ? Results.Created($"/api/plans/{edition.ContentHash}", view)
            : Results.Ok(view);
    }

    private static async Task<IResult> Show(string hash, PlanIntake intake, CancellationToken cancellationToken) =>
        await intake.Open(hash, cancellationToken) is { } opened
            ? Results.Ok(
                PlanView.Of(opened.Edition, EditionCounts.Of(opened.Plan)) with
                {
                    Findings = [.. opened.Draft.Findings.Select(FindingView.Of)],
                    Undated =
                        opened.Edition.State == EditionState.Draft
                            ? [.. UndatedTask.Of(opened.Plan).Select(task => new UndatedTaskView(task.Number, task.Name))]
                            : [],
                }
            )
            : ProblemResults.NotFound("方案");

    /// <summary>Answers a start that goes on after the answer, with the address under which it can be followed.</summary>
    private static IResult GoesOn(HttpContext http, PlanView view)
    {
        http.Response.Headers.RetryAfter = FollowAfter;
        return Results.Accepted($"/api/plans/{view.Hash}/start", view);
    }

    /// <summary>
    /// Shows how far the start of a plan is. While its state is <c>starting</c>, the header <c>Retry-After</c> says when to ask again.
    /// </summary>
    private static async Task<IResult> ShowStart(
        HttpContext http,
        string hash,
        IPlanStore planStore,
        PlanStartProgressStore planStartProgressStore,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken
    )
    {
        if (await planStore.Find(hash, cancellationToken) is not { } edition)
            return ProblemResults.NotFound("方案");
        edition = edition with { Tasks = (await planEditionService.CountsOf(edition, cancellationToken)).Tasks };
        if (edition.State == EditionState.Starting)
            http.Response.Headers.RetryAfter = FollowAfter;
        return Results.Ok(PlanStartView.Of(edition, await planStartProgressStore.Of(edition, cancellationToken)));
    }

    /// <summary>
    /// Starts a draft, or puts an edition back in force. The query answers whether it is a new plan, as for an upload.
    /// The answer is 200 where the start is done, and 202 where it goes on: <c>Location</c> then leads to its progress.
    /// Which of them comes depends on the host and on the size of the plan. A start cannot fail after a 202: it is tried until it is done.
    /// </summary>
    private static async Task<IResult> Start(
        HttpContext http,
        string hash,
        PlanStartService planStartService,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken,
        [FromQuery(Name = "as")] string? kind = null,
        string? corrects = null,
        string? place = null,
        int cancels = 0,
        [FromQuery(Name = "undated")] string[]? undated = null
    )
    {
        if (PlanAnswerReader.Read(kind, corrects, out var answer) is { } fault)
            return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, fault, "unknown-answer");
        if (UndatedAnswerReader.Read(undated, out var dates) is { } astray)
            return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, astray, "unknown-answer");
        var outcome = await planStartService.Start(
            hash,
            new StartRequest(http.Visitor().DisplayName, http.Visitor(), answer, place, cancels, dates),
            cancellationToken
        );
        if (outcome is not StartOutcome.Started { Edition: var edition })
            return NotStarted(http, hash, outcome);
        var view = PlanView.Of(edition, await planEditionService.CountsOf(edition, cancellationToken));
        return edition.State == EditionState.Starting ? GoesOn(http, view) : Results.Ok(view);
    }

    private static IResult NotStarted(HttpContext http, string hash, StartOutcome outcome)
    {
        switch (outcome)
        {
            case StartOutcome.Asked asked:
                return ProblemResults.Of(
                    StatusCodes.Status409Conflict,
                    PlanQuestionText.Of(asked.Candidates),
                    "which-plan",
                    new
                    {
                        hash,
                        answers = PlanAnswerReader.Kinds,
                        candidates = asked.Candidates.Select(PlanCandidateView.Of),
                    }
                );
            case StartOutcome.Cancels cancels:
                return ProblemResults.Of(
                    StatusCodes.Status409Conflict,
                    StartReview.Cancels(cancels.Tasks),
                    "cancels-tasks",
                    new { hash, tasks = cancels.Tasks.Select(task => task.Id.Value) }
                );
            case StartOutcome.PlaceAsked open:
                return ProblemResults.Of(
                    StatusCodes.Status409Conflict,
                    PlaceQuestionText.Of(open.Choices),
                    "which-place",
                    new { hash, places = open.Choices.Select(place => place.Path) }
                );
            case StartOutcome.DeadlinesAsked undated:
                return ProblemResults.Of(
                    StatusCodes.Status409Conflict,
                    UndatedQuestionText.Of(undated.Tasks),
                    "which-deadline",
                    new
                    {
                        hash,
                        answers = UndatedAnswerReader.Forms,
                        tasks = undated.Tasks.Select(task => new { task.Number, task.Name }),
                    }
                );
            case StartOutcome.UndatedFaulty faulty:
                return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, faulty.Fault, "unknown-answer");
            case StartOutcome.NoPlace typed:
                return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, PlaceQuestionText.NoPlace(typed.Typed), "no-place");
            case StartOutcome.NoSuchPlan unknown:
                return ProblemResults.Of(
                    StatusCodes.Status422UnprocessableEntity,
                    PlanAnswerReader.NotInForce(unknown.PlanId),
                    "no-such-plan"
                );
            case StartOutcome.Forbidden forbidden:
                http.Deny(forbidden.Permission, forbidden.Place);
                return ProblemResults.Of(
                    StatusCodes.Status403Forbidden,
                    forbidden.Permission.Refusal(forbidden.Place),
                    "forbidden",
                    new { hash, roles = RolePermissions.RolesFor(forbidden.Permission).Select(role => role.Code()) }
                );
            default:
                return ProblemResults.NotFound("方案");
        }
    }
}

/// <summary>Plan in force that an uploaded document may correct.</summary>
public sealed record PlanCandidateView(string PlanId, string Title, string? DocumentNumber, string Place, DateTimeOffset? StartedAt)
{
    internal static PlanCandidateView Of(PlanInForce plan) =>
        new(
            plan.PlanId,
            plan.Identity.Title,
            plan.Identity.Number,
            plan.Place.Path,
            plan.StartedAt is { } started ? ChinaTime.Of(started) : null
        );
}

/// <param name="Hash">SHA-256 of the file; names the edition.</param>
/// <param name="State">draft, starting, started or superseded.</param>
public sealed record PlanView(
    string Hash,
    string PlanId,
    string FileName,
    string Title,
    int Tasks,
    int Errors,
    string State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? StartedAt
)
{
    /// <summary>False where this very file had been sent before.</summary>
    public bool? IsNew { get; init; }

    public IReadOnlyList<FindingView>? Findings { get; init; }

    /// <summary>Tasks for which somebody has to say a date, a standing duty, or that they are left out. Given for one plan alone.</summary>
    public IReadOnlyList<UndatedTaskView>? Undated { get; init; }

    /// <summary>Number of standing duties, which are not among the tasks.</summary>
    public int? Duties { get; init; }

    internal static PlanView Of(PlanEdition edition, EditionCounts counts) =>
        new(
            edition.ContentHash,
            edition.PlanId,
            edition.FileName,
            edition.Title,
            counts.Tasks,
            edition.Errors,
            TaskView.Kebab(edition.State.ToString()),
            ChinaTime.Of(edition.ReceivedAt),
            edition.StartedAt is { } started ? ChinaTime.Of(started) : null
        )
        {
            Duties = counts.Duties,
        };
}

/// <summary>Start of a plan, as far as it is.</summary>
/// <param name="State">draft, starting, started or superseded.</param>
/// <param name="Tasks">Number of tasks that the start plans, changes, starts or cancels.</param>
/// <param name="Done">Number of them that are done.</param>
public sealed record PlanStartView(string Hash, string State, int Tasks, int Done)
{
    internal static PlanStartView Of(PlanEdition edition, PlanStartProgress progress) =>
        new(edition.ContentHash, TaskView.Kebab(edition.State.ToString()), progress.Tasks, progress.Done);
}

/// <summary>Task of a plan without a deadline.</summary>
/// <param name="Number">Number of the task in the document, for <c>?undated=</c>.</param>
public sealed record UndatedTaskView(string Number, string Name);

public sealed record FindingView(string Severity, string Code, string Chinese, string English, string? Quote)
{
    internal static FindingView Of(Finding finding) =>
        new(
            TaskView.Kebab(finding.Severity.ToString()),
            finding.Code,
            finding.Message.Chinese,
            finding.Message.English,
            finding.Quote?.Text
        );
}
