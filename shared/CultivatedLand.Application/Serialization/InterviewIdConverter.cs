using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of interview ids.</summary>
internal sealed class InterviewIdConverter() : TextConverter<InterviewId>("InterviewId")
{
    protected override Parsed Parse(string text) => InterviewId.Parse(text) is { } id ? Ok(id) : default;

    protected override string Format(InterviewId value) => value.Value;
}
