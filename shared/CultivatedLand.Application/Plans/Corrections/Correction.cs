namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Correction of one value of a draft by a person. The value before it stays readable.</summary>
/// <param name="Address">Address of the value, see <see cref="DraftFieldPath"/>.</param>
/// <param name="Before">Value before. Empty where the reader found nothing.</param>
/// <param name="After">Value after. Empty where the person removed the value.</param>
/// <param name="Fit">How the correction fits what is read now.</param>
public sealed record Correction(
    string Address,
    string Before,
    string After,
    string By,
    DateTimeOffset At,
    CorrectionFit Fit = CorrectionFit.Exact
);

/// <summary>Fit of a correction to what is read.</summary>
public enum CorrectionFit
{
    /// <summary>It holds where the value before it is the one that was read.</summary>
    Exact,

    /// <summary>The document was read again and the value found again. It holds whatever the reader found there.</summary>
    Carried,

    /// <summary>The document was read again and the value not found again. It holds no longer, and people are told.</summary>
    Astray,
}
