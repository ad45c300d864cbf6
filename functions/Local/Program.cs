using System.CommandLine;
using System.CommandLine.Help;
using CultivatedLand.Local.Commands;
using CultivatedLand.Local.Terminals;

var terminal = Terminal.OfProcess(SystemLanguage.Choose(args, Environment.GetEnvironmentVariable));
var help = new LocalizedHelp(terminal);

var language = new Option<string>("--lang")
{
    Recursive = true,
    HelpName = "zh|en",
    Description = terminal.Say("输出语言，默认随系统", "language of the output; the system's by default"),
};
language.AcceptOnlyFromAmong("zh", "en");

var root = new RootCommand(
    terminal.Say(
        "耕地整改任务：从通知到销号。上传方案，按时提醒，逾期督办。",
        "CultivatedLand: rectification tasks from the notice to the close-out."
    )
)
{
    ReadCommand.Build(terminal),
    new RehearseCommand(terminal).Build(),
    CalendarCommand.Build(terminal),
    DatesCommand.Build(terminal),
    TemplateCommand.Build(terminal),
};
var serve = new ServeCommand(terminal);
root.Subcommands.Add(serve.Build());
root.Subcommands.Add(new DemoCommand(terminal).Build());
foreach (var command in new ClientCommands(terminal).Build().Concat(new MaintenanceCommands(terminal).Build()))
    root.Subcommands.Add(command);
serve.AddOptions(root);
root.Options.Add(language);
foreach (var option in root.Options.OfType<HelpOption>())
    option.Action = help;
foreach (var option in root.Options.OfType<VersionOption>())
    option.Description = terminal.Say("显示版本", "shows the version");
root.SetAction(serve.Run);

var parsed = root.Parse(args);
var faults = parsed.Action == help ? [] : UsageErrors.Of(parsed);
if (faults.Count == 0)
    return await terminal.Guard(() =>
        parsed.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Longer than the host gives its requests: a host that is told to stop ends by itself, and with 0.
                ProcessTerminationTimeout = ServeCommand.LongestStop * 3,
            }
        )
    );

foreach (var fault in faults)
    terminal.Complain(fault);
terminal.Complain(UsageErrors.SeeHelp(parsed.CommandResult.Command));
return ExitCodes.UnusableInput;
