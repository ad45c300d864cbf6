namespace CultivatedLand.Acceptance.Hosting;

/// <summary>Tests that each have a host of their own, with the sample started on 2023-07-20 where they ask for nothing else.</summary>
public abstract class HostTest : IAsyncLifetime, IDisposable
{
    protected TemporaryData Data { get; } = new();

    protected HostProcess Host { get; private set; } = null!;

    protected HostApi Api => Host.Api;

    public async Task InitializeAsync()
    {
        Host = await Begin();
        await Prepare();
    }

    public async Task DisposeAsync()
    {
        try
        {
            await Check();
        }
        finally
        {
            await Host.DisposeAsync();
        }
    }

    public void Dispose()
    {
        Data.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<HostProcess> Begin() => Sample.Started(Data);

    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>What must hold after every test of the class.</summary>
    protected virtual Task Check() => Task.CompletedTask;

    /// <summary>Kills the host and starts it again.</summary>
    protected async Task KilledAndStartedAt(string clock)
    {
        Host.Kill();
        await Host.DisposeAsync();
        Host = await HostProcess.StartAt(clock, Data);
    }
}
