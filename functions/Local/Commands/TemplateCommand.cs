using System.CommandLine;
using System.Text;
using CultivatedLand.Application.People;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>template plan|people FILE</c>. Writes an empty task table or directory to fill in.</summary>
public static class TemplateCommand
{
    private const string People = "people";

    public static Command Build(Terminal terminal)
    {
        var kind = new Argument<string>("KIND")
        {
            Description = terminal.Say(
                "plan（任务表 .xlsx）或 people（通讯录 .csv）",
                "plan (a task table, .xlsx) or people (the directory, .csv)"
            ),
        };
        kind.AcceptOnlyFromAmong("plan", People);
        var file = new Argument<string>("FILE") { Description = terminal.Say("写到哪个文件", "the file to write") };
        var command = new Command("template", terminal.Say("生成可填写的模板", "writes a template to fill in")) { kind, file };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Run(Terminal terminal, string kind, string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(kind == People ? Encoding.UTF8.GetBytes("\uFEFF" + DirectoryFileReader.Template) : PlanTemplate.Write());
            terminal.Line(terminal.Say($"已写入{path}。", $"{path} is written."));
            return ExitCodes.Fine;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Complain(
                new(
                    $"无法写入{path}：{problem.Message} 请换一个文件名。",
                    $"{path} cannot be written: {problem.Message} Choose another name."
                )
            );
            return ExitCodes.UnusableInput;
        }
    }
}
