using System.CommandLine;
using System.CommandLine.Invocation;

namespace CultivatedLand.Local.Terminals;

/// <summary>Help in the chosen language: the purpose of a command, its usage, and an example to copy.</summary>
public sealed class LocalizedHelp(Terminal terminal) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["read"] = ["read plan.docx", "read plan.docx --html page.html", "read plan.docx annex.txt --json"],
        ["rehearse"] =
        [
            "rehearse plan.docx --from 2023-07-20 --to 2023-12-31",
            "rehearse plan.docx --from 2023-07-20 --to 2023-12-31 --directory people.csv --events events.csv --json",
        ],
        ["calendar"] = ["calendar 2026"],
        ["template"] = ["template plan 任务表.xlsx", "template people people.csv"],
        ["dates"] = ["dates \"10月底前完成\" --issued 2023-07-20"],
        ["serve"] = ["serve", "serve --clock 2023-07-20T08:00 --speed 3600"],
        ["demo"] = ["demo"],
        ["import"] = ["import plan.docx --start"],
        ["unlock"] = ["unlock wang", "unlock wang --second-step"],
    };

    public override int Invoke(ParseResult parseResult)
    {
        Print(parseResult.CommandResult.Command);
        return 0;
    }

    public void Print(Command command)
    {
        var options = command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Where(option => !option.Hidden)
            .DistinctBy(option => option.Name)
            .ToList();
        terminal.Line(command.Description ?? command.Name);
        terminal.Line();
        terminal.Line(terminal.Strong(terminal.Say("用法：", "Usage:")));
        terminal.Line($"  {Usage(command)}");
        Section(
            terminal.Say("命令：", "Commands:"),
            command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description))
        );
        Section(terminal.Say("参数：", "Arguments:"), command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Section(
            terminal.Say("选项：", "Options:"),
            options.Select(option =>
                (
                    Names(option),
                    option is System.CommandLine.Help.HelpOption ? terminal.Say("显示帮助", "shows this help") : option.Description
                )
            )
        );
        if (Examples.TryGetValue(command.Name, out var examples))
            Section(terminal.Say("例：", "Examples:"), examples.Select(example => ("cultivatedland " + example, (string?)null)));
    }

    private static string Usage(Command command)
    {
        var words = new List<string> { "cultivatedland" };
        if (command is not RootCommand)
            words.Add(command.Name);
        if (command.Subcommands.Count > 0)
            words.Add("<command>");
        words.AddRange(
            command.Arguments.Select(argument => argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>..." : $"<{argument.Name}>")
        );
        words.AddRange(command.Options.Where(option => option.Required).Select(Names));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static string Names(Option option) => option.HelpName is { } value ? $"{option.Name} <{value}>" : option.Name;

    private void Section(string heading, IEnumerable<(string Left, string? Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        var width = all.Where(row => row.Right is not null).Select(row => row.Left.Length).DefaultIfEmpty().Max();
        terminal.Line();
        terminal.Line(terminal.Strong(heading));
        foreach (var (left, right) in all)
            terminal.Line(right is null ? $"  {left}" : $"  {left.PadRight(width)}  {right}");
    }
}
