using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>Sending plans in, looking at what was read, starting them.</summary>
internal static class PlansApi
{
    private const string Administrator = "管理员";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/plans", Receive);
        api.MapRead("/plans", async (IPlanShelf shelf, CancellationToken cancel) => Results.Ok((await shelf.List(200, cancel)).Select(PlanView.Of)));
        api.MapRead("/plans/template", () => Results.File(PlanTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx"));
        api.MapRead("/plans/{hash}", Show);
        api.MapPost("/plans/{hash}/start", Start);
    }

    /// <summary>With <c>?start=true</c> a draft without errors is started at once.</summary>
    private static async Task<IResult> Receive(HttpRequest request, Uploads uploads, PlanIntake intake, CancellationToken cancel, bool start = false)
    {
        var upload = await uploads.Read(request, cancel);
        if (upload is Loaded<SourceFile>.Rejected rejected) return uploads.Refusal(rejected);
        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        return await intake.Receive(file, Administrator, cancel) switch
        {
            IntakeOutcome.Unusable unusable => Problems.Of(StatusCodes.Status422UnprocessableEntity, unusable.Reason, "unusable"),
            IntakeOutcome.AlreadyHere known => await Answer(known.Edition, known.Draft, isNew: false, start, intake, cancel),
            IntakeOutcome.Received received => await Answer(received.Edition, received.Draft, isNew: true, start, intake, cancel),
            _ => throw new InvalidOperationException("A plan is received, known or unusable."),
        };
    }

    private static async Task<IResult> Answer(PlanEdition edition, PlanDraft draft, bool isNew, bool start, PlanIntake intake, CancellationToken cancel)
    {
        if (start && edition is { State: EditionState.Draft, Errors: 0 }) edition = await intake.Start(edition.ContentHash, Administrator, cancel) ?? edition;
        var view = PlanView.Of(edition) with { IsNew = isNew, Findings = [.. draft.Findings.Select(FindingView.Of)] };
        return isNew ? Results.Created($"/api/plans/{edition.ContentHash}", view) : Results.Ok(view);
    }

    private static async Task<IResult> Show(string hash, PlanIntake intake, CancellationToken cancel) =>
        await intake.Open(hash, cancel) is { } opened
            ? Results.Ok(PlanView.Of(opened.Edition) with { Findings = [.. opened.Draft.Findings.Select(FindingView.Of)] })
            : Problems.NotFound("方案");

    private static async Task<IResult> Start(string hash, PlanIntake intake, CancellationToken cancel) =>
        await intake.Start(hash, Administrator, cancel) is { } edition ? Results.Ok(PlanView.Of(edition)) : Problems.NotFound("方案");
}

/// <param name="Hash">SHA-256 of the file; names the edition.</param>
/// <param name="State">draft, starting, started or superseded.</param>
public sealed record PlanView(string Hash, string PlanId, string FileName, string Title, int Tasks, int Errors, string State, DateTimeOffset ReceivedAt, DateTimeOffset? StartedAt)
{
    /// <summary>False where this very file had been sent before.</summary>
    public bool? IsNew { get; init; }

    public IReadOnlyList<FindingView>? Findings { get; init; }

    internal static PlanView Of(PlanEdition edition) => new(
        edition.ContentHash,
        edition.PlanId,
        edition.FileName,
        edition.Title,
        edition.Tasks,
        edition.Errors,
        TaskView.Kebab(edition.State.ToString()),
        ChinaTime.Of(edition.ReceivedAt),
        edition.StartedAt is { } started ? ChinaTime.Of(started) : null);
}

public sealed record FindingView(string Severity, string Code, string Chinese, string English, string? Quote)
{
    internal static FindingView Of(Finding finding) =>
        new(TaskView.Kebab(finding.Severity.ToString()), finding.Code, finding.Message.Chinese, finding.Message.English, finding.Quote?.Text);
}
