using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Metrics;
using CultivatedLand.Functions.Storage.Account;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Inbox of this host.
/// Files in the container plans are taken in and moved to plans-done or plans-rejected, with a .txt of the findings beside them.
/// A blob reported twice is taken once; the sweep finds one that nobody reported.
/// </summary>
public sealed partial class PlanInboxContainer(
    StorageAccount account,
    InboxFileHandler inboxFileHandler,
    TimeProvider clock,
    Language language,
    ILogger<PlanInboxContainer> logger
)
{
    public const string Name = "plans";

    /// <summary>Age of a leftover file. By then the trigger has had its turn, and its retries.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(10);

    private readonly BlobContainerClient _inbox = account.PlainContainer(Name);
    private readonly BlobContainerClient _done = account.PlainContainer("plans-done");
    private readonly BlobContainerClient _rejected = account.PlainContainer("plans-rejected");

    /// <exception cref="RequestFailedException">The storage failed; the file is still in its place.</exception>
    public async Task Take(string name, CancellationToken cancellationToken)
    {
        var blob = _inbox.GetBlobClient(name);
        if (await Properties(blob, cancellationToken) is not { } properties)
            return;
        if (properties.ContentLength > SourceReader.LargestFile)
        {
            var (size, limit) = (properties.ContentLength >> 20, SourceReader.LargestFile >> 20);
            var tooLarge = new LocalizedText(
                $"{name}有{size} MB，超过上限{limit} MB；请拆分，或去掉图片后再试。",
                $"{name} has {size} MB, more than the limit of {limit} MB; split it or take out the pictures."
            );
            await SetAside(blob, properties.ETag, null, new InboxFileResult(false, [tooLarge.In(language)]), cancellationToken);
            return;
        }

        if (await Content(blob, properties.ETag, cancellationToken) is not { } content)
            return;
        await SetAside(blob, properties.ETag, content, await Read(name, content, cancellationToken), cancellationToken);
    }

    public async Task TakeLeftBehind(CancellationToken cancellationToken)
    {
        if (!await _inbox.ExistsAsync(cancellationToken))
            return;
        await foreach (var blob in _inbox.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties.LastModified < clock.GetUtcNow() - LeftBehind)
                await Take(blob.Name, cancellationToken);
        }
    }

    private async Task<InboxFileResult> Read(string name, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            return await inboxFileHandler.Take(new SourceFile(name.Split('/')[^1], content), cancellationToken);
        }
        catch (Exception poison) when (poison is not OperationCanceledException && new StorageErrorExplainer().Explain(poison) is null)
        {
            // The storage did not fail, so the next attempt would end the same way.
            LogPoison(logger, name, poison);
            return new InboxFileResult(
                false,
                [
                    new LocalizedText(
                        $"读取时内部出错：{poison.Message}",
                        $"Something went wrong inside while reading it: {poison.Message}"
                    ).In(language),
                ]
            );
        }
    }

    /// <summary>
    /// Copies the file, writes the report, then deletes the file.
    /// If a step fails, the file is still there and is taken again, which changes nothing.
    /// </summary>
    private async Task SetAside(BlobClient blob, ETag version, byte[]? content, InboxFileResult result, CancellationToken cancellationToken)
    {
        var target = result.IsTaken ? _done : _rejected;
        await target.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.Of(clock.GetUtcNow()):yyyyMMdd-HHmmss}/{blob.Name}");
        if (content is null)
            await CopyAcross(blob, target.GetBlobClient(name), cancellationToken);
        else
            await target.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
        await target
            .GetBlobClient(name + ".txt")
            .UploadAsync(
                BinaryData.FromBytes(Encoding.UTF8.GetBytes(string.Join('\n', result.Report) + "\n")),
                overwrite: true,
                cancellationToken
            );
        await Delete(blob, version, cancellationToken);
        if (result.IsTaken)
            return;

        HostMetrics.RejectedPlans.Add(1);
        LogRejected(logger, blob.Name, result.Report[0]);
    }

    /// <summary>Deletes only the version that was taken. A newer one that arrived meanwhile waits for its own turn.</summary>
    private static async Task Delete(BlobClient blob, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            await blob.DeleteIfExistsAsync(
                conditions: new BlobRequestConditions { IfMatch = version },
                cancellationToken: cancellationToken
            );
        }
        catch (RequestFailedException changed) when (changed.Status == 412) { }
    }

    private static async Task CopyAcross(BlobClient from, BlobClient to, CancellationToken cancellationToken)
    {
        await using var content = await from.OpenReadAsync(cancellationToken: cancellationToken);
        await to.UploadAsync(content, overwrite: true, cancellationToken);
    }

    /// <returns>Null if another host has taken it.</returns>
    private static async Task<BlobProperties?> Properties(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private static async Task<byte[]?> Content(BlobClient blob, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            var download = await blob.DownloadContentAsync(
                new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } },
                cancellationToken
            );
            return download.Value.Content.ToArray();
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            return null;
        }
    }

    [LoggerMessage(
        EventName = "plan.rejected",
        Level = LogLevel.Warning,
        Message = "plan.rejected: {Name} could not be used and lies in plans-rejected with the reasons: {Reason}"
    )]
    private static partial void LogRejected(ILogger logger, string name, string reason);

    [LoggerMessage(EventName = "plan.poison", Level = LogLevel.Error, Message = "plan.poison: {Name} made the reader fail.")]
    private static partial void LogPoison(ILogger logger, string name, Exception poison);
}
