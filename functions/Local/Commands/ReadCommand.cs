using System.CommandLine;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary><c>read FILE…</c>: what the reader understands of notices and tables.</summary>
public static class ReadCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = terminal.Say("一个或多个文件（.docx .txt .md .html .xlsx .csv .json）", "one or more files (.docx, .txt, .md, .html, .xlsx, .csv, .json)") };
        var json = new Option<bool>("--json") { Description = terminal.Say("输出 JSON：一个文件一个对象，多个文件一个数组", "prints JSON: an object for one file, an array for several") };
        var year = new Option<int?>("--year") { HelpName = "year", Description = terminal.Say("没有年份的日期按此年计", "the year of dates that name none") };
        var command = new Command("read", terminal.Say("阅读通知或任务表：任务、阶段、时限、面积、责任与疑点", "reads notices and task tables: tasks, phases, deadlines, areas, who is responsible, and what looks wrong")) { files, json, year };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json), parsed.GetValue(year)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, bool asJson, int? year)
    {
        if (Years.Fault(year) is { } fault)
        {
            terminal.Complain(fault);
            return ExitCodes.UnusableInput;
        }

        var drafts = new List<PlanDraft>();
        var isUsable = true;
        using (var bar = new ProgressBar(terminal, terminal.Say("阅读", "reading")))
        {
            for (var index = 0; index < paths.Length; index++)
            {
                bar.Report(index, paths.Length);
                switch (Read(paths[index], year))
                {
                    case ReadOutcome.Plan plan:
                        drafts.Add(plan.Draft);
                        break;
                    case ReadOutcome.Unusable unusable:
                        terminal.Complain(unusable.Reason);
                        isUsable = false;
                        break;
                }
            }
        }

        if (asJson) Print(terminal, drafts, isArray: paths.Length > 1);
        else foreach (var draft in drafts) new DraftPrinter(terminal).Print(draft);

        return !isUsable ? ExitCodes.UnusableInput
            : drafts.SelectMany(draft => draft.Findings).Any(finding => finding.Severity == Severity.Error) ? ExitCodes.ErrorsFound
            : ExitCodes.Fine;
    }

    private static ReadOutcome Read(string path, int? year) => InputFile.Read(path) switch
    {
        Loaded<SourceFile>.Ok source => PlanReader.Read(source.Value, new ReadOptions(year)),
        Loaded<SourceFile>.Rejected rejected => new ReadOutcome.Unusable(rejected.Faults[0]),
        _ => throw new InvalidOperationException("A file loads or it is rejected."),
    };

    private static void Print(Terminal terminal, List<PlanDraft> drafts, bool isArray)
    {
        if (drafts.Count == 0 && !isArray) return;
        var objects = drafts.Select(draft => DraftJson.Write(PlanBuilder.WithLedgerIds(draft), terminal.Language));
        terminal.Line(isArray ? $"[{string.Join(",\n", objects)}]" : objects.Single());
    }
}
