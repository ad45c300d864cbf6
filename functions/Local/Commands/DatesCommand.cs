using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Domain;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>dates TEXT</c>. Prints every date, period and relative term that the reader recognises in a sentence.</summary>
public static class DatesCommand
{
    public static Command Build(Terminal terminal)
    {
        var text = new Argument<string>("TEXT")
        {
            Description = terminal.Say("一句话，如“10月底前完成”", "a sentence, such as 10月底前完成"),
        };
        var issued = new Option<string?>("--issued")
        {
            HelpName = "date",
            Description = terminal.Say("成文日期，用来补年份", "date of issue, which gives dates their year"),
        };
        var json = new Option<bool>("--json") { Description = terminal.Say("输出 JSON 数组", "prints a JSON array") };
        var command = new Command(
            "dates",
            terminal.Say("识别一句话中的日期、期限和相对时限", "recognises dates, periods and relative terms in a sentence")
        )
        {
            text,
            issued,
            json,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(text), parsed.GetValue(issued), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string text, string? issued, bool asJson)
    {
        var day = LocalTimeParser.Parse(issued);
        if (issued is not null && day is null)
        {
            terminal.Complain(
                new(
                    $"--issued 的“{issued}”不是日期，应如 2023-07-20。",
                    $"“{issued}” after --issued is not a date; write it like 2023-07-20."
                )
            );
            return ExitCodes.UnusableInput;
        }

        var mentions = DateRecogniser.Recognise(text, new DateContext(Issued: day is { } moment ? ChinaTime.DateOf(moment) : null));
        if (asJson)
            terminal.Line(Json(mentions));
        else if (mentions.IsEmpty)
            terminal.Line(terminal.Say("没有日期。", "No date in it."));
        else
            foreach (var mention in mentions)
                terminal.Line(Describe(terminal, mention));
        return ExitCodes.Fine;
    }

    private static string Describe(Terminal terminal, DateMention mention)
    {
        var when = mention switch
        {
            { Start: { } start, Due: { } due } => $"{start:yyyy-MM-dd} → {due:yyyy-MM-dd}",
            { Due: { } due } => $"{due:yyyy-MM-dd}",
            { Relative: not null } => terminal.Say("相对时限", "relative"),
            _ => terminal.Say("无法确定", "not certain"),
        };
        return $"{when}　“{mention.Text}”　{(mention.Deadline ? terminal.Say("时限", "deadline") : terminal.Say("不是时限", "no deadline"))}";
    }

    private static string Json(IEnumerable<DateMention> mentions)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var mention in mentions)
            {
                json.WriteStartObject();
                json.WriteString("text", mention.Text);
                json.WriteString("start", mention.Start is { } start ? $"{start:yyyy-MM-dd}" : null);
                json.WriteString("due", mention.Due is { } due ? $"{due:yyyy-MM-dd}" : null);
                json.WriteString("relative", mention.Relative?.Words);
                json.WriteBoolean("deadline", mention.Deadline);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
