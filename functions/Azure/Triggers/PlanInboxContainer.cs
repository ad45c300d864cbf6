using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CultivatedLand.Application.Plans;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// The inbox of this host: files in the container plans are taken in and moved to plans-done or plans-rejected, with a .txt of what was found beside them.
/// A blob told of twice is taken once; one that nobody told of is found by the sweep.
/// </summary>
public sealed partial class PlanInboxContainer(StorageAccount account, InboxFileHandler dropped, TimeProvider clock, Language language, ILogger<PlanInboxContainer> logger)
{
    public const string Name = "plans";

    /// <summary>By then the trigger has had its turn, and its retries.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(10);

    private readonly BlobContainerClient inbox = account.PlainContainer(Name);
    private readonly BlobContainerClient done = account.PlainContainer("plans-done");
    private readonly BlobContainerClient rejected = account.PlainContainer("plans-rejected");

    /// <exception cref="RequestFailedException">The storage failed; the file still lies where it was.</exception>
    public async Task Take(string name, CancellationToken cancel)
    {
        var blob = inbox.GetBlobClient(name);
        if (await Properties(blob, cancel) is not { } properties) return;
        if (properties.ContentLength > SourceReader.LargestFile)
        {
            var (size, limit) = (properties.ContentLength >> 20, SourceReader.LargestFile >> 20);
            var tooLarge = new LocalizedText($"{name}有{size} MB，超过上限{limit} MB；请拆分，或去掉图片后再试。", $"{name} has {size} MB, more than the limit of {limit} MB; split it or take out the pictures.");
            await SetAside(blob, properties.ETag, null, new InboxFileResult(false, [tooLarge.In(language)]), cancel);
            return;
        }

        if (await Content(blob, properties.ETag, cancel) is not { } content) return;
        await SetAside(blob, properties.ETag, content, await Read(name, content, cancel), cancel);
    }

    public async Task TakeLeftBehind(CancellationToken cancel)
    {
        if (!await inbox.ExistsAsync(cancel)) return;
        await foreach (var blob in inbox.GetBlobsAsync(cancellationToken: cancel))
        {
            if (blob.Properties.LastModified < clock.GetUtcNow() - LeftBehind) await Take(blob.Name, cancel);
        }
    }

    private async Task<InboxFileResult> Read(string name, byte[] content, CancellationToken cancel)
    {
        try
        {
            return await dropped.Take(new SourceFile(name.Split('/')[^1], content), cancel);
        }
        catch (Exception poison) when (poison is not OperationCanceledException && new StorageErrorExplainer().Explain(poison) is null)
        {
            // Not the storage's failure: the next attempt would end the same way.
            LogPoison(logger, name, poison);
            return new InboxFileResult(false, [new LocalizedText($"读取时内部出错：{poison.Message}", $"Something went wrong inside while reading it: {poison.Message}").In(language)]);
        }
    }

    /// <summary>Copy, report, then delete: whatever fails in between, the file is there and is taken again, which changes nothing.</summary>
    private async Task SetAside(BlobClient blob, ETag version, byte[]? content, InboxFileResult taken, CancellationToken cancel)
    {
        var target = taken.IsTaken ? done : rejected;
        await target.CreateIfNotExistsAsync(cancellationToken: cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.Of(clock.GetUtcNow()):yyyyMMdd-HHmmss}/{blob.Name}");
        if (content is null) await CopyAcross(blob, target.GetBlobClient(name), cancel);
        else await target.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancel);
        await target.GetBlobClient(name + ".txt").UploadAsync(BinaryData.FromBytes(Encoding.UTF8.GetBytes(string.Join('\n', taken.Report) + "\n")), overwrite: true, cancel);
        await Delete(blob, version, cancel);
        if (taken.IsTaken) return;

        HostMetrics.RejectedPlans.Add(1);
        LogRejected(logger, blob.Name, taken.Report[0]);
    }

    /// <summary>Only the version that was taken: a newer one that came meanwhile waits for its own turn.</summary>
    private static async Task Delete(BlobClient blob, ETag version, CancellationToken cancel)
    {
        try
        {
            await blob.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = version }, cancellationToken: cancel);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
        }
    }

    private static async Task CopyAcross(BlobClient from, BlobClient to, CancellationToken cancel)
    {
        await using var content = await from.OpenReadAsync(cancellationToken: cancel);
        await to.UploadAsync(content, overwrite: true, cancel);
    }

    /// <returns>Null where another has taken it.</returns>
    private static async Task<BlobProperties?> Properties(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancel);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private static async Task<byte[]?> Content(BlobClient blob, ETag version, CancellationToken cancel)
    {
        try
        {
            var download = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } }, cancel);
            return download.Value.Content.ToArray();
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            return null;
        }
    }

    [LoggerMessage(EventName = "plan.rejected", Level = LogLevel.Warning, Message = "plan.rejected: {Name} could not be used and lies in plans-rejected with the reasons: {Reason}")]
    private static partial void LogRejected(ILogger logger, string name, string reason);

    [LoggerMessage(EventName = "plan.poison", Level = LogLevel.Error, Message = "plan.poison: {Name} made the reader fail.")]
    private static partial void LogPoison(ILogger logger, string name, Exception poison);
}
