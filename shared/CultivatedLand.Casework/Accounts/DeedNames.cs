using CultivatedLand.Domain;

namespace CultivatedLand.Casework.Accounts;

/// <summary>What somebody may not do, in words, with the roles that may.</summary>
public static class DeedNames
{
    private static readonly Dictionary<Deed, Sentence> Names = new()
    {
        [Deed.SeeLedger] = new("查看台账", "see the ledger"),
        [Deed.UploadPlan] = new("上传方案", "upload a plan"),
        [Deed.StartPlan] = new("启动方案", "start a plan"),
        [Deed.Acknowledge] = new("签收", "acknowledge"),
        [Deed.Report] = new("填报进度", "report progress"),
        [Deed.AddEvidence] = new("上传举证", "add evidence"),
        [Deed.RequestExtension] = new("申请延期", "ask for an extension"),
        [Deed.ClaimInfeasible] = new("申报不可整改", "claim infeasible area"),
        [Deed.Accept] = new("登记验收", "record acceptance"),
        [Deed.Return] = new("退回", "return work"),
        [Deed.GrantExtension] = new("批准延期", "decide on an extension"),
        [Deed.GrantInfeasible] = new("批准不可整改", "decide on infeasible area"),
        [Deed.Suspend] = new("暂停或恢复任务", "suspend or resume a task"),
        [Deed.Cancel] = new("取消任务", "cancel a task"),
        [Deed.CloseOut] = new("销号", "close out a task"),
        [Deed.SeeMail] = new("查看邮件", "see mails"),
        [Deed.SendMail] = new("发送邮件", "send mails"),
        [Deed.SeeDirectory] = new("查看通讯录", "see the directory"),
        [Deed.EditDirectory] = new("修改通讯录", "change the directory"),
        [Deed.EditSettings] = new("修改设置", "change settings"),
        [Deed.RevokeLinks] = new("撤销链接", "revoke links"),
        [Deed.ManageAccounts] = new("管理账号", "manage accounts"),
        [Deed.SetClock] = new("拨动虚拟时间", "set virtual time"),
        [Deed.Patrol] = new("登记巡查", "record patrols"),
        [Deed.HandleLead] = new("处置线索", "handle leads"),
        [Deed.SeeReports] = new("查看报表", "see reports"),
        [Deed.ApproveSettlement] = new("审定结算", "approve a settlement"),
        [Deed.RecordCheck] = new("登记抽查", "record checks"),
    };

    public static Sentence Name(this Deed deed) => Names[deed];

    /// <summary>What is missing, and who has it.</summary>
    public static Sentence Refusal(this Deed deed)
    {
        var roles = Permissions.RolesFor(deed);
        return new(
            $"您在这里没有“{deed.Name().Chinese}”的权限；可以这样做的是该地及其上级的{string.Join("、", roles.Select(role => role.Name().Chinese))}。",
            $"You may not {deed.Name().English} here; those who may are, for this place or one above it: {string.Join(", ", roles.Select(role => role.Name().English))}.");
    }
}
