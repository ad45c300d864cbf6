using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of plans: uploading them, looking at the result of reading, starting them.</summary>
internal static class PlansApi
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost("/plans", Receive)
            .RequirePermission(Permission.UploadPlan)
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Produces<PlanView>()
            .AnswersCreated<PlanView>(ResponseMetadataExtensions.OfUpload);
        api.MapLazyGet("/plans", List).RequirePermission(Permission.UploadPlan).Answers<IReadOnlyList<PlanView>>();
        api.MapLazyGet("/plans/template", () => Results.File(PlanTemplate.Write(), Workbook, "plan.xlsx"))
            .RequirePermission(Permission.UploadPlan)
            .AnswersFile(Workbook);
        api.MapLazyGet("/plans/{hash}", Show).RequirePermission(Permission.UploadPlan, ResourceKind.Plan).Answers<PlanView>(404);
        api.MapLazyPost("/plans/{hash}/start", Start).RequirePermission(Permission.StartPlan, ResourceKind.Plan).Answers<PlanView>(404);
    }

    private static async Task<IResult> List(HttpContext http, PlanEditionService planEditionService, CancellationToken cancellationToken) =>
        Results.Ok(
            (await planEditionService.List(200, cancellationToken))
                .Where(listed => http.Visitor().Can(Permission.UploadPlan, Place.Parse(listed.Place)))
                .Select(listed => PlanView.Of(listed.Edition))
        );

    /// <summary>Receives a plan. With <c>?start=true</c> a draft without errors is started at once.</summary>
    private static async Task<IResult> Receive(
        HttpContext http,
        UploadReader uploadReader,
        RequestAuthorizer requestAuthorizer,
        ResourcePlaces resourcePlaces,
        PlanIntake intake,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken,
        bool start = false
    )
    {
        var upload = await uploadReader.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return uploadReader.Refusal(rejected);
        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        var place =
            http.Visitor().Can(Permission.UploadPlan, null) ? null
            : resourcePlaces.OfFile(file) is [var first, ..] ? first
            : null;
        if (place is not null && !http.Visitor().Can(Permission.UploadPlan, place))
            return await Elsewhere(http, requestAuthorizer, place);
        return await intake.Receive(file, ActorNames.By(http, Permission.UploadPlan, place), cancellationToken) switch
        {
            IntakeOutcome.Unusable unusable => ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, unusable.Reason, "unusable"),
            IntakeOutcome.AlreadyHere known => await Answer(
                http,
                known.Edition,
                known.Draft,
                isNew: false,
                start,
                intake,
                planEditionService,
                cancellationToken
            ),
            IntakeOutcome.Received received => await Answer(
                http,
                received.Edition,
                received.Draft,
                isNew: true,
                start,
                intake,
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
        bool start,
        PlanIntake intake,
        PlanEditionService planEditionService,
        CancellationToken cancellationToken
    )
    {
        if (
            start
            && edition is { State: EditionState.Draft, Errors: 0 }
            && await planEditionService.PlaceOf(edition.ContentHash, cancellationToken) is { } place
            && http.Visitor().Can(Permission.StartPlan, place)
        )
        {
            edition =
                await intake.Start(edition.ContentHash, ActorNames.By(http, Permission.StartPlan, place), cancellationToken) ?? edition;
        }

        var view = PlanView.Of(edition) with { IsNew = isNew, Findings = [.. draft.Findings.Select(FindingView.Of)] };
        return isNew ? Results.Created($"/api/plans/{edition.ContentHash}", view) : Results.Ok(view);
    }

    private static async Task<IResult> Show(string hash, PlanIntake intake, CancellationToken cancellationToken) =>
        await intake.Open(hash, cancellationToken) is { } opened
            ? Results.Ok(PlanView.Of(opened.Edition) with { Findings = [.. opened.Draft.Findings.Select(FindingView.Of)] })
            : ProblemResults.NotFound("方案");

    private static async Task<IResult> Start(HttpContext http, string hash, PlanIntake intake, CancellationToken cancellationToken) =>
        await intake.Start(hash, http.Visitor().DisplayName, cancellationToken) is { } edition
            ? Results.Ok(PlanView.Of(edition))
            : ProblemResults.NotFound("方案");
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

    internal static PlanView Of(PlanEdition edition) =>
        new(
            edition.ContentHash,
            edition.PlanId,
            edition.FileName,
            edition.Title,
            edition.Tasks,
            edition.Errors,
            TaskView.Kebab(edition.State.ToString()),
            ChinaTime.Of(edition.ReceivedAt),
            edition.StartedAt is { } started ? ChinaTime.Of(started) : null
        );
}

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
