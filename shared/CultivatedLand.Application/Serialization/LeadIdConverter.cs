using CultivatedLand.Domain.Leads;

namespace CultivatedLand.Application.Serialization;

internal sealed class LeadIdConverter() : TextConverter<LeadId>("LeadId")
{
    protected override Parsed Parse(string text) => LeadId.Parse(text) is { } id ? Ok(id) : default;

    protected override string Format(LeadId value) => value.Value;
}
