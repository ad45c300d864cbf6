using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Drafts;

/// <summary>Severity of a finding.</summary>
public enum Severity
{
    Note,
    Warning,

    /// <summary>The plan does not start automatically until a person has checked it.</summary>
    Error,
}

/// <summary>Finding that a person should check. A finding never changes a figure by itself.</summary>
/// <param name="Code">Stable name of the rule, such as <c>sum-mismatch</c>.</param>
/// <param name="Message">
/// Message with the found value, the computed value and the action to take.
/// It is a whole sentence in both languages.
/// </param>
public sealed record Finding(Severity Severity, string Code, LocalizedText Message, Quote? Quote);
