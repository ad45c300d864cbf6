using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Names of the permissions, and the sentence that refuses one and names the roles that have it.</summary>
public static class PermissionNames
{
    private static readonly Dictionary<Permission, LocalizedText> Names = new()
    {
        [Permission.SeeLedger] = new("查看台账", "see the ledger"),
        [Permission.UploadPlan] = new("上传方案", "upload a plan"),
        [Permission.StartPlan] = new("启动方案", "start a plan"),
        [Permission.Acknowledge] = new("签收", "acknowledge"),
        [Permission.Report] = new("填报进度", "report progress"),
        [Permission.AddEvidence] = new("上传举证", "add evidence"),
        [Permission.RequestExtension] = new("申请延期", "ask for an extension"),
        [Permission.ClaimInfeasible] = new("申报不可整改", "claim infeasible area"),
        [Permission.Accept] = new("登记验收", "record acceptance"),
        [Permission.Return] = new("退回", "return work"),
        [Permission.GrantExtension] = new("批准延期", "decide on an extension"),
        [Permission.GrantInfeasible] = new("批准不可整改", "decide on infeasible area"),
        [Permission.Suspend] = new("暂停或恢复任务", "suspend or resume a task"),
        [Permission.Cancel] = new("取消任务", "cancel a task"),
        [Permission.CloseOut] = new("销号", "close out a task"),
        [Permission.Correct] = new("更正自己办理的事项", "correct own acts"),
        [Permission.SeeMail] = new("查看邮件", "see mails"),
        [Permission.SendMail] = new("发送邮件", "send mails"),
        [Permission.SeeDirectory] = new("查看通讯录", "see the directory"),
        [Permission.EditDirectory] = new("修改通讯录", "change the directory"),
        [Permission.EditSettings] = new("修改设置", "change settings"),
        [Permission.RevokeLinks] = new("撤销链接", "revoke links"),
        [Permission.ManageAccounts] = new("管理账号", "manage accounts"),
        [Permission.SetClock] = new("拨动虚拟时间", "set virtual time"),
        [Permission.Patrol] = new("登记巡查", "record patrols"),
        [Permission.HandleLead] = new("处置线索", "handle leads"),
        [Permission.SeeReports] = new("查看报表", "see reports"),
        [Permission.ApproveSettlement] = new("审定结算", "approve a settlement"),
        [Permission.RecordCheck] = new("登记抽查", "record checks"),
        [Permission.KeepRecord] = new("登记工作记录", "keep records of work"),
        [Permission.Inspect] = new("检查督导", "inspect"),
        [Permission.Assess] = new("考核奖惩", "assess"),
        [Permission.RecordPayment] = new("登记付款", "record payments"),
        [Permission.KeepFundingList] = new("上传资金清单", "upload lists for payments"),
    };

    public static LocalizedText Name(this Permission permission) => Names[permission];

    /// <summary>Returns the sentence that says which permission is missing at the place of a body or a form, and who has it.</summary>
    /// <param name="place">Null for what belongs to the host as a whole.</param>
    public static LocalizedText Refusal(this Permission permission, Place? place)
    {
        var roles = RolePermissions.RolesFor(permission);
        var chinese = string.Join("、", roles.Select(role => role.Name().Chinese));
        var english = string.Join(", ", roles.Select(role => role.Name().English));
        return place is null
            ? new(
                $"没有保存：这涉及全部地点，您没有全部地点的“{permission.Name().Chinese}”权限。请写明您负责的地点，或请负责全部地点的{chinese}办理。",
                $"Nothing was written: this concerns all places, and you may not {permission.Name().English} at all of them. "
                    + $"Name a place of yours, or ask one of those who may everywhere: {english}."
            )
            : new(
                $"没有保存：“{place}”不在您可以“{permission.Name().Chinese}”的地方。请改写为您负责的地点，或请该地及其上级的{chinese}办理。",
                $"Nothing was written: “{place}” is not among the places where you may {permission.Name().English}. "
                    + $"Name a place of yours, or ask one of those who may, for this place or one above it: {english}."
            );
    }

    /// <summary>Returns the sentence that says which permission is missing and who has it.</summary>
    public static LocalizedText Refusal(this Permission permission)
    {
        var roles = RolePermissions.RolesFor(permission);
        return new(
            $"您在这里没有“{permission.Name().Chinese}”的权限；可以这样做的是该地及其上级的{string.Join("、", roles.Select(role => role.Name().Chinese))}。",
            $"You may not {permission.Name().English} here; those who may are, "
                + $"for this place or one above it: {string.Join(", ", roles.Select(role => role.Name().English))}."
        );
    }
}
