using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Drafts;

public enum Severity
{
    Note,
    Warning,

    /// <summary>The plan does not start by itself until a person has looked.</summary>
    Error,
}

/// <summary>Something a person should look at. A finding never changes a figure by itself.</summary>
/// <param name="Code">Stable name of the rule, such as <c>sum-mismatch</c>.</param>
/// <param name="Message">What was found, what was computed, what to do; a whole sentence in both languages.</param>
public sealed record Finding(Severity Severity, string Code, LocalizedText Message, Quote? Quote);
