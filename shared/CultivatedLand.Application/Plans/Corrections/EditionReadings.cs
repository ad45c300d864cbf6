using CultivatedLand.Application.Files;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Finder of what was read of an edition. It is kept, so that a document is read once. Where it is not, the original is read again.
/// </summary>
public sealed class EditionReadings(IArchive archive, PlanReadingStore planReadingStore, TimeProvider clock)
{
    /// <summary>Returns the original file as it was sent in. Null where the archive has lost it.</summary>
    public async Task<SourceFile?> Original(PlanEdition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return await archive.Get(edition.ContentHash, cancellationToken) is { } original
            ? new SourceFile(edition.FileName, original)
            : null;
    }

    /// <returns>
    /// What was read, and where it is kept now. Null where neither the reading nor the original is there, or where the reader refuses it.
    /// </returns>
    internal async Task<(PlanReading Reading, KeptReading? Kept)?> Of(
        PlanEdition edition,
        KeptReading? kept,
        CancellationToken cancellationToken
    )
    {
        if (await planReadingStore.Find(kept, cancellationToken) is { } reading)
            return (reading, kept);
        return await Read(edition, cancellationToken) is { } read ? (read.Reading, await Keep(read, cancellationToken)) : null;
    }

    /// <summary>Returns the document in which the quotes of an opened edition have their places.</summary>
    public async Task<SourceDocument?> Document(OpenedPlanEdition opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (await planReadingStore.Document(opened.Kept, cancellationToken) is { } document)
            return document;
        if (await Read(opened.Edition, cancellationToken) is not { } read)
            return null;
        await Keep(read, cancellationToken);
        return read.Document;
    }

    private async Task<ReadOutcome.Plan?> Read(PlanEdition edition, CancellationToken cancellationToken) =>
        await Original(edition, cancellationToken) is { } original
            ? planReadingStore.Read(original, ChinaTime.DateOf(clock.GetUtcNow())) as ReadOutcome.Plan
            : null;

    /// <summary>Keeps what was read. Null where that fails: a full disk does not close a page, and the document is read again.</summary>
    private async Task<KeptReading?> Keep(ReadOutcome.Plan read, CancellationToken cancellationToken)
    {
        try
        {
            return await planReadingStore.Keep(read, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return null;
        }
    }
}
