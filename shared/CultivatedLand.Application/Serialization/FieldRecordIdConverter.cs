using CultivatedLand.Domain.FieldRecords;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the ids of records of work.</summary>
internal sealed class FieldRecordIdConverter() : TextConverter<FieldRecordId>("FieldRecordId")
{
    protected override Parsed Parse(string text) => FieldRecordId.Parse(text) is { } id ? Ok(id) : default;

    protected override string Format(FieldRecordId value) => value.Value;
}
