using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// The two hosts agree: one story, told to the embedded host's rounds and to the orchestrations, leaves the same facts, states,
/// notices and mails behind.
/// <c>CULTIVATEDLAND_STORIES=500</c> tells as many as one likes, <c>CULTIVATEDLAND_STORY=n</c> one alone.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Usual = 6;

    /// <summary>Number of lines of each host that a failure shows.</summary>
    private const int MostShown = 20;

    public static TheoryData<int> Stories =>
        Number("CULTIVATEDLAND_STORY") is { } one ? [one] : [.. Enumerable.Range(1, Number("CULTIVATEDLAND_STORIES") ?? Usual)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task One_story_leaves_the_same_behind_in_both_hosts(int seed)
    {
        await using var embedded = new EmbeddedHost(Story.Begins);
        var orchestrated = new OrchestratedHost(Story.Begins, mishaps: new Random(seed));
        await new Story(seed, embedded).Tell();
        await new Story(seed, orchestrated).Tell();

        var (left, right) = (await StoreDump.Of(embedded.Store), await StoreDump.Of(orchestrated.Store));
        output.WriteLine(
            $"{left.Count} facts, states, notices and mails; {orchestrated.Hub.Steps} steps of "
                + $"orchestrators, {orchestrated.Hub.Activities} activities, {orchestrated.Hub.Rings} "
                + $"rings, {orchestrated.Hub.Started} starts"
        );
        Assert.NotEmpty(embedded.Store.Outbox.Mails);
        Agree(seed, left, right);
        Assert.Empty(orchestrated.DroppedRings);
    }

    /// <summary>One host is broken on purpose: of hundreds of notices it loses a single hand-over.</summary>
    [Fact]
    public async Task A_host_that_loses_one_hand_over_is_a_failing_story_that_names_its_seed_and_what_is_missing()
    {
        const int seed = 2;
        HandOverLosingLedger? broken = null;
        await using var embedded = new EmbeddedHost(Story.Begins);
        var orchestrated = new OrchestratedHost(Story.Begins, breaks: whole => broken = new HandOverLosingLedger(whole));
        await new Story(seed, embedded).Tell();
        await new Story(seed, orchestrated).Tell();

        var (left, right) = (await StoreDump.Of(embedded.Store), await StoreDump.Of(orchestrated.Store));

        var failure = Assert.ThrowsAny<XunitException>(() => Agree(seed, left, right));
        Assert.Contains("CULTIVATEDLAND_STORY=2", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{broken!.Lost}", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Over the usual seeds together, everything that a story is meant to tell has happened.</summary>
    [Fact]
    public async Task The_stories_have_all_that_they_are_meant_to_have()
    {
        var told = new HashSet<string>();
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var embedded = new EmbeddedHost(Story.Begins);
            await new Story(seed, embedded).Tell();
            told.UnionWith(await StoreDump.Kinds(embedded.Store));
        }

        string[] expected =
        [
            "a hand-over",
            "a correction",
            "a superseded plan",
            "a bulletin",
            "an invitation",
            "minutes",
            "a receipt",
            "a follow-up",
            "an interview that is proposed",
            "an interview that is released",
            "an interview that is held",
            "an interview that is cancelled",
        ];
        Assert.Empty(expected.Except(told));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Where_every_third_ring_is_lost_the_sweep_makes_up_for_it(int seed)
    {
        await using var embedded = new EmbeddedHost(Story.Begins);
        var orchestrated = new OrchestratedHost(Story.Begins);
        orchestrated.Hub.LosesRings = 3;
        await new Story(seed, embedded).Tell();
        await new Story(seed, new SweptHost(orchestrated)).Tell();

        Assert.Equal(StoreDump.NoticesOf(embedded.Store), StoreDump.NoticesOf(orchestrated.Store));
    }

    [Fact]
    public async Task A_difference_of_one_fact_is_seen()
    {
        await using var embedded = new EmbeddedHost(Story.Begins);
        var orchestrated = new OrchestratedHost(Story.Begins);
        await new Story(1, embedded).Tell();
        await new Story(1, orchestrated).Tell();
        var task = (await StoreDump.Tasks(orchestrated.Store)).First(task => task.WakeAt is not null).State;
        await orchestrated.Do(task.Id, new Domain.Tasks.TaskCommand.AddEvidence(new Domain.Tasks.Evidence("x", "照片.jpg")));

        Assert.NotEqual(await StoreDump.Of(embedded.Store), await StoreDump.Of(orchestrated.Store));
    }

    private static void Agree(int seed, IReadOnlyList<string> embedded, IReadOnlyList<string> orchestrated)
    {
        if (embedded.SequenceEqual(orchestrated))
            return;
        var only = embedded.Except(orchestrated).Select(line => $"only embedded: {line}");
        var other = orchestrated.Except(embedded).Select(line => $"only on Azure: {line}");
        Assert.Fail(
            $"The hosts differ. Tell this story alone with CULTIVATEDLAND_STORY={seed}.\n"
                + string.Join('\n', [.. only.Take(MostShown), .. other.Take(MostShown)])
        );
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
