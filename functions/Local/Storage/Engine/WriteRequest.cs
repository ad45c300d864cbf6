namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Request that waits for the writer. Its result is returned only once it is durable; until then the work may be undone and run again.
/// </summary>
internal abstract class WriteRequest(int rows)
{
    public int Rows { get; } = rows;

    public abstract void Run(LedgerConnection connection);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

/// <summary>Request with a result of type <typeparamref name="T"/>.</summary>
internal sealed class WriteRequest<T>(Func<LedgerConnection, T> work, int rows, CancellationToken cancellationToken) : WriteRequest(rows)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _isGivenUp;

    public Task<T> Answer => _answer.Task;

    public override void Run(LedgerConnection connection)
    {
        _isGivenUp = cancellationToken.IsCancellationRequested;
        if (!_isGivenUp)
            _result = work(connection);
    }

    public override void Complete()
    {
        if (_isGivenUp)
            _answer.SetCanceled(cancellationToken);
        else
            _answer.SetResult(_result!);
    }

    public override void Fail(Exception error)
    {
        if (_isGivenUp)
            _answer.SetCanceled(cancellationToken);
        else
            _answer.SetException(error);
    }
}
