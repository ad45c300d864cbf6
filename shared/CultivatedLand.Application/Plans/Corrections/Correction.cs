namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Correction of one value of a draft by a person. The value before it stays readable.</summary>
/// <param name="Address">Address of the value, see <see cref="DraftFieldPath"/>.</param>
/// <param name="Before">Value before. Empty where the reader found nothing.</param>
/// <param name="After">Value after. Empty where the person removed the value.</param>
public sealed record Correction(string Address, string Before, string After, string By, DateTimeOffset At);
