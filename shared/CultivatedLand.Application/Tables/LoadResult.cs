using CultivatedLand.Domain;

namespace CultivatedLand.Application.Tables;

/// <summary>A file taken in as a whole, or everything that is wrong with it: nothing is half-applied.</summary>
public abstract record LoadResult<T>
{
    private LoadResult() { }

    public sealed record Ok(T Value) : LoadResult<T>;

    /// <param name="Faults">One sentence each: what was found, where, what was expected, what to do.</param>
    public sealed record Rejected(EquatableArray<LocalizedText> Faults) : LoadResult<T>;
}

public static class LoadResult
{
    public static LoadResult<T> Failed<T>(LocalizedText fault) => new LoadResult<T>.Rejected([fault]);
}
