using System.CommandLine;
using CultivatedLand.Domain;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>
/// <c>demo</c>: a host with a port and a data folder of its own, the sample's people and plan, and a day that passes each second.
/// It calls <c>serve</c>, <c>people</c> and <c>import</c>; it has no other way to do what they do.
/// </summary>
public sealed class DemoCommand(Terminal terminal)
{
    private const string Start = "2023-07-20T08:00";

    /// <summary>Only a folder that holds this file is emptied.</summary>
    private const string Marker = "demo.txt";

    private readonly Option<string> _data = new("--data")
    {
        HelpName = "folder",
        DefaultValueFactory = _ => "data-demo",
        Description = terminal.Say(
            "演示的数据目录，每次重新开始（默认 data-demo）",
            "data folder of the demonstration, made afresh each time (default: data-demo)"
        ),
    };
    private readonly Option<string> _urls = new("--urls")
    {
        HelpName = "url",
        DefaultValueFactory = _ => "http://127.0.0.1:5081",
        Description = terminal.Say("监听地址（默认 http://127.0.0.1:5081）", "where to listen (default: http://127.0.0.1:5081)"),
    };
    private readonly Option<string> _speed = new("--speed")
    {
        HelpName = "factor",
        DefaultValueFactory = _ => "86400",
        Description = terminal.Say("虚拟时间的倍速（默认 86400，即一秒一天）", "virtual seconds in a real one (default: 86400, a day)"),
    };

    public Command Build()
    {
        var command = new Command(
            "demo",
            terminal.Say(
                "演示：用示例方案和通讯录运行一台主机，一秒一天",
                "shows a host at work on the sample plan and people, a day a second"
            )
        )
        {
            _data,
            _urls,
            _speed,
        };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var data = parsed.GetRequiredValue(_data);
        var folder = new HostDataFolder(Path.GetFullPath(data));
        if (Fault(folder) is { } fault)
        {
            terminal.Complain(fault);
            return ExitCodes.UnusableInput;
        }

        var serve = new ServeCommand(terminal)
        {
            WhenServing = async token =>
            {
                await BringIn(folder, token);
                await SayWhatToLookAt(folder, data, parsed.GetRequiredValue(_speed), token);
            },
        };
        string[] arguments =
        [
            "--data",
            folder.Path,
            "--urls",
            parsed.GetRequiredValue(_urls),
            "--clock",
            Start,
            "--speed",
            parsed.GetRequiredValue(_speed),
        ];
        return await serve.Run(serve.Build().Parse(arguments), cancellationToken);
    }

    /// <summary>Makes the folder afresh, where it is a demonstration's and no host runs on it.</summary>
    private static LocalizedText? Fault(HostDataFolder folder)
    {
        var marker = Path.Combine(folder.Path, Marker);
        try
        {
            if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
            {
                if (!File.Exists(marker))
                    return new(
                        $"{folder.Path}不是演示目录，不会清空；请用 --data 另选一个新目录。",
                        $"{folder.Path} is not a demonstration's and is not emptied; name a new folder with --data."
                    );
                using (HostLock.Take(new DataFolder(folder.Path), TimeProvider.System.GetLocalNow())) { }

                Directory.Delete(folder.Path, recursive: true);
            }

            Directory.CreateDirectory(folder.Path);
            File.WriteAllText(marker, "演示目录，下次演示时清空。\nMade by demo; the next demo empties this folder.\n");

            // Links in mails end by the demonstration's time: the default of 60 days is a minute of a day a second.
            File.WriteAllText(Path.Combine(folder.Path, HostConfiguration.Name), """{ "linkDays": 3650 }""");
            return null;
        }
        catch (StorageException held)
        {
            return held.Sentence;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return new(
                $"演示目录无法使用：{unusable.Message} 请用 --data 另选目录。",
                $"The demonstration's folder cannot be used: {unusable.Message} Name another one with --data."
            );
        }
    }

    private async Task BringIn(HostDataFolder folder, CancellationToken cancellationToken)
    {
        var client = new RootCommand();
        foreach (var command in new ClientCommands(terminal).Build())
            client.Subcommands.Add(command);
        await client.Parse(["people", Sample("people.csv"), "--data", folder.Path]).InvokeAsync(cancellationToken: cancellationToken);
        await client
            .Parse(["import", Sample("石桥镇整改方案.txt"), "--start", "--data", folder.Path])
            .InvokeAsync(cancellationToken: cancellationToken);
    }

    private async Task SayWhatToLookAt(HostDataFolder folder, string data, string speed, CancellationToken cancellationToken)
    {
        var address = await File.ReadAllTextAsync(folder.Address, cancellationToken);
        terminal.Line();
        terminal.Line(terminal.Strong(terminal.Say($"演示开始，倍速 {speed}：", $"The demonstration runs, at speed {speed}:")));
        terminal.Line(
            terminal.Say(
                $"  {address}/ledger　台账；先打开上面的链接，成为管理员",
                $"  {address}/ledger  the ledger; open the link above first and become the administrator"
            )
        );
        terminal.Line(terminal.Say($"  {folder.Mail}　邮件（.eml）", $"  {folder.Mail}  the mails, as .eml files"));
        terminal.Line(
            terminal.Say(
                $"  cultivatedland tasks --data {data}　任务；mails 列出邮件",
                $"  cultivatedland tasks --data {data}  the tasks; mails lists the mails"
            )
        );
        terminal.Line(terminal.Say("Ctrl+C 结束；下次演示从头开始。", "Ctrl+C ends it; the next demonstration begins afresh."));
        terminal.Output.Flush();
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
