using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources;

/// <summary>Result of opening a file: a document, or the reason why it cannot be opened.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome() { }

    /// <summary>Result for a file that was opened.</summary>
    public sealed record Opened(SourceDocument Document) : SourceOutcome;

    /// <summary>Result for a file that cannot be used, with the reason for its sender.</summary>
    public sealed record Unusable(LocalizedText Reason) : SourceOutcome;
}

/// <summary>Exception that only the source readers throw. <see cref="SourceReader"/> catches it.</summary>
internal sealed class UnusableSourceException(LocalizedText reason) : Exception(reason.English)
{
    public LocalizedText Reason { get; } = reason;
}
