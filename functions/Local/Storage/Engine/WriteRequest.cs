namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Work that waits for the writer. What it answers is told only once it is durable; until then it may be undone and run again.</summary>
internal abstract class WriteRequest(int rows)
{
    public int Rows { get; } = rows;

    public abstract void Run(LedgerConnection connection);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class WriteRequest<T>(Func<LedgerConnection, T> work, int rows, CancellationToken cancel) : WriteRequest(rows)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private bool isGivenUp;

    public Task<T> Answer => answer.Task;

    public override void Run(LedgerConnection connection)
    {
        isGivenUp = cancel.IsCancellationRequested;
        if (!isGivenUp) result = work(connection);
    }

    public override void Complete()
    {
        if (isGivenUp) answer.SetCanceled(cancel);
        else answer.SetResult(result!);
    }

    public override void Fail(Exception error)
    {
        if (isGivenUp) answer.SetCanceled(cancel);
        else answer.SetException(error);
    }
}
