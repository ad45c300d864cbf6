using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Local.Mail;

namespace CultivatedLand.Acceptance.Mail;

internal static class SomeMail
{
    public static readonly MailSender Sender = new("office@liuhe.example", "柳河镇人民政府");

    public static MailContent Of(
        string subject = "【逾期】柳河镇白石村 翻耕 应于8月20日完成（另有2项）",
        string? to = "lin@liuhe.example",
        string? name = "林晓舟",
        string file = "督办函 柳河耕督〔2023〕7号.docx"
    ) =>
        new(
            to,
            name,
            subject,
            "林晓舟：\n您有1项任务需要办理。\n.\n",
            "<!DOCTYPE html><html><body><p>您有1项任务需要办理。</p></body></html>",
            [
                new MailAttachment(
                    "due-dates.ics",
                    "text/calendar; charset=utf-8; method=PUBLISH",
                    Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
                ),
                new MailAttachment(file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [1, 2, 3, 0, 255]),
            ],
            "0123456789abcdef0123@farmland.example",
            new DateTimeOffset(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8))
        );
}
