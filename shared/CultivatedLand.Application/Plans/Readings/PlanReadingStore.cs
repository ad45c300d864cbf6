using System.Text.Json;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>
/// Store of what was read of documents, so that a document is read once. The archive keeps the draft and the document apart:
/// a start needs the draft alone. What is lost, damaged or in an older format counts as not kept, and the document is read again.
/// </summary>
public sealed class PlanReadingStore(IArchive archive, IPlanReader reader, SetAsideStore setAside)
{
    /// <summary>Whether a better reader has come since a reading was made.</summary>
    public bool IsOutdated(KeptReading kept) => kept.Reader < reader.Version;

    /// <summary>Reads a document. Nothing is kept yet.</summary>
    /// <param name="today">Local day. A deadline before it counts as past.</param>
    public ReadOutcome Read(SourceFile file, DateOnly today) => reader.Read(file, today);

    /// <summary>Keeps what was read. Keeping it twice keeps it once, and mends what has been damaged.</summary>
    public async Task<KeptReading> Keep(ReadOutcome.Plan read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var draft = await archive.Put(ReadingFormat.Write(read.Reading), cancellationToken);
        var document = await archive.Put(ReadingFormat.Write(read.Document), cancellationToken);
        return new KeptReading(ReadingFormat.Version, reader.Version, draft, document);
    }

    /// <returns>What was read. Null where it is not kept.</returns>
    public Task<PlanReading?> Find(KeptReading? kept, CancellationToken cancellationToken) =>
        Find<PlanReading>(kept, kept?.Draft, IsWhole, cancellationToken);

    /// <returns>The document as it was read. Null where it is not kept.</returns>
    public Task<SourceDocument?> Document(KeptReading? kept, CancellationToken cancellationToken) =>
        Find<SourceDocument>(kept, kept?.Document, document => !document.Blocks.IsDefault, cancellationToken);

    private static bool IsWhole(PlanReading reading) =>
        reading
            is {
                Read: { Tasks.IsDefault: false, Rhythms.IsDefault: false, Funding.IsDefault: false, Findings.IsDefault: false },
                OfWords.IsDefault: false,
                Notes.IsDefault: false,
            };

    private async Task<T?> Find<T>(KeptReading? kept, string? hash, Func<T, bool> isWhole, CancellationToken cancellationToken)
        where T : class
    {
        if (kept is not { Format: ReadingFormat.Version } || hash is null)
            return null;
        try
        {
            return await archive.Get(hash, cancellationToken) is { } content && ReadingFormat.Read<T>(content) is var read && isWhole(read)
                ? read
                : null;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidDataException or NotSupportedException || setAside.IsOfOneRecord(unreadable))
        {
            // Nobody has to be told: the original is there, and what is read from it is kept in this place.
            return null;
        }
    }
}
