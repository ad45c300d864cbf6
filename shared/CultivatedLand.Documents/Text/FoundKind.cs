namespace CultivatedLand.Documents.Text;

/// <summary>Kind of what a recogniser finds in a passage.</summary>
internal enum FoundKind
{
    Quantities,

    /// <summary>Dates as running text means them.</summary>
    Dates,

    /// <summary>Dates as a schedule means them.</summary>
    ScheduledDates,
}
