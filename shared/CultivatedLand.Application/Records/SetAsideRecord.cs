namespace CultivatedLand.Application.Records;

/// <summary>Record that is set aside: it cannot be read or worked on, and the work goes on without it.</summary>
/// <param name="Why">What was found when it was read.</param>
/// <param name="IsReadable">Whether the record can be read, and what is done with it fails.</param>
/// <param name="Failures">Number of times that it was tried in vain.</param>
/// <param name="RetryAt">Moment at which it is tried again.</param>
public sealed record SetAsideRecord(
    RecordName Name,
    string Why,
    bool IsReadable,
    DateTimeOffset Since,
    int Failures,
    DateTimeOffset RetryAt
);
