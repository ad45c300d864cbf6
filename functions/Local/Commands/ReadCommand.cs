using System.CommandLine;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Preview;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>read FILE…</c>. Prints what the reader understands of notices and tables.</summary>
public static class ReadCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = terminal.Say(
                "一个或多个文件（.docx .txt .md .html .xlsx .csv .json）",
                "one or more files (.docx, .txt, .md, .html, .xlsx, .csv, .json)"
            ),
        };
        var json = new Option<bool>("--json")
        {
            Description = terminal.Say(
                "输出 JSON：一个文件一个对象，多个文件一个数组",
                "prints JSON: an object for one file, an array for several"
            ),
        };
        var year = new Option<int?>("--year")
        {
            HelpName = "year",
            Description = terminal.Say("没有年份的日期按此年计", "the year of dates that name none"),
        };
        var html = new Option<string?>("--html")
        {
            HelpName = "page",
            Description = terminal.Say(
                "另写一个网页：左边原文，右边任务，词句互相链接",
                "also writes a page: the document on the left, the tasks on the right, the words linked"
            ),
        };
        var people = new Option<string?>("--directory")
        {
            HelpName = "file",
            Description = terminal.Say(
                "通讯录（.csv 或 .xlsx）：再检查方案里的地点和角色是否有人",
                "who holds which role (.csv or .xlsx): also checks that the plan's places and roles are known"
            ),
        };
        var command = new Command(
            "read",
            terminal.Say(
                "阅读通知或任务表：任务、阶段、时限、面积、责任与疑点",
                "reads notices and task tables: tasks, phases, deadlines, areas, who is responsible, and what looks wrong"
            )
        )
        {
            files,
            json,
            html,
            year,
            people,
        };
        command.SetAction(parsed =>
            new Run(terminal, parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(year)).Of(
                parsed.GetRequiredValue(files),
                parsed.GetValue(people)
            )
        );
        return command;
    }

    /// <summary>Run of the command: one call with its options.</summary>
    private sealed class Run(Terminal terminal, bool asJson, string? page, int? year)
    {
        private PeopleDirectory _directory = PeopleDirectory.Empty;

        public int Of(string[] paths, string? people)
        {
            if (YearRange.Fault(year) is { } fault)
            {
                terminal.Complain(fault);
                return ExitCodes.UnusableInput;
            }

            if (page is not null && paths.Length > 1)
            {
                terminal.Complain(new("--html 一次只能用于一个文件。", "--html goes with one file at a time."));
                return ExitCodes.UnusableInput;
            }

            if (people is not null && !Use(people))
                return ExitCodes.UnusableInput;

            var readings = Read(paths).ToList();
            var drafts = readings.Where(reading => reading.Draft is not null).Select(reading => reading.Draft!).ToList();
            if (asJson)
                Print(drafts, isArray: paths.Length > 1);
            else
                foreach (var draft in drafts)
                    new DraftPrinter(terminal).Print(draft);

            var isWritten = page is null || drafts.Count == 0 || Write(readings[0].Document!, drafts[0], page);
            return drafts.Count < paths.Length || !isWritten ? ExitCodes.UnusableInput
                : drafts.SelectMany(draft => draft.Findings).Any(finding => finding.Severity == Severity.Error) ? ExitCodes.ErrorsFound
                : ExitCodes.Fine;
        }

        private IEnumerable<(SourceDocument? Document, PlanDraft? Draft)> Read(string[] paths)
        {
            using var bar = new ProgressBar(terminal, terminal.Say("阅读", "reading"));
            for (var index = 0; index < paths.Length; index++)
            {
                bar.Report(index, paths.Length);
                yield return Read(paths[index]);
            }
        }

        private (SourceDocument? Document, PlanDraft? Draft) Read(string path)
        {
            var outcome = InputFile.Read(path) switch
            {
                LoadResult<SourceFile>.Ok source => SourceReader.Open(source.Value),
                LoadResult<SourceFile>.Rejected rejected => new SourceOutcome.Unusable(rejected.Faults[0]),
                _ => throw new InvalidOperationException("A file loads or it is rejected."),
            };
            if (outcome is SourceOutcome.Opened { Document: var document })
            {
                switch (PlanReader.Read(document, new PlanReadOptions(year)))
                {
                    case ReadOutcome.Plan plan:
                        return (page is null ? null : document, Checked(plan.Draft));
                    case ReadOutcome.Unusable unusable:
                        terminal.Complain(unusable.Reason);
                        return default;
                }
            }

            terminal.Complain(((SourceOutcome.Unusable)outcome).Reason);
            return default;
        }

        private bool Use(string path)
        {
            var result = InputFile.Read(path) switch
            {
                LoadResult<SourceFile>.Ok source => DirectoryFileReader.Read(source.Value),
                LoadResult<SourceFile>.Rejected unread => new LoadResult<PeopleDirectory>.Rejected(unread.Faults),
                _ => throw new InvalidOperationException("A file loads or it is rejected."),
            };
            foreach (var fault in result is LoadResult<PeopleDirectory>.Rejected rejected ? rejected.Faults : [])
                terminal.Complain(fault);
            if (result is not LoadResult<PeopleDirectory>.Ok ok)
                return false;
            _directory = ok.Value;
            return true;
        }

        /// <summary>
        /// Checks the draft against the directory as of the day of issue. That day decides who is away and from when terms count.
        /// </summary>
        private PlanDraft Checked(PlanDraft draft)
        {
            if (_directory.Entries.Count == 0)
                return draft;
            var day = draft.Issued ?? ChinaTime.DateOf(TimeProvider.System.GetUtcNow());
            var plan = new PlanBuilder(ChinaHolidays.Calendar, day).Build(draft, at: PlanBuilder.PlaceIn(_directory, draft));
            return new DirectoryCheck(_directory, day).Add(draft, plan);
        }

        private void Print(List<PlanDraft> drafts, bool isArray)
        {
            if (drafts.Count == 0 && !isArray)
                return;
            if (isArray)
                terminal.Output.Write('[');
            for (var index = 0; index < drafts.Count; index++)
            {
                if (index > 0)
                    terminal.Output.Write(",\n");
                DraftJson.Write(terminal.Output, PlanBuilder.WithLedgerIds(drafts[index]), terminal.Language);
            }

            terminal.Line(isArray ? "]" : "");
        }

        private bool Write(SourceDocument document, PlanDraft draft, string path)
        {
            try
            {
                File.WriteAllText(path, DraftHtmlPage.Write(document, draft));
                return true;
            }
            catch (Exception problem)
                when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                terminal.Complain(new($"无法写入{path}：{problem.Message}", $"{path} cannot be written: {problem.Message}"));
                return false;
            }
        }
    }
}
