using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Plans;

/// <summary>
/// Identity of a document as its words and its place tell it.
/// Anybody may type the words, so they alone never make a file an edition of another plan.
/// Rule: DOMAIN, "A corrected edition".
/// </summary>
public sealed record PlanIdentity(string? Number, string? Issuer, string Title, Place Place)
{
    public static PlanIdentity Of(Plan plan) => new(plan.DocumentNumber, plan.Issuer, plan.Title, plan.Place);

    /// <summary>Compares the document with a plan in force.</summary>
    public PlanLikeness To(PlanIdentity known)
    {
        if (!Place.IsAlsoCalled(known.Place) && !MadeUpPlace.Is(known.Place))
            return PlanLikeness.Other;
        var (number, issuer) = (Compare(Number, known.Number), Compare(Issuer, known.Issuer));
        if (number == Words.Same && issuer == Words.Same)
            return Place == known.Place ? PlanLikeness.SameDocument : PlanLikeness.Open;
        if (number == Words.Same && issuer == Words.Missing)
            return PlanLikeness.Open;
        return PlainWords.Of(Number).Length == 0 && issuer != Words.Different && PlainWords.Of(Title) == PlainWords.Of(known.Title)
            ? PlanLikeness.Open
            : PlanLikeness.Other;
    }

    private static Words Compare(string? left, string? right)
    {
        var (one, other) = (PlainWords.Of(left), PlainWords.Of(right));
        return one.Length == 0 || other.Length == 0 ? Words.Missing
            : one == other ? Words.Same
            : Words.Different;
    }

    private enum Words
    {
        Same,
        Missing,
        Different,
    }
}

/// <summary>Likeness of a document to a plan in force.</summary>
public enum PlanLikeness
{
    /// <summary>The document is another plan.</summary>
    Other,

    /// <summary>It may be a correction or a plan of its own. Only a person can tell.</summary>
    Open,

    /// <summary>Number, issuer and place are the same: it is a corrected edition.</summary>
    SameDocument,
}
