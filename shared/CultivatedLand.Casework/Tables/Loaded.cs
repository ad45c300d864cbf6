using CultivatedLand.Domain;

namespace CultivatedLand.Casework.Tables;

/// <summary>A file taken in as a whole, or everything that is wrong with it: nothing is half-applied.</summary>
public abstract record Loaded<T>
{
    private Loaded()
    {
    }

    public sealed record Ok(T Value) : Loaded<T>;

    /// <param name="Faults">One sentence each: what was found, where, what was expected, what to do.</param>
    public sealed record Rejected(EquatableArray<Sentence> Faults) : Loaded<T>;
}

public static class Loaded
{
    public static Loaded<T> Reject<T>(Sentence fault) => new Loaded<T>.Rejected([fault]);
}
