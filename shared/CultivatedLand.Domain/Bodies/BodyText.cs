using CultivatedLand.Domain.People;

namespace CultivatedLand.Domain.Bodies;

/// <summary>Words and sentences about bodies.</summary>
public static class BodyText
{
    public static LocalizedText Name(BodyKind kind) =>
        kind switch
        {
            BodyKind.LeadingGroup => new("领导小组", "leading group"),
            BodyKind.TaskForce => new("专班", "task force"),
            BodyKind.WorkingGroup => new("工作组", "working group"),
            _ => new("督导组", "supervision group"),
        };

    public static LocalizedText Name(SeatReach reach) =>
        reach switch
        {
            SeatReach.EachTown => new("各镇街", "each town"),
            SeatReach.EachVillage => new("各村", "each village"),
            _ => new("本级", "here"),
        };

    /// <summary>Says which mail would go astray while nobody holds a role.</summary>
    public static LocalizedText Astray(Role? role) =>
        role switch
        {
            Role.Leader => new(
                "整改提醒、逾期通知和约谈通知会送到上一级或牵头单位",
                "reminders, overdue notices and interview notices go to the level above or to the lead office"
            ),
            Role.ResponsibleUnit => new("逾期通知会送到上一级或牵头单位", "overdue notices go to the level above or to the lead office"),
            Role.UnitHead => new(
                "督办函和约谈通知会送到上一级或牵头单位",
                "supervision letters and interview notices go to the level above or to the lead office"
            ),
            Role.LeadOffice => new("没有找到收件人的通知无处可送", "notices for which no recipient is found have nowhere to go"),
            Role.Supervisor => new("申请、逾期抄送和督办抄送会送到上一级", "requests and copies of escalations go to the level above"),
            Role.LeadingGroup => new("约谈没有具名的领导小组", "interviews are held in nobody's name"),
            Role.GridChief => new("漏巡和线索超时的通知会送到上一级", "notices of missed patrols and late leads go to the level above"),
            Role.GridMember => new("巡查提醒没有人收到", "nobody is reminded of patrols"),
            Role.Allotted => new("逾期、督办、约谈没有包保干部收到抄送", "no allotted officer gets copies of escalations"),
            Role.Contact => new("督办函上没有该地的联络员", "letters name no contact of the place"),
            _ => new("不影响邮件", "no mail depends on it"),
        };
}
