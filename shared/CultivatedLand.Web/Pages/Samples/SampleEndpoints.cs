using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Samples;

/// <summary>Endpoints of samples: the drawn tasks, the workbook to take to the field, and the findings.</summary>
internal static class SampleEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Samples,
            (HttpContext http, StartedPlanStore plans, SampleStore sampleStore, CancellationToken cancellationToken) =>
                List(http.Page(), plans, sampleStore, SampleInput.Fresh(), [], cancellationToken)
        );
        reports.MapLazyPost(ReportUrls.Samples, Draw).RequirePermission(Permission.RecordCheck);
        reports.MapLazyGet(
            ReportUrls.Samples + "/{id}",
            (HttpContext http, string id, StartedPlanStore plans, SampleStore sampleStore, CancellationToken cancellationToken) =>
                Show(http.Page(), id, plans, sampleStore, [], cancellationToken)
        );
        reports.MapLazyGet(ReportUrls.Samples + "/{id}.xlsx", Download);
        reports.MapLazyPost(ReportUrls.Samples + "/{id}", Record).RequirePermission(Permission.RecordCheck);
    }

    private static async Task<IResult> List(
        PageContext page,
        StartedPlanStore plans,
        SampleStore sampleStore,
        SampleInput input,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken
    )
    {
        var known = (await plans.Started(cancellationToken)).Where(plan => page.Visitor.Can(Permission.SeeReports, plan.Place)).ToList();
        var samples = (await sampleStore.All(cancellationToken))
            .Where(sample => known.Exists(plan => plan.PlanId == sample.PlanId))
            .OrderByDescending(sample => sample.At)
            .ToList();
        return page.Render<SampleListPage>(
            faults.Count == 0 ? 200 : 422,
            ("Plans", known),
            ("Samples", samples),
            ("Typed", input),
            ("Faults", faults)
        );
    }

    private static async Task<IResult> Draw(
        HttpContext http,
        StartedPlanStore plans,
        SampleStore sampleStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var input = SampleInput.Of(await http.Request.ReadFields(cancellationToken));
        if ((await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == input.Plan) is not { } chosen)
            return ConsoleResults.Forbidden(page, Permission.RecordCheck);
        if (!page.Visitor.Can(Permission.RecordCheck, chosen.Place))
            return ConsoleResults.Forbidden(http, Permission.RecordCheck, chosen.Place);
        if (input.Read() is not { } wanted)
            return await List(
                page,
                plans,
                sampleStore,
                input,
                [new("比例应为1至100的数字，最少数应为整数。", "The share is a number from 1 to 100, the least number a whole one.")],
                cancellationToken
            );

        var (sample, faults) = await sampleStore.Draw(
            input.Id,
            chosen.PlanId,
            input.Place.Length == 0 ? null : input.Place,
            wanted,
            clock.GetUtcNow(),
            page.Visitor.DisplayName,
            cancellationToken
        );
        return sample is null
            ? await List(page, plans, sampleStore, input, faults, cancellationToken)
            : new SeeOtherResult(ReportUrls.Sample(sample.Id));
    }

    private static async Task<IResult> Show(
        PageContext page,
        string id,
        StartedPlanStore plans,
        SampleStore sampleStore,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken
    ) =>
        await Find(page, id, Permission.SeeReports, plans, sampleStore, cancellationToken) is var (sample, plan)
            ? page.Render<SamplePage>(
                faults.Count == 0 ? 200 : 422,
                ("Sample", sample),
                ("Plan", plan),
                ("Faults", faults),
                ("MayRecord", page.Visitor.Can(Permission.RecordCheck, plan.Place))
            )
            : ConsoleResults.NotFound(page);

    private static async Task<IResult> Download(
        HttpContext http,
        string id,
        StartedPlanStore plans,
        SampleStore sampleStore,
        CancellationToken cancellationToken
    ) =>
        await Find(http.Page(), id, Permission.SeeReports, plans, sampleStore, cancellationToken) is var (sample, _)
            ? Results.File(SampleWorkbook.Write(sample, http.Page().Language), ReportFileTypes.Workbook, $"抽查表 {sample.Plan.Seed}.xlsx")
            : ConsoleResults.NotFound(http.Page());

    /// <summary>Records every filled row of the form. A figure that is no area is reported, and the other rows are kept.</summary>
    private static async Task<IResult> Record(
        HttpContext http,
        string id,
        StartedPlanStore plans,
        SampleStore sampleStore,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        if (await Find(page, id, Permission.RecordCheck, plans, sampleStore, cancellationToken) is not var (sample, _))
            return ConsoleResults.Forbidden(page, Permission.RecordCheck);

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var faults = new List<LocalizedText>();
        var found = new List<(TaskId Task, Mu Area, string? Remark)>();
        foreach (var check in sample.Checks)
        {
            var typed = form[$"found-{check.Sampled.Task}"].ToString().Trim();
            var remark = form[$"remark-{check.Sampled.Task}"].ToString().Trim();
            if (typed.Length == 0)
                continue;
            if (
                !decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || !Mu.TryOf(value, out var area)
            )
                faults.Add(
                    new(
                        $"“{check.Sampled.Name}”：“{typed}”不是面积，应如 12.5。",
                        $"“{check.Sampled.Name}”: “{typed}” is no area; write it like 12.5."
                    )
                );
            else if (area != check.Found || remark != (check.Remark ?? ""))
                found.Add((check.Sampled.Task, area.Value, remark.Length == 0 ? null : remark));
        }

        foreach (var (task, area, remark) in faults.Count == 0 ? found : [])
            await sampleStore.Record(id, task, area, remark, cancellationToken);

        return faults.Count == 0
            ? new SeeOtherResult(ReportUrls.Sample(id))
            : await Show(page, id, plans, sampleStore, [.. faults], cancellationToken);
    }

    private static async Task<(DrawnSample Sample, StartedPlan Plan)?> Find(
        PageContext page,
        string id,
        Permission permission,
        StartedPlanStore plans,
        SampleStore sampleStore,
        CancellationToken cancellationToken
    ) =>
        await sampleStore.Find(id, cancellationToken) is { } sample
        && (await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == sample.PlanId) is { } plan
        && page.Visitor.Can(permission, plan.Place)
            ? (sample, plan)
            : null;
}
