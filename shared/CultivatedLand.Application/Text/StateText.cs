using CultivatedLand.Application.Mail;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Text;

/// <summary>
/// Names of the states of plans and mails and of the severities of findings. Pages, the terminal and answers share them.
/// </summary>
public static class StateText
{
    public static LocalizedText Name(this EditionState state) =>
        state switch
        {
            EditionState.Draft => new("待核对", "To be checked"),
            EditionState.Starting => new("正在启动", "Starting"),
            EditionState.Started => new("已启动", "Started"),
            _ => new("已被新版取代", "Superseded"),
        };

    public static LocalizedText Name(this MailState state) =>
        state switch
        {
            MailState.Queued => new("待发", "queued"),
            MailState.Held => new("待放行", "held"),
            MailState.Sent => new("已发出", "sent"),
            MailState.Withdrawn => new("不发出", "withdrawn"),
            _ => new("发送失败", "dead"),
        };

    public static LocalizedText Name(this Severity severity) =>
        severity switch
        {
            Severity.Error => new("错误", "error"),
            Severity.Warning => new("注意", "warning"),
            _ => new("提示", "note"),
        };
}
