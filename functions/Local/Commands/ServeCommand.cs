using System.CommandLine;
using System.Net.Sockets;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Terminals;
using CultivatedLand.Local.Workers;
using CultivatedLand.Web;
using CultivatedLand.Web.Infrastructure.Routing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>serve</c>. Runs the embedded host: one machine, one folder, no cloud.</summary>
public sealed class ServeCommand(Terminal terminal)
{
    /// <summary>Time that requests get to end when the host is told to stop. Below the ten seconds that containers are given.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(7);

    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "folder",
        Description = terminal.Say("数据目录，首次启动时创建（默认 data）", "data folder, created on first start (default: data)"),
    };
    private readonly Option<string?> _urls = new("--urls")
    {
        HelpName = "url",
        Description = terminal.Say("监听地址（默认 http://127.0.0.1:5080）", "where to listen (default: http://127.0.0.1:5080)"),
    };
    private readonly Option<string?> _clock = new("--clock")
    {
        HelpName = "moment",
        Description = terminal.Say(
            "虚拟时间的起点，如 2023-07-20T08:00；不真实发信",
            "start of virtual time, such as 2023-07-20T08:00; no real mail"
        ),
    };
    private readonly Option<string?> _speed = new("--speed")
    {
        HelpName = "factor",
        Description = terminal.Say("虚拟时间的倍速，3600 即一秒一小时", "virtual seconds in a real one; 3600 is an hour a second"),
    };
    private readonly Option<bool> _autoStart = new("--auto-start")
    {
        Description = terminal.Say("没有错误的方案自动启动", "plans without errors start by themselves"),
    };
    private readonly Option<string?> _office = new("--office")
    {
        HelpName = "name",
        Description = terminal.Say("发件单位全称", "full name of the sending office"),
    };

    private readonly Option<bool> _acceptClock = new("--accept-clock-jump")
    {
        Description = terminal.Say(
            "时钟比上次运行超前一天以上也照常发信，不询问",
            "sends without asking where the clock is more than a day ahead of the last run"
        ),
    };

    private const int MostCounted = 1000;

    /// <summary>Called once, when the host serves and has said so.</summary>
    public Func<CancellationToken, Task>? WhenServing { get; init; }

    public Command Build()
    {
        var command = new Command(
            "serve",
            terminal.Say("启动主机：收方案、按时提醒、逾期督办", "runs the host: takes plans, reminds in time, escalates what is late")
        );
        AddOptions(command);
        command.SetAction(Run);
        return command;
    }

    /// <summary>Adds the same options to a command that serves when no verb is given.</summary>
    public void AddOptions(Command command)
    {
        foreach (var option in new Option[] { _data, _urls, _clock, _speed, _autoStart, _office, _acceptClock })
            command.Options.Add(option);
    }

    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var settings = HostConfiguration.Gather(CommandLine(parsed));
            var faults = settings.Faults().ToList();
            if (faults.Count > 0)
            {
                foreach (var fault in faults)
                    terminal.Complain(fault);
                return ExitCodes.UnusableInput;
            }

            return await Serve(settings, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            SayStopped();
            return ExitCodes.Fine;
        }
        catch (SettingsException wrong)
        {
            terminal.Complain(wrong.Sentence);
        }
        catch (StorageException unusable)
        {
            terminal.Complain(unusable.Sentence);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            terminal.Complain(
                new(
                    $"地址已被占用：{busy.Message} 请停止占用它的程序，或用 --urls 换一个端口。",
                    $"The address is taken: {busy.Message} Stop the program that holds it, or choose another port with --urls."
                )
            );
        }
        catch (SocketException unusable)
        {
            terminal.Complain(
                new(
                    $"无法在该地址监听：{unusable.Message}。请用 --urls 指定本机的地址和可用的端口。",
                    $"It is not possible to listen on this address: {unusable.Message}. "
                        + "Name an address of this machine and a free port with --urls."
                )
            );
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(
                new(
                    $"数据目录无法使用：{unusable.Message} 请检查权限和磁盘空间，或用 --data 另选目录。",
                    $"The data folder cannot be used: {unusable.Message} Check permissions and disk space, or choose another with --data."
                )
            );
        }

        return ExitCodes.UnusableInput;
    }

    private async Task<int> Serve(HostSettings settings, CancellationToken cancellationToken)
    {
        var folder = new HostDataFolder(Path.GetFullPath(settings.Data));
        UsedFolderCheck.Files(new DataFolder(folder.Path));
        folder.Prepare();
        var time = settings.ClockStart is { } start
            ? new VirtualClock(start, settings.Speed, TimeProvider.System, settings.ClockRunsOn)
            : TimeProvider.System;
        using var database = LedgerFile.Open(new DataFolder(folder.Path), TimeProvider.System, time);
        await using var app = Build(settings, folder, database, time);
        if (settings.ClockStart is null)
            await LookAtClock(app.Services, settings, cancellationToken);
        await Start(app, cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await File.WriteAllTextAsync(folder.Address, address, CancellationToken.None);
        Greet(settings, folder, database, address, time);
        await OfferFirstRun(app.Services, settings, address, cancellationToken);
        if (WhenServing is not null)
            await WhenServing(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        SayStopped();
        return ExitCodes.Fine;
    }

    private void SayStopped() => terminal.Line(terminal.Say("已停止。", "Stopped."));

    /// <summary>Looks at the clock before any loop runs, and says what waits for an answer.</summary>
    private async Task LookAtClock(IServiceProvider services, HostSettings settings, CancellationToken cancellationToken)
    {
        var watch = services.GetRequiredService<ClockWatch>();
        watch.WentBack = (before, after) =>
            terminal.Complain(
                new(
                    $"时钟回拨：从{ChinaTime.Of(before):yyyy-MM-dd HH:mm}到{ChinaTime.Of(after):yyyy-MM-dd HH:mm}；提醒和邮件的时间已重新推算。",
                    $"The clock went back from {ChinaTime.Of(before):yyyy-MM-dd HH:mm} to {ChinaTime.Of(after):yyyy-MM-dd HH:mm}; "
                        + "the times of reminders and mails were reckoned again."
                )
            );
        await watch.Begin(settings.AcceptClockJump, cancellationToken);
        if (watch.WaitsSince is not { } last)
            return;

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var tasks = (await services.GetRequiredService<ILedger>().Due(now, MostCounted, cancellationToken)).Count;
        var outbox = services.GetRequiredService<IOutbox>();
        var mails = (await outbox.Outgoing(now, MostCounted, cancellationToken)).Count;
        terminal.Line(
            terminal.Yellow(
                terminal.Say(
                    $"时钟为{ChinaTime.Of(now):yyyy-MM-dd HH:mm}，上次运行在{ChinaTime.Of(last):yyyy-MM-dd HH:mm}。"
                        + $"现在会提醒{tasks}项任务、发出{mails}封邮件；等待确认：在“设置 › 运行状况”中确认，或用 --accept-clock-jump 重新启动。",
                    $"The clock says {ChinaTime.Of(now):yyyy-MM-dd HH:mm}; the last run was at {ChinaTime.Of(last):yyyy-MM-dd HH:mm}. "
                        + $"Now {tasks} tasks would wake and {mails} mails would go. Nothing is sent until you confirm the clock "
                        + "under settings, health, or start again with --accept-clock-jump."
                )
            )
        );
        terminal.Output.Flush();
    }

    /// <summary>
    /// Starts the host.
    /// If the address is taken, the workers are running already; they are stopped before the services they use are disposed.
    /// </summary>
    private static async Task Start(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static WebApplication Build(HostSettings settings, HostDataFolder folder, SqliteDatabase database, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A line for each connection beyond the limit would let anybody fill the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Error);

        // The operator reads why the host cannot start as a sentence, not as a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ((long)settings.LargestUploadMb << 20) + 4096;
            ConnectionLimits.Apply(kestrel.Limits, ConnectionLimits.HandlesOfProcess());
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        builder.Services.AddHost(settings, folder, database, time).AddWorkers(settings, folder);

        // A part that lacks one of its own, or that keeps what lives for one request, is found at start and not by the first who needs it.
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        var app = builder.Build();
        app.UseWeb();
        app.MapWeb();
        return app;
    }

    private void Greet(HostSettings settings, HostDataFolder folder, SqliteDatabase database, string address, TimeProvider time)
    {
        if (settings.ClockStart is not null)
        {
            terminal.Line(
                terminal.Yellow(
                    terminal.Say(
                        $"演练：虚拟时间 {ChinaTime.Of(time.GetUtcNow()):yyyy-MM-dd HH:mm}，倍速 {settings.Speed:0.##}；不会真实发信。",
                        $"Rehearsal: virtual time {ChinaTime.Of(time.GetUtcNow()):yyyy-MM-dd HH:mm}, speed {settings.Speed:0.##}; "
                            + "no real mail is sent."
                    )
                )
            );
        }

        terminal.Line(terminal.Say($"正在监听 {address}", $"Listening on {address}"));
        terminal.Line(
            terminal.Say(
                $"数据目录 {folder.Path}（SQLite {database.SqliteVersion}）",
                $"Data in {folder.Path} (SQLite {database.SqliteVersion})"
            )
        );
        terminal.Line(
            settings.UsesSmtp
                ? terminal.Say($"邮件经 {settings.Smtp} 发出", $"Mail goes out by {settings.Smtp}")
                : terminal.Say($"邮件存为文件：{folder.Mail}", $"Mails appear as files in {folder.Mail}")
        );
        terminal.Line(
            terminal.Say(
                $"下一步：把通讯录（people.csv）和方案（.docx 等）放进 {folder.Inbox}，或：cultivatedland import <方案> --start",
                $"Next: drop the directory (people.csv) and a plan (.docx …) into {folder.Inbox}, or: cultivatedland import <plan> --start"
            )
        );
        terminal.Output.Flush();
    }

    /// <summary>
    /// Prints the link for the first account. It is printed here and nowhere else: the reader of this console runs the host.
    /// </summary>
    private async Task OfferFirstRun(IServiceProvider services, HostSettings settings, string address, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<AccountService>().FirstRun(cancellationToken) is not { } secret)
            return;
        var link = new Uri(new Uri(settings.PublicAddress ?? address), $"{PageUrls.FirstRun}/{secret}");
        terminal.Line(
            terminal.Say(
                $"还没有账号。第一个管理员请在两小时内打开（只能用一次）：{link}",
                $"There are no accounts yet. Open this within two hours to become the first administrator (it works once): {link}"
            )
        );
        terminal.Output.Flush();
    }

    private Dictionary<string, string?> CommandLine(ParseResult parsed)
    {
        var given = new Dictionary<string, string?>
        {
            [nameof(HostSettings.Data)] = parsed.GetValue(_data),
            [nameof(HostSettings.Urls)] = parsed.GetValue(_urls),
            [nameof(HostSettings.Clock)] = parsed.GetValue(_clock),
            [nameof(HostSettings.Speed)] = parsed.GetValue(_speed),
            [nameof(HostSettings.Office)] = parsed.GetValue(_office),
            [nameof(HostSettings.AcceptClockJump)] = parsed.GetValue(_acceptClock) ? "true" : null,
            [nameof(HostSettings.AutoStart)] = parsed.GetValue(_autoStart) ? "true" : null,
        };
        return given.Where(pair => pair.Value is not null).ToDictionary();
    }
}
