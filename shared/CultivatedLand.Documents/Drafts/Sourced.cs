namespace CultivatedLand.Documents.Drafts;

/// <summary>Value with the words that it was read from.</summary>
public sealed record Sourced<T>(T Value, Quote Quote, Confidence Confidence = Confidence.Stated)
{
    public override string ToString() => $"{Value}";
}

/// <summary>Confidence of the reader in a value. A guess always comes with a finding.</summary>
public enum Confidence
{
    /// <summary>The words state the value.</summary>
    Stated,

    /// <summary>A rule for such documents supplied the value: the plan's year, or a role from the section above.</summary>
    Inferred,

    /// <summary>The value is the most likely of several readings.</summary>
    Guess,
}
