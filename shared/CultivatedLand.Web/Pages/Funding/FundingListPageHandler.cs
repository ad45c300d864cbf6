using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Handler of the pages about lists for payments, resolved per request. Every page holds the names that its reader may see.</summary>
internal sealed class FundingListPageHandler(
    StartedPlanStore plans,
    FundingListStore lists,
    FundingListService service,
    HouseholdSampleStore samples,
    UploadReader uploads,
    TimeProvider clock
)
{
    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var choice = Choice(http, page);
        EquatableArray<LocalizedText> faults = choice.Fault is { } fault ? [fault] : [];
        return await Show(page, choice, new FundingListTyped(faults), faults.Count == 0 ? 200 : 422, cancellationToken);
    }

    public async Task<IResult> Download(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var choice = Choice(http, page);
        return choice.Fault is null && await Plan(page, choice.Plan, Permission.SeeReports, cancellationToken) is { } plan
            ? Results.File(
                FundingListWorkbook.Write(
                    page.Say(choice.Kind.Name()),
                    await service.Seen(page.Visitor, plan.PlanId, choice.Kind, choice.Year, cancellationToken),
                    page.Language
                ),
                ReportFileTypes.Workbook,
                $"{choice.Kind.Name().Chinese} {choice.Year}.xlsx"
            )
            : ConsoleResults.NotFound(page);
    }

    public static IResult Template(HttpContext http) =>
        FundingLists.Parse(http.Request.Query["kind"]) is { } kind
            ? Results.File(
                Encoding.UTF8.GetBytes("\uFEFF" + FundingListColumns.Template(kind)),
                "text/csv; charset=utf-8",
                $"{kind.Name().Chinese}.csv"
            )
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> Upload(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var choice = Choice(http, page);
        if (choice.Fault is { } unclear)
            return await Show(page, choice, new FundingListTyped([unclear]), 422, cancellationToken);
        if (await Plan(page, choice.Plan, Permission.KeepFundingList, cancellationToken) is not { } plan)
            return ConsoleResults.NotFound(page);
        var upload = await uploads.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected broken)
            return await Show(page, choice, new FundingListTyped(broken.Faults), 422, cancellationToken);
        var (list, faults, denied) = await service.Upload(
            page.Visitor,
            plan.PlanId,
            plan.Place,
            choice.Kind,
            choice.Year,
            ((LoadResult<SourceFile>.Ok)upload).Value,
            page.Visitor.DisplayNameFor(Permission.KeepFundingList, plan.Place),
            cancellationToken
        );
        if (denied is not null)
            http.Deny(Permission.KeepFundingList, denied);
        return list is null
            ? await Show(page, choice, new FundingListTyped(faults), denied is null ? 422 : 403, cancellationToken)
            : new SeeOtherResult(ReportUrls.FundingList(plan.PlanId, choice.Kind.Code(), choice.Year));
    }

    /// <summary>Records what was found at a grower.</summary>
    public async Task<IResult> Check(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var fields = await http.Request.ReadFields(cancellationToken);
        var choice = FundingListChoice.Of(fields["plan"], FundingListKind.Growers.Code(), fields["year"], page.Today);
        var input = new FundingCheckInput(fields);
        if (await Plan(page, choice.Plan, Permission.RecordCheck, cancellationToken) is not { } plan)
            return ConsoleResults.NotFound(page);
        if (input.Place is { } place && !page.Visitor.Can(Permission.RecordCheck, place))
            return ConsoleResults.Forbidden(http, Permission.RecordCheck, place);
        var by = page.Visitor.DisplayNameFor(Permission.RecordCheck, input.Place ?? plan.Place);
        var (row, faults) = await service.Check(plan.PlanId, choice.Year, input, by, cancellationToken);
        return row is null
            ? await Show(page, choice, new FundingListTyped([], input, faults), 422, cancellationToken)
            : new SeeOtherResult(ReportUrls.FundingList(plan.PlanId, choice.Kind.Code(), choice.Year));
    }

    public async Task<IResult> Draw(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var fields = await http.Request.ReadFields(cancellationToken);
        var choice = FundingListChoice.Of(fields["plan"], FundingListKind.Households.Code(), fields["year"], page.Today);
        var input = SampleInput.Of(fields);
        if (await Plan(page, choice.Plan, Permission.RecordCheck, cancellationToken) is not { } plan)
            return ConsoleResults.NotFound(page);
        if (input.Read() is not { } wanted)
            return await Show(page, choice, new FundingListTyped([FundingListText.NoShare], Sample: input), 422, cancellationToken);
        var (sample, faults) = await samples.Draw(
            input.Id,
            plan.PlanId,
            choice.Year,
            wanted,
            [
                .. (await lists.Rows(plan.PlanId, FundingListKind.Households, choice.Year, cancellationToken)).Where(row =>
                    page.Visitor.Can(Permission.RecordCheck, row.Place)
                ),
            ],
            clock.GetUtcNow(),
            page.Visitor.DisplayNameFor(Permission.RecordCheck, plan.Place),
            cancellationToken
        );
        return sample is null
            ? await Show(page, choice, new FundingListTyped(faults, Sample: input), 422, cancellationToken)
            : new SeeOtherResult(ReportUrls.HouseholdSample(sample.Id));
    }

    public async Task<IResult> Sample(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return await Find(page, id, Permission.SeeReports, cancellationToken) is var (sample, plan)
            ? Show(page, sample, plan, FundingCheckInput.Empty, [], 200)
            : ConsoleResults.NotFound(page);
    }

    public async Task<IResult> DownloadSample(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return await Find(page, id, Permission.SeeReports, cancellationToken) is var (sample, _)
            ? Results.File(
                FundingListWorkbook.Write(page.Say("抽查表", "Sample"), Seen(page, sample), page.Language),
                ReportFileTypes.Workbook,
                $"农户抽查表 {sample.Year}.xlsx"
            )
            : ConsoleResults.NotFound(page);
    }

    public async Task<IResult> CheckSample(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var input = new FundingCheckInput(await http.Request.ReadFields(cancellationToken));
        if (await Find(page, id, Permission.RecordCheck, cancellationToken) is not var (sample, plan))
            return ConsoleResults.NotFound(page);
        if (input.Place is { } place && !page.Visitor.Can(Permission.RecordCheck, place))
            return ConsoleResults.Forbidden(http, Permission.RecordCheck, place);
        var (changed, faults) = await samples.Check(id, input, page.Today, cancellationToken);
        return changed is null ? Show(page, sample, plan, input, faults, 422) : new SeeOtherResult(ReportUrls.HouseholdSample(id));
    }

    private static FundingListChoice Choice(HttpContext http, PageContext page)
    {
        var query = http.Request.Query;
        return FundingListChoice.Of(query["plan"], query["kind"], query["year"], page.Today);
    }

    private async Task<IResult> Show(
        PageContext page,
        FundingListChoice choice,
        FundingListTyped typed,
        int status,
        CancellationToken cancellationToken
    )
    {
        var known = (await plans.Started(cancellationToken))
            .Where(plan => FundingListService.MaySomewhere(page.Visitor, Permission.SeeReports, plan.Place))
            .ToList();
        var plan = known.Find(plan => plan.PlanId == choice.Plan) ?? (choice.Plan is null && known.Count == 1 ? known[0] : null);
        return page.Render<FundingListPage>(
            status,
            ("Plans", known),
            ("Plan", plan),
            ("Choice", choice),
            ("Rows", plan is null ? [] : await service.Seen(page.Visitor, plan.PlanId, choice.Kind, choice.Year, cancellationToken)),
            (
                "Samples",
                plan is null || choice.Kind != FundingListKind.Households
                    ? []
                    : await samples.Of(plan.PlanId, choice.Year, cancellationToken)
            ),
            ("Typed", typed)
        );
    }

    private static IResult Show(
        PageContext page,
        HouseholdSample sample,
        StartedPlan plan,
        FundingCheckInput typed,
        EquatableArray<PaymentFault> faults,
        int status
    ) =>
        page.Render<HouseholdSamplePage>(
            status,
            ("Sample", sample with { Rows = Seen(page, sample) }),
            ("Plan", plan),
            ("Typed", typed),
            ("Faults", faults)
        );

    private static EquatableArray<FundingListRow> Seen(PageContext page, HouseholdSample sample) =>
        [.. sample.Rows.Where(row => page.Visitor.Can(Permission.SeeReports, row.Place))];

    private async Task<(HouseholdSample Sample, StartedPlan Plan)?> Find(
        PageContext page,
        string id,
        Permission permission,
        CancellationToken cancellationToken
    ) =>
        await samples.Find(id, cancellationToken) is { } sample
        && await Plan(page, sample.PlanId, permission, cancellationToken) is { } plan
            ? (sample, plan)
            : null;

    private async Task<StartedPlan?> Plan(PageContext page, string? id, Permission permission, CancellationToken cancellationToken) =>
        (await plans.Started(cancellationToken)).FirstOrDefault(plan =>
            plan.PlanId == id && FundingListService.MaySomewhere(page.Visitor, permission, plan.Place)
        );
}

/// <summary>What was typed on the page of a list and refused.</summary>
/// <param name="Faults">Faults of the upload or of the sample.</param>
/// <param name="CheckFaults">Faults of the check, at their fields.</param>
public sealed record FundingListTyped(
    EquatableArray<LocalizedText> Faults,
    FundingCheckInput? Check = null,
    EquatableArray<PaymentFault> CheckFaults = default,
    SampleInput? Sample = null
);
