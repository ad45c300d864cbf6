namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Options for reading a plan.</summary>
/// <param name="Year">Year for dates without a year, where the document gives none.</param>
/// <param name="Today">Day of upload. A deadline before this day counts as past.</param>
public sealed record PlanReadOptions(int? Year = null, DateOnly? Today = null)
{
    public static PlanReadOptions None { get; } = new();
}
