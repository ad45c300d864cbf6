using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Casework.Rehearsals;
using CultivatedLand.Casework.Wording;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Prints a rehearsal: grouped by day for people, a line for each notice for programs.</summary>
public sealed class RehearsalPrinter(Terminal terminal, WorkCalendar calendar)
{
    private Language Language => terminal.Language;

    public void AsText(Plan plan, RehearsalResult result)
    {
        terminal.Line(terminal.Strong(plan.Title));
        terminal.Line(terminal.Say($"{plan.Tasks.Count}项任务，{result.Notices.Count}条通知", $"{plan.Tasks.Count} tasks, {result.Notices.Count} notices"));
        foreach (var task in plan.Tasks.Where(task => task.Spec.Phases.Count == 0))
        {
            terminal.Line(terminal.Faint(terminal.Say($"没有时限、不发通知：{task.Spec.Name}", $"without a deadline, no notices: {task.Spec.Name}")));
        }

        foreach (var day in result.Notices.GroupBy(notice => ChinaTime.DateOf(notice.Notice.SendAt)))
        {
            terminal.Line();
            terminal.Line(terminal.Strong($"{day.Key:yyyy-MM-dd} {DayNames.Weekday(day.Key, Language)} {ChinaTime.Of(day.First().Notice.SendAt):HH:mm}"));
            foreach (var notice in day) Describe(notice);
        }
    }

    public void AsJson(RehearsalResult result)
    {
        using var buffer = new MemoryStream();
        foreach (var notice in result.Notices)
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, notice);
            terminal.Line(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }
    }

    private void Describe(RehearsedNotice rehearsed)
    {
        var notice = rehearsed.Notice;
        var kind = notice.Kind.In(Language);
        terminal.Line($"  {(notice.Kind == NoticeKind.Reminder ? kind : terminal.Red(kind))} {notice.Place.Name} {notice.TaskName} · {notice.PhaseName} {terminal.Say("时限", "due")} {notice.Due:yyyy-MM-dd}");
        terminal.Line(terminal.Faint($"    {NoticeWording.Why(notice.Reason, calendar, Language)}"));
        terminal.Line($"    → {string.Join(terminal.Say("、", ", "), rehearsed.To.Select(Name))}{(rehearsed.Cc.Count == 0 ? "" : terminal.Say("；抄送 ", "; copy to ") + string.Join(terminal.Say("、", ", "), rehearsed.Cc.Select(Name)))}");
    }

    private string Name(Recipient recipient)
    {
        var addressee = recipient.Addressee;
        var role = addressee.Label is { } label && label != addressee.Role.In(Language) ? $"{addressee.Role.In(Language)} {label}" : addressee.Role.In(Language);
        var who = recipient.Name is null ? $"{role}（{recipient.Place.Name}）" : $"{role} {recipient.Name} <{recipient.Mail}>";
        return recipient switch
        {
            { Standing: RecipientStanding.LastResort } => who + terminal.Yellow(terminal.Say("（无人担任，转牵头单位）", " (nobody holds the role; to the lead office)")),
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
        json.WriteString("why", NoticeWording.Why(notice.Reason, calendar, Language));
        json.WriteEndObject();
    }

    /// <summary>Without a directory two offices in one role cannot be told apart here, so each role and place is named once.</summary>
    private static void Write(Utf8JsonWriter json, string name, EquatableArray<Recipient> recipients)
    {
        json.WriteStartArray(name);
        foreach (var recipient in recipients.DistinctBy(recipient => (recipient.Addressee.Role, recipient.Place.Name, recipient.Name, recipient.Mail)))
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
