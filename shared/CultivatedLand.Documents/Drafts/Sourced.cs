namespace CultivatedLand.Documents.Drafts;

/// <summary>A value and the words it was read from.</summary>
public sealed record Sourced<T>(T Value, Quote Quote, Confidence Confidence = Confidence.Stated)
{
    public override string ToString() => $"{Value}";
}

/// <summary>How sure the reader is. A guess always comes with a finding.</summary>
public enum Confidence
{
    /// <summary>The words say it.</summary>
    Stated,

    /// <summary>Filled in by a rule of the genre: the plan's year, a role carried over from the section.</summary>
    Inferred,

    /// <summary>The most likely of several readings.</summary>
    Guess,
}
