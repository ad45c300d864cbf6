namespace CultivatedLand.Acceptance.Hosting;

/// <summary>One host for all tests of a class, where none of them leaves a trace.</summary>
public sealed class SharedHost : IAsyncLifetime, IDisposable
{
    public TemporaryData Data { get; } = new();

    public HostProcess Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await HostProcess.StartAt("2023-07-20T08:00", Data);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose() => Data.Dispose();
}
