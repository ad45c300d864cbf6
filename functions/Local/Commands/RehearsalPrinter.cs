using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Printer of a rehearsal: text grouped by day for people, one JSON line for each notice for programs.</summary>
public sealed class RehearsalPrinter(Terminal terminal, WorkCalendar calendar)
{
    private Language Language => terminal.Language;

    public void AsText(Plan plan, RehearsalResult result)
    {
        terminal.Line(terminal.Strong(plan.Title));
        terminal.Line(
            terminal.Say(
                $"{plan.Tasks.Count}项任务，{result.Notices.Count}条通知",
                $"{plan.Tasks.Count} tasks, {result.Notices.Count} notices"
            )
        );
        foreach (var task in plan.Tasks.Where(task => task.Spec.Phases.Count == 0))
        {
            terminal.Line(
                terminal.Faint(
                    terminal.Say(
                        $"没有时限，启动前须说明：{task.Spec.Name}",
                        $"without a deadline, to be answered before the start: {task.Spec.Name}"
                    )
                )
            );
        }

        if (result.Occasions.Count > 0)
        {
            var counted = result.Occasions.GroupBy(occasion => occasion.Kind).OrderBy(kind => kind.Key).ToList();
            terminal.Line(
                terminal.Say(
                    string.Join("，", counted.Select(kind => $"{kind.Key.Name().Chinese}{kind.Count()}次")),
                    string.Join(", ", counted.Select(kind => $"{kind.Key.Name().English} {kind.Count()}×"))
                )
            );
        }

        var notices = result.Notices.ToLookup(notice => notice.Notice.SendAt);
        var occasions = result.Occasions.ToLookup(occasion => occasion.At);
        foreach (var moment in notices.Select(at => at.Key).Union(occasions.Select(at => at.Key)).Order())
        {
            terminal.Line();
            terminal.Line(
                terminal.Strong(
                    $"{ChinaTime.DateOf(moment):yyyy-MM-dd} {DayNameText.Weekday(ChinaTime.DateOf(moment), Language)} "
                        + $"{ChinaTime.Of(moment):HH:mm}"
                )
            );
            foreach (var occasion in occasions[moment])
                Describe(occasion);
            foreach (var notice in notices[moment])
                Describe(notice);
        }
    }

    public void AsJson(RehearsedDay day)
    {
        using var buffer = new MemoryStream();
        var lines = day
            .Notices.Select(notice => (notice.Notice.SendAt, Write: (Action<Utf8JsonWriter>)(json => Write(json, notice))))
            .Concat(day.Occasions.Select(occasion => (occasion.At, Write: (Action<Utf8JsonWriter>)(json => Write(json, occasion)))));
        foreach (var (_, write) in lines.OrderBy(line => line.Item1))
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                write(json);
            terminal.Line(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }
    }

    private void Describe(RehearsedOccasion occasion)
    {
        var kind = occasion.Kind.Name().In(Language);
        terminal.Line(
            $"  {(occasion.Kind >= OccasionKind.MissedPatrol ? terminal.Red(kind) : kind)} "
                + $"{occasion.Place.Name} {occasion.Name}".TrimEnd()
        );
        terminal.Line(terminal.Faint($"    {occasion.Why.In(Language)}"));
        terminal.Line($"    → {string.Join(terminal.Say("、", ", "), occasion.To.Select(Name))}");
    }

    private void Describe(RehearsedNotice rehearsed)
    {
        var notice = rehearsed.Notice;
        var kind = notice.Kind.In(Language);
        terminal.Line(
            $"  {(notice.Kind <= NoticeKind.Reminder ? kind : terminal.Red(kind))} {notice.Place.Name} {notice.TaskName} "
                + $"· {notice.PhaseName} {terminal.Say("时限", "due")} {notice.Due:yyyy-MM-dd}"
        );
        terminal.Line(terminal.Faint($"    {Why(notice)}"));
        var copies =
            rehearsed.Cc.Count == 0
                ? ""
                : terminal.Say("；抄送 ", "; copy to ") + string.Join(terminal.Say("、", ", "), rehearsed.Cc.Select(Name));
        terminal.Line($"    → {string.Join(terminal.Say("、", ", "), rehearsed.To.Select(Name))}{copies}");
    }

    private string Why(Notice notice) =>
        notice.Fact is { } fact ? NoticeText.Act(fact).In(Language) : NoticeText.Why(notice.Reason, calendar, Language);

    private string Name(Recipient recipient)
    {
        var addressee = recipient.Addressee;
        var role =
            addressee.Label is { } label && label != addressee.Role.In(Language)
                ? $"{addressee.Role.In(Language)} {label}"
                : addressee.Role.In(Language);
        var who = recipient.Name is null ? $"{role}（{recipient.Place.Name}）" : $"{role} {recipient.Name} <{recipient.Mail}>";
        return recipient switch
        {
            { Standing: RecipientStanding.LastResort } => who
                + terminal.Yellow(terminal.Say("（无人担任，转牵头单位）", " (nobody holds the role; to the lead office)")),
            { StandsInFor: { } absent } => who + terminal.Say($"（代{absent}）", $" (for {absent})"),
            _ => who,
        };
    }

    private void Write(Utf8JsonWriter json, RehearsedNotice rehearsed)
    {
        var notice = rehearsed.Notice;
        json.WriteStartObject();
        json.WriteString("at", $"{ChinaTime.Of(notice.SendAt):yyyy-MM-ddTHH:mm:sszzz}");
        json.WriteString("kind", notice.Kind.Code());
        json.WriteString("task", notice.Id.Task.Value);
        json.WriteString("name", notice.TaskName);
        json.WriteString("place", notice.Place.Name);
        json.WriteString("phase", notice.PhaseName);
        json.WriteString("due", $"{notice.Due:yyyy-MM-dd}");
        Write(json, "to", rehearsed.To);
        Write(json, "cc", rehearsed.Cc);
        json.WriteString("mail", rehearsed.Mail);
        json.WriteString("why", Why(notice));
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, RehearsedOccasion occasion)
    {
        json.WriteStartObject();
        json.WriteString("at", $"{ChinaTime.Of(occasion.At):yyyy-MM-ddTHH:mm:sszzz}");
        json.WriteString("kind", occasion.Kind.Code());
        json.WriteString("name", occasion.Name);
        json.WriteString("place", occasion.Place.Name);
        Write(json, "to", occasion.To);
        json.WriteString("why", occasion.Why.In(Language));
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes recipients. Without a directory, two offices in one role cannot be told apart here, so each role and place is written once.
    /// </summary>
    private static void Write(Utf8JsonWriter json, string name, EquatableArray<Recipient> recipients)
    {
        json.WriteStartArray(name);
        foreach (
            var recipient in recipients.DistinctBy(recipient =>
                (recipient.Addressee.Role, recipient.Place.Name, recipient.Name, recipient.Mail)
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("role", recipient.Addressee.Role.Code());
            json.WriteString("place", recipient.Place.Name);
            json.WriteString("name", recipient.Name);
            json.WriteString("address", recipient.Mail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
