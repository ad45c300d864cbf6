namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>One value of a draft that a person has changed. What was there before stays readable beside it.</summary>
/// <param name="Address">Which value: see <see cref="DraftFieldPath"/>.</param>
/// <param name="Before">Empty where nothing had been read.</param>
/// <param name="After">Empty where the person took the value out.</param>
public sealed record Correction(string Address, string Before, string After, string By, DateTimeOffset At);
