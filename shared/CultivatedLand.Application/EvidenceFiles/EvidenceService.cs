using System.Security.Cryptography;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>
/// Service of evidence (举证): it receives photographs and documents, stores each content once, and describes stored files.
/// </summary>
public sealed class EvidenceService(IArchive archive, IRecordStore recordStore, ILedger ledger, TaskService taskService, TimeProvider clock)
{
    /// <summary>Largest number of files of one task. Nobody looks at more, and the task's state would carry them for ever.</summary>
    public const int MostForOneTask = 500;

    private readonly RecordSet<EvidenceMetadata> _metadata = new(recordStore, "evidence");

    /// <summary>Adds files to a task. Nothing is stored where the task accepts no evidence now.</summary>
    /// <returns>One result for each file, in order.</returns>
    public async Task<IReadOnlyList<EvidenceResult>> Add(
        TaskId task,
        IReadOnlyList<SourceFile> files,
        string by,
        CancellationToken cancellationToken
    )
    {
        var results = new List<EvidenceResult>();
        foreach (var file in files)
            results.Add(new EvidenceResult(file.Name, await Add(task, file, by, cancellationToken)));
        return results;
    }

    /// <summary>Returns the metadata of a stored file. Null where nothing is stored under this hash.</summary>
    public async Task<EvidenceMetadata?> Describe(string contentHash, CancellationToken cancellationToken)
    {
        if (await _metadata.Find(contentHash, cancellationToken) is { } known)
            return known;
        if (await archive.Get(contentHash, cancellationToken) is not { } content)
            return null;
        var evidenceMetadata = await Read(content, cancellationToken);
        return await _metadata.Add(contentHash, evidenceMetadata, cancellationToken)
            ? evidenceMetadata
            : await _metadata.Find(contentHash, cancellationToken);
    }

    public Task<byte[]?> Content(string contentHash, CancellationToken cancellationToken) => archive.Get(contentHash, cancellationToken);

    /// <summary>Returns the thumbnail, a JPEG. Null where there is none.</summary>
    public async Task<byte[]?> Thumbnail(string contentHash, CancellationToken cancellationToken) =>
        (await Describe(contentHash, cancellationToken))?.Thumbnail is { } hash ? await archive.Get(hash, cancellationToken) : null;

    private async Task<LocalizedText?> Add(TaskId id, SourceFile file, string by, CancellationToken cancellationToken)
    {
        if (file.Content.IsEmpty)
            return new($"“{file.Name}”是空文件，请重新选择。", $"“{file.Name}” is empty; choose it again.");
        var command = new TaskCommand.AddEvidence(new Evidence(Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)), file.Name))
        {
            By = by,
        };
        var task = (await ledger.Find(id, cancellationToken))?.State;
        if (taskService.Rules.Decide(task, command, clock.GetUtcNow()) is Refusal refusal)
            return refusal.Why;
        if (task!.Evidence.Count >= MostForOneTask)
            return new(
                $"本任务已有{MostForOneTask}份举证，不能再加。",
                $"This task has {MostForOneTask} pieces of evidence already and takes no more."
            );

        var hash = await archive.Put(file.Content, cancellationToken);
        await Describe(hash, cancellationToken);
        return await taskService.Execute(id, command, cancellationToken) is Refusal late ? late.Why : null;
    }

    private async Task<EvidenceMetadata> Read(byte[] content, CancellationToken cancellationToken)
    {
        var format = FileFormat.Of(content);
        if (!format.IsPicture)
            return new EvidenceMetadata(format.Code, content.LongLength);

        var photoMetadata = PhotoMetadata.Read(content);
        var small = Thumbnailer.Make(content);
        var thumbnail = small.Jpeg is { } jpeg ? await archive.Put(jpeg, cancellationToken) : null;
        return new EvidenceMetadata(
            format.Code,
            content.LongLength,
            small.Width,
            small.Height,
            photoMetadata.TakenAt,
            photoMetadata.Latitude,
            photoMetadata.Longitude,
            thumbnail,
            small.Trouble
        );
    }
}

/// <summary>Result of adding one file.</summary>
/// <param name="Fault">Reason why the file was not added. Null where it was added.</param>
public sealed record EvidenceResult(string FileName, LocalizedText? Fault);
