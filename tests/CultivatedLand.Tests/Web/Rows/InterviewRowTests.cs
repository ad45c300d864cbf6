using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row J2: interviews by the figures of a place.</summary>
public sealed class InterviewRowTests : WebTest
{
    protected override bool HasSampleTask => false;

    private async Task<IReadOnlyList<Interview>> On(string day)
    {
        Clock.MoveTo($"{day} 09:00");
        await Part<InterviewJob>().Run(default);
        return await Part<InterviewStore>().All(default);
    }

    [Fact]
    public async Task J2_seventy_percent_due_and_forty_five_done_is_25_points_behind_and_proposed_once()
    {
        await Office.With(
            Some.Spec(new PhaseSpec("翻耕", PhaseKind.Plough, Some.Day("2023-08-01"), Some.Day("2023-08-11"))) with
            {
                Target = Mu.Of(100),
            }
        );
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(45)), default);

        Assert.Empty(await On("2023-08-07"));
        var proposed = Assert.Single(await On("2023-08-08"));
        Assert.Equal((InterviewCause.Lagging, 25m, 20m), (proposed.Cause, proposed.Figure, proposed.Limit));
        Assert.All(new[] { "70%", "45%", "25个百分点" }, figure => Assert.Contains(figure, proposed.Why.Chinese, StringComparison.Ordinal));
        Assert.Contains("25 points behind", proposed.Why.English, StringComparison.Ordinal);
        Assert.Single(await On("2023-08-09"));
    }

    [Fact]
    public async Task J2_losses_of_48_and_2_mu_are_50_and_proposed()
    {
        await Lead(48.00m, "挖塘养鱼");
        Assert.Empty(await On("2023-07-20"));
        await Lead(2.00m, "栽种草皮");

        var proposed = Assert.Single(await On("2023-07-21"));
        Assert.Equal((InterviewCause.NewLoss, 50m, 50m), (proposed.Cause, proposed.Figure, proposed.Limit));
        Assert.Single(await On("2023-07-24"));
    }

    private async Task Lead(decimal mu, string what) =>
        Assert.IsType<LeadReportResult.Stored>(
            await Part<LeadService>()
                .Report(
                    new LeadSpec(Some.Village, TaskKind.NonGrain, what, Mu.Of(mu), null, null, Clock.GetUtcNow(), "王网格员"),
                    [],
                    what,
                    anyway: true,
                    "王网格员",
                    default
                )
        );
}
