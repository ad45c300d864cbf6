using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Texts about records that cannot be read: what was found, what was expected, and what to do.</summary>
internal static class UnreadableText
{
    public static VerifyFault Fault(SetAsideRecord record)
    {
        var (expected, remedy) = (Expected(record.Name.Table), Remedy(record.Name.Table));
        return LedgerVerifier.Fault(
            VerifyFaultKind.Unreadable,
            record.Name.ToString(),
            $"无法读取（{record.Why}）；应为{expected.Chinese}。{remedy.Chinese}",
            $"it cannot be read ({record.Why}); expected was {expected.English}. {remedy.English}"
        );
    }

    private static LocalizedText Expected(string table) =>
        table switch
        {
            RecordName.Tasks => new("任务的状态（JSON）", "the state of a task, as JSON"),
            RecordName.Facts => new("一条履历（JSON）", "a fact, as JSON"),
            RecordName.Notices => new("一条通知（JSON）", "a notice, as JSON"),
            RecordName.Mails => new("一封邮件（JSON）及其发送状态", "a mail, as JSON, and its delivery state"),
            RecordName.Plans => new("一份方案及其状态", "a plan and its state"),
            RecordName.Directories => new("通讯录（JSON）", "a directory of people, as JSON"),
            "ledger_rows" or "listed_words" or "due_dates" => new("台账列表的一行", "a line of the ledger's lists"),
            _ => new("该类记录的JSON", "JSON of this kind of record"),
        };

    private static LocalizedText Remedy(string table) =>
        table switch
        {
            RecordName.Directories => new("请重新上传通讯录，或从备份恢复。", "Upload the directory anew, or restore a backup."),
            "settings" or "grid-settings" or "interview-settings" or "interview-progress" or "rhythm-progress" or "set-aside" => new(
                "请在页面上重新保存一次；在此之前按默认值运行。",
                "Save it anew on its page; until then the defaults count."
            ),
            "accounts" or "webhooks" or "rhythms" or "sessions" or "api-tokens" or "one-time-links" => new(
                "请从备份恢复，或重新建立。",
                "Restore a backup, or make it anew."
            ),
            _ => new("请从备份恢复这一条。", "Restore this one from a backup."),
        };
}
