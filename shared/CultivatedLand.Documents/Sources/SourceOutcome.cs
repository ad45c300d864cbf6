using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources;

/// <summary>A file opened as a document, or why it could not be.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome() { }

    public sealed record Opened(SourceDocument Document) : SourceOutcome;

    public sealed record Unusable(LocalizedText Reason) : SourceOutcome;
}

/// <summary>Raised inside a source only, and caught where sources are opened.</summary>
internal sealed class UnusableSourceException(LocalizedText reason) : Exception(reason.English)
{
    public LocalizedText Reason { get; } = reason;
}
