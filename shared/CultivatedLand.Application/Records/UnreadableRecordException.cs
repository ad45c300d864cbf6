namespace CultivatedLand.Application.Records;

/// <summary>Exception for one stored record that cannot be read. Nothing else is affected.</summary>
public sealed class UnreadableRecordException(RecordName name, Exception inner)
    : Exception($"The record {name} cannot be read ({inner.Message}).", inner)
{
    public RecordName Name { get; } = name;
}
