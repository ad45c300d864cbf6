using System.Globalization;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Time;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
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
    SetAsideStore setAside,
    LoopMonitor loops,
    ClockWatch clockWatch,
    ILogger<InboxWorker> logger
) : BackgroundService
{
    private const string Loop = "inbox";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private readonly InboxLooks _looks = new(TimeProvider.System);
    private readonly TakenFiles _takenFiles = new(TimeProvider.System);

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
                await TryTakeAll(stoppingToken);
                loops.Ran(Loop);
                await changed.WaitAsync(_looks.IsWatching ? InboxLooks.Interval : LookAgain, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                loops.Failed(Loop, trouble.Message);
                LogTrouble(logger, trouble);
                await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>
    /// False where nothing is taken, because a jump of the clock waits for an answer: a plan counts from the day on which it starts.
    /// </returns>
    internal async Task<bool> TryTakeAll(CancellationToken cancellationToken)
    {
        if (clockWatch.IsWaiting)
            return false;
        foreach (var grown in _takenFiles.Grown())
            await TakeBack(grown, cancellationToken);
        var files = Directory.EnumerateFiles(folder.Inbox).Where(IsForUs).Order(StringComparer.Ordinal).ToList();
        foreach (var file in _looks.Settled(files))
            await setAside.Attempt(new(RecordName.Inbox, Path.GetFileName(file)), () => Take(file, cancellationToken));
        return true;
    }

    /// <summary>
    /// Puts a file back whose writer had not finished. What was read of its first part is withdrawn, unless it has started.
    /// </summary>
    private async Task TakeBack(TakenFile grown, CancellationToken cancellationToken)
    {
        await inboxFileHandler.Withdraw(grown.ContentHash, cancellationToken);
        File.Move(grown.Path, Free(folder.Inbox, grown.Name));
        File.Delete(grown.Path + ".txt");
        LogTakenBack(logger, grown.Name);
    }

    private async Task Take(string path, CancellationToken cancellationToken)
    {
        switch (InputFile.Read(path))
        {
            case LoadResult<SourceFile>.Ok { Value: var source }:
                var result = await inboxFileHandler.Take(source, cancellationToken);
                var target = Move(path, result.IsTaken ? folder.Done : folder.Rejected, result.Report);
                _takenFiles.Add(new TakenFile(Path.GetFileName(path), target, source.Content.Length, InboxFileHandler.ContentHash(source)));
                break;
            case LoadResult<SourceFile>.Rejected rejected:
                Move(path, folder.Rejected, [rejected.Faults[0].In(language)]);
                break;
        }
    }

    private static string Move(string path, string folder, IReadOnlyList<string> report)
    {
        var target = Free(folder, Path.GetFileName(path));
        File.WriteAllLines(target + ".txt", report);
        File.Move(path, target);
        return target;
    }

    /// <summary>The path of a file in a folder, with a number after its name where the name is taken.</summary>
    private static string Free(string folder, string name)
    {
        var free = name;
        for (var again = 2; File.Exists(Path.Combine(folder, free)); again++)
        {
            free = string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)} ({again}){Path.GetExtension(name)}"
            );
        }

        return Path.Combine(folder, free);
    }

    /// <summary>Whether a file is meant for the host. Temporary files of editors and unfinished copies are not.</summary>
    private static bool IsForUs(string path) =>
        Path.GetFileName(path) is { } name
        && name[0] is not ('.' or '~')
        && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".crdownload", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox could not be worked through; it is looked at again.")]
    private static partial void LogTrouble(ILogger logger, Exception trouble);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The inbox file {Name} grew after it had been taken. It was put back and will be read again as a whole."
    )]
    private static partial void LogTakenBack(ILogger logger, string name);
}
