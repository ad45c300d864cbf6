using System.Text.Json;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using Microsoft.Extensions.Caching.Memory;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>
/// Store of what was read of documents, so that a document is read once. The archive keeps the draft and the document apart:
/// a start needs the draft alone. What is lost, damaged or in an older format counts as not kept, and the document is read again.
/// </summary>
public sealed class PlanReadingStore(IArchive archive, IPlanReader reader, SetAsideStore setAside) : IDisposable
{
    /// <summary>Bytes, as they are kept, of what stays in memory: one draft of 100,000 tasks, or the drafts that people work on.</summary>
    private const long MostInMemory = 12 << 20;

    /// <summary>Time for which something stays in memory after it was used last. A person who checks a draft comes back sooner.</summary>
    private static readonly TimeSpan StaysInMemory = TimeSpan.FromMinutes(2);

    private readonly MemoryCache _recent = new(new MemoryCacheOptions { SizeLimit = MostInMemory });

    /// <summary>Whether a better reader has come since a reading was made.</summary>
    public bool IsOutdated(KeptReading kept) => kept.Reader < reader.Version;

    /// <summary>Reads a document. Nothing is kept yet.</summary>
    /// <param name="today">Local day. A deadline before it counts as past.</param>
    public ReadOutcome Read(SourceFile file, DateOnly today) => reader.Read(file, today);

    /// <summary>Keeps what was read. Keeping it twice keeps it once, and mends what has been damaged.</summary>
    public async Task<KeptReading> Keep(ReadOutcome.Plan read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var draft = await Keep(read.Reading, cancellationToken);
        var document = await Keep(read.Document, cancellationToken);
        return new KeptReading(ReadingFormat.Version, reader.Version, draft, document);
    }

    /// <returns>What was read. Null where it is not kept.</returns>
    public Task<PlanReading?> Find(KeptReading? kept, CancellationToken cancellationToken) =>
        Find<PlanReading>(kept, kept?.Draft, IsWhole, cancellationToken);

    /// <returns>The document as it was read. Null where it is not kept.</returns>
    public Task<SourceDocument?> Document(KeptReading? kept, CancellationToken cancellationToken) =>
        Find<SourceDocument>(kept, kept?.Document, document => !document.Blocks.IsDefault, cancellationToken);

    public void Dispose() => _recent.Dispose();

    private async Task<string> Keep<T>(T read, CancellationToken cancellationToken)
        where T : class
    {
        var content = ReadingFormat.Write(read);
        var hash = await archive.Put(content, cancellationToken);
        Remember(hash, read, content.Length);
        return hash;
    }

    private static bool IsWhole(PlanReading reading)
    {
        var draft = reading.Read;
        return draft is { Tasks.IsDefault: false, Rhythms.IsDefault: false, Funding.IsDefault: false, Findings.IsDefault: false }
            && reading is { OfWords.IsDefault: false, Notes.IsDefault: false };
    }

    private async Task<T?> Find<T>(KeptReading? kept, string? hash, Func<T, bool> isWhole, CancellationToken cancellationToken)
        where T : class
    {
        if (kept is not { Format: ReadingFormat.Version } || hash is null)
            return null;
        if (_recent.TryGetValue(hash, out T? recent))
            return recent;
        try
        {
            if (await archive.Get(hash, cancellationToken) is not { } content)
                return null;
            var read = ReadingFormat.Read<T>(content);
            if (!isWhole(read))
                return null;
            Remember(hash, read, content.Length);
            return read;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidDataException or NotSupportedException || setAside.IsOfOneRecord(unreadable))
        {
            // Nobody has to be told: the original is there, and what is read from it is kept in this place.
            return null;
        }
    }

    private void Remember<T>(string hash, T read, long bytes) =>
        _recent.Set(hash, read, new MemoryCacheEntryOptions { Size = bytes, SlidingExpiration = StaysInMemory });
}
