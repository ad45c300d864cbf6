using CultivatedLand.Domain;

namespace CultivatedLand.Application.Tables;

/// <summary>Result of loading a file: its whole content, or everything that is wrong with it. A file is never applied in part.</summary>
public abstract record LoadResult<T>
{
    private LoadResult() { }

    public sealed record Ok(T Value) : LoadResult<T>;

    /// <param name="Faults">One sentence for each fault: what was found, where, what was expected and what to do.</param>
    public sealed record Rejected(EquatableArray<LocalizedText> Faults) : LoadResult<T>;
}

/// <summary>Factory of load results whose type parameter is inferred.</summary>
public static class LoadResult
{
    public static LoadResult<T> Failed<T>(LocalizedText fault) => new LoadResult<T>.Rejected([fault]);
}
