using System.Diagnostics;
using System.Globalization;
using CultivatedLand.Acceptance.Hosting;
using Xunit.Abstractions;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>
/// <c>kill -9</c> at random moments over a running story. <c>CULTIVATEDLAND_KILLS=200</c> runs the long form,
/// <c>CULTIVATEDLAND_SEED=n</c> the story of one seed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int ShortForm = 12;
    private const int MostSteps = 24;

    /// <summary>Milliseconds of processor time: the longest steps take about this much, a start some hundreds.</summary>
    private const int MostWorkInAStep = 80;
    private const int MostWorkInAStart = 900;

    private readonly TemporaryData _data = new();

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_lost_stuck_or_told_twice()
    {
        var kills = Number("CULTIVATEDLAND_KILLS") ?? ShortForm;
        var seed = Number("CULTIVATEDLAND_SEED") ?? Environment.TickCount;
        output.WriteLine($"seed {seed}, {kills} kills");
        var since = Stopwatch.GetTimestamp();
        var random = new Random(seed);
        var acknowledgedWrites = new AcknowledgedWrites();
        var story = new RunningStory(random, acknowledgedWrites);
        await using (var first = await HostProcess.StartAt(story.Clock, _data))
            (await first.Api.PutDirectory(Sample.People)).Ok();

        for (var kill = 0; kill < kills; kill++)
        {
            // One in eight dies before it is up.
            if (random.Next(8) == 0)
                await HostProcess.KillWhileStarting(story.Clock, _data, TimeSpan.FromMilliseconds(random.Next(MostWorkInAStart)));
            else
                await LiveUntilKilled(story, random.Next(MostSteps), TimeSpan.FromMilliseconds(random.Next(MostWorkInAStep)));
        }

        await using (var last = await HostProcess.StartAt(story.Clock, _data))
        {
            await last.Api.SetClock(story.Now.AddDays(21).ToString("yyyy-MM-ddTHH:mm"));
            Assert.Empty(await acknowledgedWrites.Missing(last.Api));
            Assert.Equal(0, await last.Stop());
        }

        var found = await Reconstruction.Of(_data);
        output.WriteLine(
            $"{kills} kills in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {acknowledgedWrites.Plans} plans, "
                + $"{acknowledgedWrites.Acts} acts and {acknowledgedWrites.Patrols} patrols acknowledged; "
                + $"{found.Figures}; virtual time {story.Clock}"
        );
        Assert.True(found.Faults.Count == 0, $"seed {seed}: {string.Join(Environment.NewLine, found.Faults)}");
        Assert.True(kills < 30 || acknowledgedWrites.Patrols > 0, "No patrol was ever taken in.");
        Assert.True(found.Notices > 0, "The story was too short to decide any notice.");
    }

    public void Dispose() => _data.Dispose();

    /// <summary>A life is as long as its work: so many whole steps, and then the host dies somewhere in the next one.</summary>
    private async Task LiveUntilKilled(RunningStory story, int steps, TimeSpan work)
    {
        await using var host = await HostProcess.StartAt(story.Clock, _data);
        for (var step = 0; step < steps; step++)
            await story.Step(host.Api);

        var last = story.Step(host.Api);
        await host.Work(work, () => last.IsCompleted);
        host.Kill();
        try
        {
            await last;
        }
        catch (HttpRequestException)
        {
            // The request broke off, which proves nothing about it.
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
