using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>Text of a mail's delivery state.</summary>
internal static class MailStateText
{
    /// <summary>Returns the name of the state. A dead mail that had been delivered has bounced.</summary>
    public static LocalizedText Name(MailDeliveryState mailDeliveryState) =>
        IsReturned(mailDeliveryState) ? new("被退回", "bounced") : mailDeliveryState.State.Name();

    public static string Badge(MailState state) =>
        state switch
        {
            MailState.Sent => "badge done",
            MailState.Queued => "badge info",
            MailState.Held => "badge soon",
            MailState.Withdrawn => "badge",
            _ => "badge late",
        };

    /// <summary>Returns the past and the next step of a mail's delivery.</summary>
    public static LocalizedText Story(MailRecord mail) =>
        mail.Standing switch
        {
            { State: MailState.Sent, SentAt: { } at } => new($"已于 {Moment(at)} 发出。", $"Sent on {Moment(at)}."),
            { State: MailState.Withdrawn } => new(
                "这是草稿，不再发出（原因见下）。",
                "A draft that does not go out (the reason is below)."
            ),
            { State: MailState.Held } => new("约谈通知须由人放行后才发出。", "An interview notice waits until a person releases it."),
            { State: MailState.Queued, Attempts: 0, NextAttemptAt: { } at } => new(
                $"等待发出（{Moment(at)}）。",
                $"Waits to go out ({Moment(at)})."
            ),
            { State: MailState.Queued, NextAttemptAt: { } at } mailDeliveryState => new(
                $"已尝试 {mailDeliveryState.Attempts} 次，{Moment(at)} 再试。",
                $"Tried {mailDeliveryState.Attempts} {(mailDeliveryState.Attempts == 1 ? "time" : "times")}; next on {Moment(at)}."
            ),
            { SentAt: { } at } mailDeliveryState when IsReturned(mailDeliveryState) => new(
                $"已于 {Moment(at)} 发出，但没有送达（原因见下）。请核对邮箱地址，再点“重新发送”。",
                $"Sent on {Moment(at)}, and did not arrive (the reason is below). Check the address, then send it again."
            ),
            { State: MailState.Dead } when mail.Content.To is null => new(
                "没有收件人，未发出。请在通讯录中补上担任该角色的人及邮箱；以后的通知会发给此人。",
                "There is no recipient, so it did not go out. Add who holds the role, with an address, to the directory; "
                    + "later notices go there."
            ),
            { State: MailState.Dead } mailDeliveryState => new(
                $"尝试 {mailDeliveryState.Attempts} 次后放弃。请核对邮箱地址和邮件服务器，再点“重新发送”。",
                $"Given up after {mailDeliveryState.Attempts} {(mailDeliveryState.Attempts == 1 ? "attempt" : "attempts")}. "
                    + "Check the address and the mail server, then send it again."
            ),
            _ => mail.Standing.State.Name(),
        };

    private static bool IsReturned(MailDeliveryState mailDeliveryState) => mailDeliveryState is { State: MailState.Dead, SentAt: not null };

    public static string Moment(DateTimeOffset moment) =>
        ChinaTime.Of(moment).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
