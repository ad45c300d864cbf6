using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>The part of a document that one task is read from.</summary>
/// <param name="Sections">Read for dates.</param>
/// <param name="Content">Read for areas and units.</param>
/// <param name="IsDocument">The task of the document as a whole.</param>
internal sealed record TaskScope(
    Sourced<string> Name,
    IReadOnlyList<ScopeSection> Sections,
    IReadOnlyList<Passage> Content,
    bool IsDocument
)
{
    /// <summary>Only what stands before any section, for the document's own task.</summary>
    public IReadOnlyList<Passage> Loose { get; init; } = [];
}

/// <param name="Schedule">Its dates are dates to meet.</param>
/// <param name="Shallow">Read its own words only; its parts are tasks of their own.</param>
internal readonly record struct ScopeSection(Section Section, bool Schedule, bool Shallow = false);
