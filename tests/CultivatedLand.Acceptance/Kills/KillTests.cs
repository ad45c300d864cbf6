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
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(2.5);

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

        // On a machine that is slow to start it, a host is also slow to work.
        var start = Stopwatch.GetElapsedTime(since);
        var longest = (int)(start > LongestLife ? start : LongestLife).TotalMilliseconds;

        for (var kill = 0; kill < kills; kill++)
        {
            // One in eight dies before it is up.
            if (random.Next(8) == 0)
                await HostProcess.KillWhileStarting(story.Clock, _data, TimeSpan.FromMilliseconds(random.Next(100, 1500)));
            else
                await LiveUntilKilled(story, random.Next(30, longest));
        }

        await using (var last = await HostProcess.StartAt(story.Clock, _data))
        {
            await last.Api.SetClock(story.Now.AddDays(21).ToString("yyyy-MM-ddTHH:mm"));
            Assert.Empty(await acknowledgedWrites.Missing(last.Api));
            Assert.Equal(0, await last.Stop());
        }

        var found = await Reconstruction.Of(_data);
        output.WriteLine(
            $"{kills} kills in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {acknowledgedWrites.Plans} plans "
                + $"and {acknowledgedWrites.Acts} acts acknowledged; {found.Figures}; virtual time {story.Clock}"
        );
        Assert.True(found.Faults.Count == 0, $"seed {seed}: {string.Join(Environment.NewLine, found.Faults)}");
        Assert.True(found.Notices > 0, "The story was too short to decide any notice.");
    }

    public void Dispose() => _data.Dispose();

    private async Task LiveUntilKilled(RunningStory story, int milliseconds)
    {
        await using var host = await HostProcess.StartAt(story.Clock, _data);
        using var killed = new CancellationTokenSource();
        var running = story.Run(host.Api, killed.Token);

        // This is the one place where a test sleeps: the kill is to come at any moment.
        await Task.Delay(milliseconds);
        host.Kill();
        await killed.CancelAsync();
        await running;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
