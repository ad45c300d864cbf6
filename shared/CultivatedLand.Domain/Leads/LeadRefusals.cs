namespace CultivatedLand.Domain.Leads;

/// <summary>Factory of refusals for leads. Each sentence names the request, the reason and what can be done instead.</summary>
internal static class LeadRefusals
{
    public static LeadRefusal NoSuchLead() =>
        new(LeadRefusalCode.NoSuchLead, new("没有这条线索，请核对编号。", "There is no such lead; check its id."), []);

    public static LeadRefusal AlreadyKnown(Lead lead) =>
        Because(lead, LeadRefusalCode.AlreadyKnown, "这条线索已经登记。", "This lead is recorded already.");

    public static LeadRefusal NotInThisStep(Lead lead, LeadTransition leadTransition) =>
        Because(
            lead,
            LeadRefusalCode.NotInThisStep,
            $"线索{lead.Step.Words().Chinese}，不能{leadTransition.Words.Chinese}。",
            $"The lead is {lead.Step.Words().English}; it is not possible to {leadTransition.Words.English} now."
        );

    public static LeadRefusal WrongGrade(Lead lead, LeadTransition leadTransition) =>
        Because(
            lead,
            LeadRefusalCode.WrongGrade,
            lead.Grade == LeadGrade.Difficult
                ? "难度较大的线索须先书面报告区（县），由区（县）处置。"
                : "情节轻微的线索由镇（街道）处置，无须报告区（县）。",
            lead.Grade == LeadGrade.Difficult
                ? "A difficult lead is first reported to the district in writing, and the district disposes."
                : $"A simple lead is disposed of by the town; there is no need to {leadTransition.Words.English}."
        );

    public static LeadRefusal NotStopped(Lead lead) =>
        Because(
            lead,
            LeadRefusalCode.NotStopped,
            "没有当场制止的线索须分级、处置后才能办结。",
            "A lead that was not stopped on the spot is graded and disposed of before it is closed."
        );

    public static LeadRefusal NoteMissing(Lead lead, LeadTransition leadTransition) =>
        Because(
            lead,
            LeadRefusalCode.NoteMissing,
            $"请填写说明或理由，否则不能{leadTransition.Words.Chinese}。",
            $"Say what was done or why; without that it is not possible to {leadTransition.Words.English}."
        );

    public static LeadRefusal NoteTooLong(Lead? lead, int length) =>
        Because(
            lead,
            LeadRefusalCode.NoteTooLong,
            $"说明有{length}字，最多{LeadRules.LongestText}字；请写短一些。",
            $"The text has {length} characters and may have {LeadRules.LongestText}; make it shorter."
        );

    public static LeadRefusal WhatMissing() => Because(null, LeadRefusalCode.WhatMissing, "请写明看到了什么。", "Say what was seen.");

    public static LeadRefusal AreaAbsurd(string area) =>
        Because(
            null,
            LeadRefusalCode.AreaAbsurd,
            $"面积{area}亩不合理，应大于0、不超过{LeadRules.LargestArea}亩；不知道时请留空。",
            $"An area of {area} mu cannot be right; it is more than 0 and at most {LeadRules.LargestArea} mu. "
                + "Leave it empty where it is not known."
        );

    public static LeadRefusal PositionAbsurd(GeoPoint point) =>
        Because(
            null,
            LeadRefusalCode.PositionAbsurd,
            $"位置 {point.Latitude}, {point.Longitude} 不是经纬度。",
            $"{point.Latitude}, {point.Longitude} is no position in degrees."
        );

    public static LeadRefusal FoundInTheFuture(DateTimeOffset at) =>
        Because(
            null,
            LeadRefusalCode.FoundInTheFuture,
            $"发现时间{ChinaTime.Of(at):yyyy-MM-dd HH:mm}还没有到。",
            $"The lead is said to be found at {ChinaTime.Of(at):yyyy-MM-dd HH:mm}, which is yet to come."
        );

    public static LeadRefusal FoundLongAgo(DateTimeOffset at) =>
        Because(
            null,
            LeadRefusalCode.FoundLongAgo,
            $"发现时间{ChinaTime.Of(at):yyyy-MM-dd}在一年多以前，请核对。",
            $"The lead is said to be found on {ChinaTime.Of(at):yyyy-MM-dd}, more than a year ago; check the date."
        );

    public static LeadRefusal KindUnknown() =>
        Because(
            null,
            LeadRefusalCode.KindUnknown,
            "线索类别应为违法用地、非粮化或其他。",
            "A lead is about illegal use, non-grain use or something else."
        );

    public static LeadRefusal TaskAlready(Lead lead) =>
        Because(
            lead,
            LeadRefusalCode.TaskAlready,
            $"这条线索已转为整改任务{lead.Task}。",
            $"This lead has become the rectification task {lead.Task} already."
        );

    private static LeadRefusal Because(Lead? lead, LeadRefusalCode code, string chinese, string english) =>
        new(code, new LocalizedText(chinese, english), lead is null ? [] : LeadTransitions.Allowed(lead.Step));
}
