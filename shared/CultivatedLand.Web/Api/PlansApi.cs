using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>Sending plans in, looking at what was read, starting them.</summary>
internal static class PlansApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/plans", Receive).For(Deed.UploadPlan).WithMetadata(TakesFile.Instance);
        api.MapRead("/plans", List).For(Deed.UploadPlan);
        api.MapRead("/plans/template", () => Results.File(PlanTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx")).For(Deed.UploadPlan);
        api.MapRead("/plans/{hash}", Show).For(Deed.UploadPlan, Subject.Plan);
        api.MapPost("/plans/{hash}/start", Start).For(Deed.StartPlan, Subject.Plan);
    }

    /// <summary>Editions whose every place the visitor may send plans for.</summary>
    private static async Task<IResult> List(HttpContext http, IPlanShelf shelf, Whereabouts whereabouts, CancellationToken cancel)
    {
        var (visitor, shown) = (http.Visitor(), new List<PlanView>());
        foreach (var edition in await shelf.List(200, cancel))
        {
            var isOpen = visitor.May(Deed.UploadPlan, null) || (await whereabouts.OfPlan(edition.ContentHash, cancel) ?? [null]).All(place => visitor.May(Deed.UploadPlan, place));
            if (isOpen) shown.Add(PlanView.Of(edition));
        }

        return Results.Ok(shown);
    }

    /// <summary>With <c>?start=true</c> a draft without errors is started at once.</summary>
    private static async Task<IResult> Receive(HttpContext http, Uploads uploads, Whereabouts whereabouts, PlanIntake intake, CancellationToken cancel, bool start = false)
    {
        var upload = await uploads.Read(http.Request, cancel);
        if (upload is Loaded<SourceFile>.Rejected rejected) return uploads.Refusal(rejected);
        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        if (Elsewhere(http.Visitor(), whereabouts, file) is { } refusal) return refusal;
        return await intake.Receive(file, By(http, Deed.UploadPlan), cancel) switch
        {
            IntakeOutcome.Unusable unusable => Problems.Of(StatusCodes.Status422UnprocessableEntity, unusable.Reason, "unusable"),
            IntakeOutcome.AlreadyHere known => await Answer(http, known.Edition, known.Draft, isNew: false, start, intake, cancel),
            IntakeOutcome.Received received => await Answer(http, received.Edition, received.Draft, isNew: true, start, intake, cancel),
            _ => throw new InvalidOperationException("A plan is received, known or unusable."),
        };
    }

    /// <summary>Before it is taken in, because a host may start plans by itself: nobody sets tasks to places that are not theirs.</summary>
    private static IResult? Elsewhere(Visitor visitor, Whereabouts whereabouts, SourceFile file) =>
        visitor.May(Deed.UploadPlan, null) ? null
        : whereabouts.OfFile(file).FirstOrDefault(place => !visitor.May(Deed.UploadPlan, place)) is { } elsewhere
            ? Problems.Of(
                StatusCodes.Status403Forbidden,
                new(
                    $"方案中的“{elsewhere.Path}”不在您的账号负责的范围；请在方案中写明全称（如 青禾县/石桥镇/柳树村），或请上级单位上传。",
                    $"“{elsewhere.Path}” in this plan is not within the places of your account; write it in full in the plan (such as 青禾县/石桥镇/柳树村), or let the office above you send it."),
                "elsewhere")
            : null;

    private static async Task<IResult> Answer(HttpContext http, PlanEdition edition, PlanDraft draft, bool isNew, bool start, PlanIntake intake, CancellationToken cancel)
    {
        if (start && edition is { State: EditionState.Draft, Errors: 0 }) edition = await intake.Start(edition.ContentHash, By(http, Deed.StartPlan), cancel) ?? edition;
        var view = PlanView.Of(edition) with { IsNew = isNew, Findings = [.. draft.Findings.Select(FindingView.Of)] };
        return isNew ? Results.Created($"/api/plans/{edition.ContentHash}", view) : Results.Ok(view);
    }

    private static async Task<IResult> Show(string hash, PlanIntake intake, CancellationToken cancel) =>
        await intake.Open(hash, cancel) is { } opened
            ? Results.Ok(PlanView.Of(opened.Edition) with { Findings = [.. opened.Draft.Findings.Select(FindingView.Of)] })
            : Problems.NotFound("方案");

    private static async Task<IResult> Start(HttpContext http, string hash, PlanIntake intake, CancellationToken cancel) =>
        await intake.Start(hash, By(http, Deed.StartPlan), cancel) is { } edition ? Results.Ok(PlanView.Of(edition)) : Problems.NotFound("方案");

    private static string By(HttpContext http, Deed deed) => Acting.By(http, deed, null);
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
