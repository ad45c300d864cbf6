using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.FieldRecords;

/// <summary>Sentences about records of work: their history, and what was wrong with an act.</summary>
public static class FieldRecordText
{
    public static LocalizedText NoSuchRecord { get; } = new("没有这条记录。", "There is no such record.");

    public static LocalizedText Released { get; } = new("公开：所在地从此可以看到", "released: its place sees it from now on");

    internal static LocalizedText DayMissing { get; } =
        new("没有填写日期：请按 2023-08-12 的格式填写。", "The day is missing: write it as 2023-08-12.");

    internal static LocalizedText DueMissing { get; } =
        new("没有填写时限：请按 2023-09-20 的格式填写。", "The date by which it must be done is missing: write it as 2023-09-20.");

    internal static LocalizedText DemandMissing { get; } =
        new(
            "没有填写要求的内容：请写明要做什么，不提要求的请同时清空时限。",
            "What is asked for is missing: say what has to be done, or empty the date too."
        );

    internal static LocalizedText WordsMissing { get; } =
        new("没有填写内容：请写明看到了什么、谈了什么。", "The words are missing: say what was seen or said.");

    internal static LocalizedText HeadCountMissing { get; } =
        new(
            $"请填写人数：1到{FieldRecordRules.MostHeads}之间的整数。",
            $"Give the number of people: a whole number from 1 to {FieldRecordRules.MostHeads}."
        );

    internal static LocalizedText NobodyExpected { get; } =
        new("没有应到的地方：请至少选择一个下级地点。", "No place is expected: choose at least one place below.");

    internal static LocalizedText NamedTwice { get; } = new("有的地方写了两次。", "A place is named twice.");

    internal static LocalizedText AsksNobody { get; } =
        new("这类记录不登记应到的地方。", "Such a record names no places that have to come.");

    internal static LocalizedText HasNoParties { get; } = new("这类记录没有“一案三查”。", "Such a record has no parties to examine.");

    internal static LocalizedText FindingMissing { get; } =
        new("没有填写查明情况：没有责任的也请写明。", "The finding is missing: say so too where there is no fault.");

    internal static LocalizedText MeasureMissing { get; } =
        new("没有填写处理措施：不处理的请写明理由。", "The measure is missing: where nothing is done, say why.");

    internal static LocalizedText EndMissing { get; } =
        new("没有填写结果：请写明怎样答复、化解或结案的。", "The outcome is missing: say how it was answered, settled or closed.");

    internal static LocalizedText ReasonMissing { get; } = new("没有填写理由。", "The reason is missing.");

    internal static LocalizedText WithheldDemand { get; } =
        new(
            "暂不公开的记录不能提要求：要求会立即通知到当地。请先公开，再另记一次检查提要求。",
            "A withheld record can ask for nothing, because its place would hear of it at once. Release it and write an inspection with the demand."
        );

    public static LocalizedText Name(CaseParty party) =>
        party switch
        {
            CaseParty.Offender => new("违法主体", "offender"),
            CaseParty.Supervisor => new("监督责任单位", "supervising body"),
            _ => new("行业主管部门", "department of the trade"),
        };

    internal static LocalizedText SubjectMissing(FieldRecordForm form) =>
        new($"没有填写{form.Subject.Chinese}。", $"The {form.Subject.English.ToLowerInvariant()} is missing.");

    internal static LocalizedText DayToCome(DateOnly day, DateOnly today) =>
        new(
            $"日期{day:yyyy-MM-dd}还没有到，今天是{today:yyyy-MM-dd}：请在事后登记。",
            $"The day {day:yyyy-MM-dd} is still to come, today is {today:yyyy-MM-dd}: write it down afterwards."
        );

    internal static LocalizedText DayTooEarly(DateOnly day, DateOnly first) =>
        new(
            $"日期{day:yyyy-MM-dd}早于{first:yyyy-MM-dd}：请核对年份。",
            $"The day {day:yyyy-MM-dd} is before {first:yyyy-MM-dd}: check the year."
        );

    internal static LocalizedText DuePassed(DateOnly due, DateOnly today) =>
        new(
            $"时限{due:yyyy-MM-dd}已经过去，今天是{today:yyyy-MM-dd}：请填写今天或以后的日期。",
            $"The due date {due:yyyy-MM-dd} has passed, today is {today:yyyy-MM-dd}: give today or a later day."
        );

    internal static LocalizedText DueTooFar(DateOnly due) =>
        new(
            $"时限{due:yyyy-MM-dd}在{FieldRecordRules.MostDaysAhead}天以后：请核对年份。",
            $"The due date {due:yyyy-MM-dd} is more than {FieldRecordRules.MostDaysAhead} days ahead: check the year."
        );

    internal static LocalizedText DemandsNothing(FieldRecordForm form) =>
        new(
            $"{form.Name.Chinese}记录不提要求；需要整改的请记为检查。",
            $"{form.Name.English} records ask for nothing; write an inspection instead."
        );

    internal static LocalizedText IsNeverWithheld(FieldRecordForm form) =>
        new($"{form.Name.Chinese}记录不能暂不公开。", $"{form.Name.English} records are never withheld.");

    internal static LocalizedText NotBelow(Place place, Place above) =>
        new($"“{place}”不在“{above}”以下。", $"“{place}” does not lie below “{above}”.");

    internal static LocalizedText NotExpected(Place place) =>
        new($"“{place}”不在应到的地方之中。", $"“{place}” is not among the places that were expected.");

    internal static LocalizedText CameAlready(Place place, DateOnly day) =>
        new($"“{place}”已于{day:yyyy-MM-dd}到过。", $"“{place}” came on {day:yyyy-MM-dd} already.");

    internal static LocalizedText TooLong(int length, int longest) =>
        new($"填写了{length}个字，最多{longest}个字：请缩短。", $"{length} characters are more than {longest}: shorten it.");

    internal static LocalizedText TooMany(int count, int most) =>
        new($"填写了{count}项，最多{most}项：请减少。", $"{count} are more than {most}: name fewer.");

    internal static LocalizedText Withdrawn(FieldRecordEnd end) =>
        new(
            $"这条记录已于{end.Day:yyyy-MM-dd}由{end.By}撤回：{end.Words}",
            $"This record was taken back on {end.Day:yyyy-MM-dd} by {end.By}: {end.Words}"
        );

    internal static LocalizedText Ended(FieldRecordForm form, FieldRecordEnd end) =>
        new(
            $"这条记录已于{end.Day:yyyy-MM-dd}由{end.By}{form.EndName!.Chinese}，不能再改。",
            $"This record has come to its end on {end.Day:yyyy-MM-dd} by {end.By} ({form.EndName!.English.ToLowerInvariant()}) and is not changed any more."
        );

    internal static LocalizedText NotWithheld(FieldRecord record) =>
        record.Release is { } release
            ? new(
                $"这条记录已于{ChinaTime.Of(release.At):yyyy-MM-dd HH:mm}由{release.By}公开。",
                $"This record was released on {ChinaTime.Of(release.At):yyyy-MM-dd HH:mm} by {release.By}."
            )
            : new("这条记录本来就是公开的。", "This record was never withheld.");

    internal static LocalizedText NeedsNoEnd(FieldRecordForm form) =>
        new($"{form.Name.Chinese}记录不需要答复或结案。", $"{form.Name.English} records need no answer and no closing.");

    internal static LocalizedText Unexamined(CaseParty party) =>
        new(
            $"还不能结案：{Name(party).Chinese}尚未查处。请先登记对它的查明情况和处理措施。",
            $"It cannot be closed yet: the {Name(party).English} is not examined. Record the finding and the measure first."
        );

    internal static LocalizedText HasTasks(FieldRecord record) =>
        new(
            $"这条记录的要求已列为任务（{string.Join("、", record.Asked.Select((_, index) => record.Id.Task(index + 1)))}），不能撤回；请在任务页取消任务并写明理由。",
            "The demand of this record is a task already "
                + $"({string.Join(", ", record.Asked.Select((_, index) => record.Id.Task(index + 1)))}), so it is not taken back; cancel the task on its page."
        );

    internal static LocalizedText NotYours(string by) =>
        new($"这条记录是{by}写的，由本人更正或撤回。", $"This record was written by {by}, who alone corrects it or takes it back.");

    internal static LocalizedText ChangedMeanwhile(FieldRecord record) =>
        new(
            $"没有保存：其间{record.History[^1].By}已改动（{record.History[^1].Words.Chinese}）。请核对后再填写。",
            $"Nothing was written: {record.History[^1].By} has changed it meanwhile ({record.History[^1].Words.English}). Look and fill in again."
        );

    internal static LocalizedText Written(FieldRecordSpec spec) =>
        new(
            $"登记{FieldRecordForm.Of(spec.Kind).Name.Chinese}：{spec.Subject}",
            $"{FieldRecordForm.Of(spec.Kind).Name.English}: {spec.Subject}"
        );

    internal static LocalizedText CameLater(Place place, DateOnly day) =>
        new($"{place.Name}于{day:yyyy-MM-dd}补到", $"{place.Name} came on {day:yyyy-MM-dd}");

    internal static LocalizedText Examined(PartyFinding finding) =>
        new(
            $"查处{Name(finding.Party).Chinese}（{finding.Day:yyyy-MM-dd}）：{finding.Finding}；{finding.Measure}",
            $"examined the {Name(finding.Party).English} ({finding.Day:yyyy-MM-dd}): {finding.Finding}; {finding.Measure}"
        );

    internal static LocalizedText EndedBy(FieldRecord record, FieldRecordCommand.End end) =>
        new(
            $"{record.Form.EndName!.Chinese}（{end.Day:yyyy-MM-dd}）：{end.Words}",
            $"{record.Form.EndName!.English.ToLowerInvariant()} ({end.Day:yyyy-MM-dd}): {end.Words}"
        );

    internal static LocalizedText Corrected(FieldRecordSpec before, FieldRecordCommand.Correct correct) =>
        new(
            $"更正（{correct.Reason}）；原为：{before.Subject}；{before.Words}{Heads(before.HeadCount, "；{0}人")}",
            $"corrected ({correct.Reason}); it was: {before.Subject}; {before.Words}{Heads(before.HeadCount, "; {0} people")}"
        );

    internal static LocalizedText WithdrawnFor(string reason) => new($"撤回：{reason}", $"taken back: {reason}");

    private static string Heads(int? count, string words) =>
        count is { } heads ? string.Format(System.Globalization.CultureInfo.InvariantCulture, words, heads) : "";
}
