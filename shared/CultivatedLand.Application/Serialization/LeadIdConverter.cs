using CultivatedLand.Domain.Leads;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of lead ids.</summary>
internal sealed class LeadIdConverter() : TextConverter<LeadId>("LeadId")
{
    protected override Parsed Parse(string text) => LeadId.Parse(text) is { } id ? Ok(id) : default;

    protected override string Format(LeadId value) => value.Value;
}
