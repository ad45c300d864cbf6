using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Scope of one task: the part of a document that the task is read from.</summary>
/// <param name="Sections">Sections that are read for dates.</param>
/// <param name="Content">Passages that are read for areas and units.</param>
/// <param name="IsDocument">Whether the task is that of the whole document.</param>
internal sealed record TaskScope(
    Sourced<string> Name,
    IReadOnlyList<ScopeSection> Sections,
    IReadOnlyList<Passage> Content,
    bool IsDocument
)
{
    /// <summary>
    /// Passages outside of the sections: the text before the first section for the document's own task, or the lines of a label group.
    /// </summary>
    public IReadOnlyList<Passage> Loose { get; init; } = [];
}

/// <summary>Section of a task's scope.</summary>
/// <param name="Schedule">Whether the dates of the section are dates of a schedule.</param>
/// <param name="Shallow">Whether only the section's own text is read, because its parts are tasks of their own.</param>
internal readonly record struct ScopeSection(Section Section, bool Schedule, bool Shallow = false);
