using System.Globalization;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Local.Commands;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Takes what is dropped into the inbox folder: plans, and the directory of people (a table whose name begins with people, directory or 通讯录).
/// A file goes to done/ or rejected/ with a .txt of what was found beside it.
/// </summary>
public sealed partial class Inbox(HostFolder folder, PlanIntake intake, IPlanShelf shelf, TimeProvider clock, Language language, ILogger<Inbox> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);
    private static readonly string[] DirectoryNames = ["people", "directory", "通讯录"];

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

    private async Task TakeAll(CancellationToken cancel)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Inbox).Where(IsForUs).Order(StringComparer.Ordinal).ToList())
        {
            if (await HasSettled(file, cancel)) await Take(file, cancel);
        }
    }

    private async Task Take(string path, CancellationToken cancel)
    {
        var (isTaken, report) = InputFile.Read(path) switch
        {
            Loaded<SourceFile>.Ok { Value: var source } when IsDirectory(source.Name) => await TakeDirectory(source, cancel),
            Loaded<SourceFile>.Ok { Value: var source } => await TakePlan(source, cancel),
            Loaded<SourceFile>.Rejected rejected => (false, [rejected.Faults[0].In(language)]),
            _ => throw new InvalidOperationException("A file loads or it is rejected."),
        };
        Move(path, isTaken ? folder.Done : folder.Rejected, report);
    }

    private async Task<(bool IsTaken, List<string> Report)> TakePlan(SourceFile file, CancellationToken cancel)
    {
        switch (await intake.Receive(file, "收件夹", cancel))
        {
            case IntakeOutcome.Unusable unusable:
                return (false, [unusable.Reason.In(language)]);
            case IntakeOutcome.AlreadyHere known:
                return (true, [Say($"这份文件此前已收到（{known.Edition.Title}），没有重复启动。", $"This very file came before ({known.Edition.Title}); nothing was started again.")]);
            case IntakeOutcome.Received received:
                var report = new List<string> { Summary(received.Edition) };
                report.AddRange(received.Draft.Findings.Select(finding => $"- {Word(finding.Severity)} {finding.Message.In(language)}"));
                return (true, report);
            default:
                throw new InvalidOperationException("A plan is received, known or unusable.");
        }
    }

    private async Task<(bool IsTaken, List<string> Report)> TakeDirectory(SourceFile file, CancellationToken cancel)
    {
        if (DirectoryFile.Read(file) is Loaded<PeopleDirectory>.Ok { Value: var directory })
        {
            await shelf.ReplaceDirectory(directory, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Content.Span)), clock.GetUtcNow(), "收件夹", cancel);
            return (true, [Say($"通讯录已更新：{directory.Entries.Count}人。", $"The directory is in force: {directory.Entries.Count} entries.")]);
        }

        return (false, [.. ((Loaded<PeopleDirectory>.Rejected)DirectoryFile.Read(file)).Faults.Select(fault => fault.In(language))]);
    }

    private string Summary(PlanEdition edition) => edition.State == EditionState.Started
        ? Say($"“{edition.Title}”已启动，{edition.Tasks}项任务。", $"“{edition.Title}” is started: {edition.Tasks} tasks.")
        : Say(
            $"“{edition.Title}”已读为草稿，{edition.Tasks}项任务，{edition.Errors}处错误；请核对后启动：cultivatedland import <文件> --start",
            $"“{edition.Title}” is a draft: {edition.Tasks} tasks, {edition.Errors} errors. Check it and start it: cultivatedland import <file> --start");

    private string Word(Severity severity) => severity switch
    {
        Severity.Error => Say("错误", "error"),
        Severity.Warning => Say("注意", "warning"),
        _ => Say("提示", "note"),
    };

    private static void Move(string path, string target, List<string> report)
    {
        var name = Path.GetFileName(path);
        var free = name;
        for (var again = 2; File.Exists(Path.Combine(target, free)); again++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)} ({again}){Path.GetExtension(name)}");
        }

        File.WriteAllLines(Path.Combine(target, free + ".txt"), report);
        File.Move(path, Path.Combine(target, free));
    }

    /// <summary>What an editor or a copy in progress leaves lying is not for us.</summary>
    private static bool IsForUs(string path) =>
        Path.GetFileName(path) is { } name && name[0] is not ('.' or '~') && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".crdownload", StringComparison.OrdinalIgnoreCase);

    private static bool IsDirectory(string name) =>
        DirectoryNames.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)) && Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".XLSX";

    /// <summary>A file that still grows is being copied.</summary>
    private static async Task<bool> HasSettled(string path, CancellationToken cancel)
    {
        var before = new FileInfo(path);
        var (length, written) = (before.Exists ? before.Length : -1, before.Exists ? before.LastWriteTimeUtc : default);
        await Task.Delay(Settling, cancel);
        var after = new FileInfo(path);
        return after.Exists && after.Length == length && after.LastWriteTimeUtc == written;
    }

    private string Say(string chinese, string english) => language == Language.English ? english : chinese;

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox could not be worked through; it is looked at again.")]
    private static partial void LogTrouble(ILogger logger, Exception trouble);
}
