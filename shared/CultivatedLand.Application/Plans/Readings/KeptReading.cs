namespace CultivatedLand.Application.Plans.Readings;

/// <summary>Reference to what was read of a document. The archive keeps it, because it may be larger than a record.</summary>
/// <param name="Format">Format of the kept files, see <see cref="ReadingFormat.Version"/>.</param>
/// <param name="Reader">Version of the reader, see <see cref="IPlanReader.Version"/>.</param>
/// <param name="Draft">Hash of the kept draft, with its quotes, confidence and findings.</param>
/// <param name="Document">Hash of the kept paragraphs and tables, in which the quotes have their places.</param>
public sealed record KeptReading(int Format, int Reader, string Draft, string Document);
