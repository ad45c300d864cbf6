using System.CommandLine;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Maintenance;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Commands that keep a data folder safe: backup, restore, verify. They also work while a host is running.</summary>
public sealed class MaintenanceCommands(Terminal terminal)
{
    private readonly Option<string> _data = new("--data")
    {
        HelpName = "folder",
        DefaultValueFactory = _ => new HostSettings().Data,
        Description = terminal.Say("数据目录（默认 data）", "data folder (default: data)"),
    };

    public IEnumerable<Command> Build()
    {
        yield return Backup();
        yield return Restore();
        yield return Verify();
    }

    private Command Backup()
    {
        var to = new Argument<string>("FOLDER") { Description = terminal.Say("备份到的新目录", "a new folder for the backup") };
        var command = new Command(
            "backup",
            terminal.Say("在线备份：主机可继续运行", "copies ledger, archive and keys while the host goes on serving")
        )
        {
            to,
            _data,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Task.FromResult(
                    Carefully(() =>
                    {
                        var (source, target) = (Folder(parsed.GetRequiredValue(_data)), Folder(parsed.GetRequiredValue(to)));
                        var report = WithBar(
                            terminal.Say("备份", "copying"),
                            bar => Storage.Maintenance.LedgerBackup.Run(source, target, Progress(bar), cancellationToken)
                        );
                        terminal.Line(
                            terminal.Say(
                                $"已备份到{report.Folder.Path}：台账{report.LedgerBytes >> 10} KB，原件{report.Files}份。",
                                $"Backed up to {report.Folder.Path}: ledger {report.LedgerBytes >> 10} KB, {report.Files} archived files."
                            )
                        );
                        return ExitCodes.Fine;
                    })
                )
        );
        return command;
    }

    private Command Restore()
    {
        var from = new Argument<string>("FOLDER") { Description = terminal.Say("备份所在目录", "the folder of the backup") };
        var command = new Command(
            "restore",
            terminal.Say("从备份恢复到一个空的数据目录", "makes a new data folder of a backup; never writes over a used one")
        )
        {
            from,
            _data,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Task.FromResult(
                    Carefully(() =>
                    {
                        var (backup, target) = (Folder(parsed.GetRequiredValue(from)), Folder(parsed.GetRequiredValue(_data)));
                        var report = WithBar(
                            terminal.Say("恢复", "restoring"),
                            bar => Storage.Maintenance.LedgerRestore.Run(backup, target, Progress(bar), cancellationToken)
                        );
                        if (!report.HasManifest)
                        {
                            terminal.Line(
                                terminal.Say(
                                    "这份备份没有清单（由旧版本生成），无法逐个文件核对；台账和原件已核对。",
                                    "This backup has no manifest, as earlier versions made them, so its keys could not be checked; "
                                        + "the ledger and the archive were."
                                )
                            );
                        }

                        terminal.Line(
                            terminal.Say(
                                $"已恢复到{report.Copied.Folder.Path}；请运行 verify 核对后再启动。",
                                $"Restored to {report.Copied.Folder.Path}; run verify on it, then serve."
                            )
                        );
                        return ExitCodes.Fine;
                    })
                )
        );
        return command;
    }

    private Command Verify()
    {
        var command = new Command(
            "verify",
            terminal.Say("核对：重放全部履历，与台账比对", "replays every history and compares it with the ledger")
        )
        {
            _data,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Task.FromResult(
                    Carefully(() =>
                    {
                        var folder = Folder(parsed.GetRequiredValue(_data));
                        var report = WithBar(
                            terminal.Say("核对", "verifying"),
                            bar =>
                                Storage.Maintenance.LedgerVerifier.Run(
                                    folder,
                                    new SynchronousProgress<VerifyProgress>(step => bar.Report((int)step.Done, (int)step.All)),
                                    cancellationToken
                                )
                        );
                        terminal.Line(
                            terminal.Say(
                                $"任务{report.Tasks}，履历{report.Facts}条，通知{report.Notices}，邮件{report.Mails}，"
                                    + $"文号{report.Letters}，原件{report.ArchivedFiles}。",
                                $"{report.Tasks} tasks, {report.Facts} facts, {report.Notices} notices, {report.Mails} mails, "
                                    + $"{report.Letters} letters, {report.ArchivedFiles} archived files."
                            )
                        );
                        foreach (var fault in report.Faults)
                            terminal.Line(terminal.Red(terminal.Say(fault.Sentence)));
                        terminal.Line(
                            report.IsSound
                                ? terminal.Say("完好。", "Sound.")
                                : terminal.Say($"发现{report.Faults.Count}处问题。", $"{report.Faults.Count} faults.")
                        );
                        return report.IsSound ? ExitCodes.Fine : ExitCodes.ErrorsFound;
                    })
                )
        );
        return command;
    }

    private int Carefully(Func<int> act)
    {
        try
        {
            return act();
        }
        catch (StorageException unusable)
        {
            terminal.Complain(unusable.Sentence);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(new($"无法完成：{unusable.Message}", $"It could not be done: {unusable.Message}"));
        }

        return ExitCodes.UnusableInput;
    }

    private T WithBar<T>(string what, Func<ProgressBar, T> act)
    {
        using var bar = new ProgressBar(terminal, what);
        return act(bar);
    }

    private static SynchronousProgress<CopyProgress> Progress(ProgressBar bar) => new(step => bar.Report(step.Done, step.All));

    private static DataFolder Folder(string path) => new(Path.GetFullPath(path));

    /// <summary>Progress that reports on the working thread and in order. <see cref="Progress{T}"/> does neither.</summary>
    private sealed class SynchronousProgress<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
