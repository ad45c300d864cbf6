namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Storage that answers "too busy" to everything for ten minutes, beginning anywhere in a round.</summary>
[Collection(nameof(Azurite))]
public sealed class ThrottledStorageTests(AzuriteFixture azurite)
{
    [AzuriteTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(45)]
    public async Task Ten_minutes_of_throttling_lose_nothing_and_tell_nothing_twice(int from)
    {
        var usual = await MailsAfter(new FaultInjectingPolicy());
        Assert.NotEqual(0, usual);

        Assert.Equal(usual, await MailsAfter(new FaultInjectingPolicy { BusyFrom = from }));
    }

    private async Task<int> MailsAfter(FaultInjectingPolicy policy)
    {
        var storage = await DamagedAzureHost.Seeded(azurite);
        await using var host = DamagedAzureHost.On(storage with { Hindrance = policy }, "2023-08-04 09:05");
        var isBusy = policy.BusyFrom > 0;
        for (var minute = 0; minute < 10; minute++)
        {
            var failed = await host.Round();
            Assert.Equal(isBusy, failed.Count > 0);
            Assert.All(failed, sentence => Assert.Contains("busy", sentence, StringComparison.Ordinal));
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        policy.BusyFrom = 0;
        for (var minute = 0; minute < 30; minute++)
        {
            Assert.Empty(await host.Round());
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return host.Mails;
    }
}
