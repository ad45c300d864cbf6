using System.Globalization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Local.Commands;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// Worker that takes plans and directories of people from the inbox folder.
/// A file goes to done/ or rejected/, with a .txt of the findings beside it.
/// </summary>
public sealed partial class InboxWorker(
    HostDataFolder folder,
    InboxFileHandler inboxFileHandler,
    Language language,
    ILogger<InboxWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(folder.Inbox) { EnableRaisingEvents = true };
        watcher.Created += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeAll(stoppingToken);
                await changed.WaitAsync(LookAgain, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                LogTrouble(logger, trouble);
                await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeAll(CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Inbox).Where(IsForUs).Order(StringComparer.Ordinal).ToList())
        {
            if (await HasSettled(file, cancellationToken))
                await Take(file, cancellationToken);
        }
    }

    private async Task Take(string path, CancellationToken cancellationToken)
    {
        var (isTaken, report) = InputFile.Read(path) switch
        {
            LoadResult<SourceFile>.Ok { Value: var source } => await inboxFileHandler.Take(source, cancellationToken),
            LoadResult<SourceFile>.Rejected rejected => new InboxFileResult(false, [rejected.Faults[0].In(language)]),
            _ => throw new InvalidOperationException("A file loads or it is rejected."),
        };
        Move(path, isTaken ? folder.Done : folder.Rejected, report);
    }

    private static void Move(string path, string target, IReadOnlyList<string> report)
    {
        var name = Path.GetFileName(path);
        var free = name;
        for (var again = 2; File.Exists(Path.Combine(target, free)); again++)
        {
            free = string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)} ({again}){Path.GetExtension(name)}"
            );
        }

        File.WriteAllLines(Path.Combine(target, free + ".txt"), report);
        File.Move(path, Path.Combine(target, free));
    }

    /// <summary>Whether a file is meant for the host. Temporary files of editors and unfinished copies are not.</summary>
    private static bool IsForUs(string path) =>
        Path.GetFileName(path) is { } name
        && name[0] is not ('.' or '~')
        && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".crdownload", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is complete. A file that still grows is being copied.</summary>
    private static async Task<bool> HasSettled(string path, CancellationToken cancellationToken)
    {
        var before = new FileInfo(path);
        var (length, written) = (before.Exists ? before.Length : -1, before.Exists ? before.LastWriteTimeUtc : default);
        await Task.Delay(Settling, cancellationToken);
        var after = new FileInfo(path);
        return after.Exists && after.Length == length && after.LastWriteTimeUtc == written;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox could not be worked through; it is looked at again.")]
    private static partial void LogTrouble(ILogger logger, Exception trouble);
}
