namespace CultivatedLand.Local.Storage;

/// <summary>Work that waits for the writer. What it answers is told only once it is durable.</summary>
internal abstract class WriteRequest(int rows, CancellationToken cancel)
{
    public int Rows { get; } = rows;

    public bool IsCancelled => cancel.IsCancellationRequested;

    protected CancellationToken Cancel => cancel;

    public abstract void Run(Connection connection);

    /// <summary>It alone went wrong; the others of its batch are committed.</summary>
    public abstract void Spoil(Exception error);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class WriteRequest<T>(Func<Connection, T> work, int rows, CancellationToken cancel) : WriteRequest(rows, cancel)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private bool isDone;
    private Exception? spoiled;

    public Task<T> Answer => answer.Task;

    public override void Run(Connection connection)
    {
        result = work(connection);
        isDone = true;
    }

    public override void Spoil(Exception error) => spoiled = error;

    public override void Complete()
    {
        if (spoiled is not null) answer.SetException(spoiled);
        else if (isDone) answer.SetResult(result!);
        else answer.SetCanceled(Cancel);
    }

    public override void Fail(Exception error)
    {
        if (!isDone && spoiled is null && IsCancelled) answer.SetCanceled(Cancel);
        else answer.SetException(spoiled ?? error);
    }
}
