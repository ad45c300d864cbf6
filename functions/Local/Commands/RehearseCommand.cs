using System.CommandLine;
using System.Globalization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>rehearse FILE --from DATE --to DATE</c>. Prints every notice that a plan would send, and sends none.</summary>
public sealed class RehearseCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = terminal.Say("通知或任务表（.docx .txt .xlsx .csv 等）", "a notice or task table (.docx, .txt, .xlsx, .csv …)"),
    };
    private readonly Option<string> _from = new("--from")
    {
        Required = true,
        HelpName = "date",
        Description = terminal.Say("第一天：任务在当日08:00启动", "first day: the tasks start at 08:00 local time"),
    };
    private readonly Option<string> _to = new("--to")
    {
        Required = true,
        HelpName = "date",
        Description = terminal.Say("最后一天（含当日）", "last day, inclusive"),
    };
    private readonly Option<string?> _people = new("--directory")
    {
        HelpName = "file",
        Description = terminal.Say(
            "通讯录（.csv 或 .xlsx）；没有时按角色和地点显示收件人",
            "who holds which role (.csv or .xlsx); without it recipients are shown by role and place"
        ),
    };
    private readonly Option<string?> _events = new("--events")
    {
        HelpName = "file",
        Description = terminal.Say(
            "期间发生的事（.csv），列：date,task,event,phase,area,due,reason,place",
            "what happens meanwhile (.csv) with the columns date,task,event,phase,area,due,reason,place"
        ),
    };
    private readonly Option<string?> _policy = new("--policy")
    {
        HelpName = "file",
        Description = terminal.Say("期限规则（.json），覆盖默认值", "deadline policy (.json) over the defaults"),
    };
    private readonly Option<int?> _year = new("--year")
    {
        HelpName = "year",
        Description = terminal.Say("没有年份的日期按此年计", "the year of dates that name none"),
    };
    private readonly Option<bool> _json = new("--json")
    {
        Description = terminal.Say("每条通知输出一行 JSON", "one line of JSON for each notice"),
    };

    public Command Build()
    {
        var command = new Command(
            "rehearse",
            terminal.Say(
                "演练：列出一份方案将发出的每一条通知、通报、会议和巡查提醒，不实际发送",
                "rehearses a plan: every notice, bulletin, meeting and patrol that would go out, to whom, when and why; "
                    + "nothing is sent"
            )
        )
        {
            _file,
            _from,
            _to,
            _people,
            _events,
            _policy,
            _year,
            _json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (Day(parsed, _from) is not { } first || Day(parsed, _to) is not { } last)
            return ExitCodes.UnusableInput;
        var fault =
            last >= first
                ? YearRange.Fault(parsed.GetValue(_year))
                : new(
                    $"最后一天（--to）{last:yyyy-MM-dd}早于第一天（--from）{first:yyyy-MM-dd}；请对调或改正。",
                    $"The last day (--to) {last:yyyy-MM-dd} lies before the first (--from) {first:yyyy-MM-dd}; swap or correct them."
                );
        if (fault is not null)
        {
            terminal.Complain(fault);
            return ExitCodes.UnusableInput;
        }

        if (Use(InputFile.Read(parsed.GetRequiredValue(_file))) is not { } source)
            return ExitCodes.UnusableInput;
        var read = PlanReader.Read(source, new PlanReadOptions(parsed.GetValue(_year), first));
        if (read is ReadOutcome.Unusable unusable)
        {
            terminal.Complain(unusable.Reason);
            return ExitCodes.UnusableInput;
        }

        var draft = ((ReadOutcome.Plan)read).Draft;
        var calendar = ChinaHolidays.Calendar;
        if (
            Optional(parsed.GetValue(_policy), source => DeadlinePolicyFile.Read(source.Name, source.Content.Span), DeadlinePolicy.Default)
                is not { } rules
            || Optional(parsed.GetValue(_people), DirectoryFileReader.Read, PeopleDirectory.Empty) is not { } directory
        )
            return ExitCodes.UnusableInput;
        var plan = new PlanBuilder(calendar, first).Build(draft, at: PlanBuilder.PlaceIn(directory, draft));
        if (Optional(parsed.GetValue(_events), source => EventFile.Read(source, plan), []) is not { } happenings)
            return ExitCodes.UnusableInput;

        draft = new DirectoryCheck(directory, first).Add(draft, plan);
        using var bar = new ProgressBar(terminal, terminal.Say("演练", "rehearsing"));
        var days = new Rehearsal(new TaskRules(rules, calendar), directory).Days(
            plan,
            first,
            last,
            happenings,
            parsed.GetValue(_json) && !terminal.IsPiped ? null : bar.Report,
            draft.Rhythms,
            RehearsalSettings.Default
        );
        var refused = Print(parsed.GetValue(_json), plan, days, bar, new RehearsalPrinter(terminal, calendar));
        Warn(draft, refused, calendar, first, last);
        return draft.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCodes.ErrorsFound : ExitCodes.Fine;
    }

    /// <summary>
    /// Prints the rehearsal. JSON is printed day by day while the rehearsal runs, so a screen shows its progress.
    /// Text begins with the totals, so the whole rehearsal runs first.
    /// </summary>
    private static List<RefusedEvent> Print(
        bool asJson,
        Plan plan,
        IEnumerable<RehearsedDay> days,
        ProgressBar bar,
        RehearsalPrinter printer
    )
    {
        var refused = new List<RefusedEvent>();
        if (!asJson)
        {
            var result = RehearsalResult.Of(days);
            bar.Dispose();
            printer.AsText(plan, result);
            return [.. result.Refused];
        }

        foreach (var day in days)
        {
            printer.AsJson(day);
            refused.AddRange(day.Refused);
        }

        return refused;
    }

    /// <summary>Prints what a reader must know besides the notices. The error stream is used, so that the output stays pure JSON.</summary>
    private void Warn(
        PlanDraft draft,
        IReadOnlyList<RefusedEvent> refusals,
        Domain.Calendars.WorkCalendar calendar,
        DateOnly first,
        DateOnly last
    )
    {
        foreach (var refused in refusals)
        {
            terminal.Complain(
                new(
                    $"第{refused.Event.Line}行（{refused.Event.Date:yyyy-MM-dd}）未执行：{refused.TaskName}：{refused.Why.Chinese}",
                    $"Row {refused.Event.Line} ({refused.Event.Date:yyyy-MM-dd}) was not carried "
                        + $"out: {refused.TaskName}: {refused.Why.English}"
                )
            );
        }

        foreach (var missing in Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(year => !calendar.HasData(year)))
        {
            terminal.Complain(
                new(
                    $"没有{missing}年的节假日数据，按周一至周五计。",
                    $"There is no holiday data for {missing}; Monday to Friday are counted as workdays."
                )
            );
        }

        foreach (
            var finding in draft.Findings.Where(finding =>
                finding.Severity == Severity.Error || finding.Code is "unknown-place" or "unknown-role"
            )
        )
            terminal.Complain(finding.Message);
    }

    private DateOnly? Day(ParseResult parsed, Option<string> option)
    {
        var text = parsed.GetRequiredValue(option);
        if (
            DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1992 and < 2200
        )
            return day;
        terminal.Complain(
            new(
                $"{option.Name} 的“{text}”不是日期，应如 2023-07-20。",
                $"“{text}” after {option.Name} is not a date; write it like 2023-07-20."
            )
        );
        return null;
    }

    private T? Optional<T>(string? path, Func<SourceFile, LoadResult<T>> read, T otherwise)
        where T : class =>
        path is null ? otherwise
        : Use(InputFile.Read(path)) is { } source ? Use(read(source))
        : null;

    /// <returns>Null after every fault has been printed.</returns>
    private T? Use<T>(LoadResult<T> result)
        where T : class
    {
        if (result is LoadResult<T>.Ok ok)
            return ok.Value;
        foreach (var fault in ((LoadResult<T>.Rejected)result).Faults)
            terminal.Complain(fault);
        return null;
    }
}
