using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Fixed texts of mails, in both languages side by side.</summary>
internal static class MailText
{
    public static readonly LocalizedText DueToday = new("今天到期", "due today");
    public static readonly LocalizedText CopyMark = new("抄送", "copy");
    public static readonly LocalizedText CopyNote = new(
        "本件抄送给您，供了解和督促，不需要您填报。",
        "This is a copy for your information; you are not asked to report."
    );
    public static readonly LocalizedText VirtualTimeMark = new("演练", "Rehearsal");
    public static readonly LocalizedText VirtualTimeNote = new(
        "这是演练邮件：系统正以虚拟时间运行，日期不是真实日期，请勿据此办理。",
        "This mail is a rehearsal: the system runs on virtual time and its dates are not real. Do not act on it."
    );
    public static readonly LocalizedText TaskLabel = new("任务", "Task");
    public static readonly LocalizedText DueLabel = new("时限", "Due");
    public static readonly LocalizedText ProgressLabel = new("进度", "Progress");
    public static readonly LocalizedText ActDoneLabel = new("事项", "What happened");
    public static readonly LocalizedText PhasesLabel = new("阶段", "Phases");
    public static readonly LocalizedText ExpectedLabel = new("请您", "You are asked");
    public static readonly LocalizedText NextLabel = new("下一步", "Next");
    public static readonly LocalizedText WhyLabel = new("为何今天收到", "Why today");
    public static readonly LocalizedText NoteLabel = new("说明", "Note");
    public static readonly LocalizedText ActLabel = new("办理", "Open");
    public static readonly LocalizedText Act = new("查看并填报进度", "See and report progress");
    public static readonly LocalizedText Receipt = new("收到", "Received");
    public static readonly LocalizedText ReceiptNote = new("收到请点此确认：", "Please confirm that you have received this:");
    public static readonly LocalizedText Decide = new("查看并办理", "See and decide");
    public static readonly LocalizedText See = new("查看任务", "See the task");
    public static readonly LocalizedText PlaceTable = new("查看本地整改进度表", "See how your place stands");

    public static readonly LocalizedText AllTasks = new("查看全部任务", "See all tasks");
    public static readonly LocalizedText OthersHeading = new("其余任务", "Other tasks");

    public static LocalizedText Tag(NoticeKind kind, bool isDueToday) =>
        kind switch
        {
            NoticeKind.HandOver => new("交办", "Hand-over"),
            NoticeKind.Reminder when isDueToday => new("今日到期", "Due today"),
            NoticeKind.Reminder => new("提醒", "Reminder"),
            NoticeKind.Overdue => new("逾期", "Overdue"),
            NoticeKind.SupervisionLetter => new("督办函", "Supervision letter"),
            NoticeKind.Interview => new("约谈通知", "Interview notice"),
            _ => new("持续逾期", "Still overdue"),
        };

    public static LocalizedText DaysLeft(int days) => new($"还有{days}天", days == 1 ? "1 day left" : $"{days} days left");

    public static LocalizedText WorkdaysOverdue(int workdays) =>
        new($"已逾期{workdays}个工作日", workdays == 1 ? "1 workday overdue" : $"{workdays} workdays overdue");

    public static LocalizedText Progress(RectificationTask task, TaskPhase phase)
    {
        if (task.Required is not { } required)
        {
            return phase.IsReportedDone
                ? new("已报告完成", "reported as done")
                : new("尚未报告完成（本任务不按面积计）", "not reported as done yet (this task is not measured by area)");
        }

        var (done, missing, percent) = (task.Progress(phase), required.Less(task.Progress(phase)), Percentage.Text(task.Percent(phase)));
        return phase.Kind == PhaseKind.Accept
            ? new(
                $"已验收{done}亩（{percent}%），应验收{required}亩，尚差{missing}亩",
                $"{done} of {required} mu accepted ({percent} %), {missing} mu missing"
            )
            : new(
                $"已完成{done}亩（{percent}%），应完成{required}亩，尚差{missing}亩",
                $"{done} of {required} mu done ({percent} %), {missing} mu missing"
            );
    }

    public static LocalizedText LastResortNote(LocalizedText role, string place) =>
        new(
            $"没有找到{place}及其上级的“{role.Chinese}”，故发到牵头单位的邮箱；请转交经办人，并在通讯录中补上。",
            $"Nobody holds the role “{role.English}” at {place} or above, so this goes to the lead office. "
                + "Please pass it on and complete the directory."
        );

    /// <summary>Note for the person who opens the undeliverable mail in the console.</summary>
    public static LocalizedText NobodyNote(LocalizedText role, string place) =>
        new(
            $"没有找到{place}及其上级的“{role.Chinese}”，也没有牵头单位的邮箱，此件无法发出；请补全通讯录后重发。",
            $"Nobody holds the role “{role.English}” at {place} or above, and there is no lead office either: "
                + "this mail cannot go out. Complete the directory and send it again."
        );

    public static LocalizedText LastResortMark(LocalizedText role) => new($"无人任{role.Chinese}", $"nobody is {role.English}");

    public static LocalizedText SubstituteNote(string absent, LocalizedText role, string place) =>
        new($"{absent}（{place}{role.Chinese}）不在岗，由您代办。", $"{absent} ({role.English}, {place}) is away; you stand in.");

    public static LocalizedText SubstituteMark(string absent) => new($"代{absent}", $"for {absent}");

    public static LocalizedText PaperEnclosed(NoticeKind kind, string number, bool isCopy) =>
        kind == NoticeKind.Interview
            ? isCopy
                ? new(
                    $"现将约谈通知（{number}）抄送给您，正文见附件。",
                    $"A copy of the interview notice {number} is attached (in Chinese, as issued)."
                )
                : new(
                    $"现将约谈通知（{number}）发给您，正文见附件，请按通知要求参加。",
                    $"The interview notice {number} is attached (in Chinese, as issued). Please attend as it asks."
                )
            : isCopy
                ? new(
                    $"现将督办函（{number}）抄送给您，正文见附件。",
                    $"A copy of the supervision letter {number} is attached (in Chinese, as issued)."
                )
                : new(
                    $"现将督办函（{number}）发给您，正文见附件，请按要求限期完成。",
                    $"The supervision letter {number} is attached (in Chinese, as issued). Please finish what it demands in time."
                );

    /// <summary>Returns the number of tasks of each kind, so that a long digest is understood before it is read.</summary>
    public static LocalizedText Introduction(EquatableArray<NoticeSummary> summaries)
    {
        var own = summaries.Where(summary => !summary.IsCopy).ToList();
        var copies = summaries.Count - own.Count;
        if (own.Count == 0)
            return new(
                $"以下{copies}项任务抄送给您。",
                copies == 1 ? "A copy about 1 task for you." : $"Copies about {copies} tasks for you."
            );
        if (summaries.All(summary => summary.IsHandOver))
            return HandedOver(summaries);
        if (summaries.Count == 1)
            return new("您有1项任务需要办理。", "One task needs your attention.");

        var kinds = own.GroupBy(summary => summary.Tag).Select(group => (Tag: group.Key, Count: group.Count())).ToList();
        var chineseKinds = string.Join("、", kinds.Select(kind => $"{kind.Tag}{kind.Count}项"));
        var englishKinds = string.Join(", ", kinds.Select(kind => $"{kind.Count} × {kind.Tag.ToLowerInvariant()}"));
        var copied =
            copies > 0
                ? new LocalizedText($"；另有抄送{copies}项", $"; and {copies} {(copies == 1 ? "copy" : "copies")}")
                : new LocalizedText("", "");
        return new(
            $"您有{own.Count}项任务需要办理：{chineseKinds}{copied.Chinese}。",
            $"{own.Count} {(own.Count == 1 ? "task needs" : "tasks need")} your "
                + $"attention: {englishKinds}{copied.English}. "
                + "The most urgent comes first."
        );
    }

    /// <summary>Returns the number of acts of each kind, where a mail tells of nothing else.</summary>
    private static LocalizedText HandedOver(EquatableArray<NoticeSummary> summaries)
    {
        var acts = summaries.GroupBy(summary => summary.Tag).Select(group => (Tag: group.Key, Count: group.Count())).ToList();
        return new(
            $"任务有新情况：{string.Join("、", acts.Select(act => $"{act.Tag}{act.Count}项"))}。",
            $"News of your tasks: {string.Join(", ", acts.Select(act => $"{act.Count} × {act.Tag.ToLowerInvariant()}"))}."
        );
    }

    /// <summary>
    /// Returns what the reader has to do today, with which a mail begins: what is due, what is late, what waits for a decision.
    /// Null where nothing has to be done on this day.
    /// </summary>
    public static LocalizedText? Today(EquatableArray<NoticeSummary> summaries)
    {
        var own = summaries.Where(summary => !summary.IsCopy).ToList();
        var parts = new List<LocalizedText>();
        Count(own.Count(summary => summary is { Kind: NoticeKind.Reminder, IsDueToday: true }), "今日到期", "due today");
        Count(own.Count(summary => summary.Kind > NoticeKind.Reminder), "已逾期", "overdue");
        Count(own.Count(summary => summary.AsksForDecision), "待您决定", "to decide");
        return parts.Count == 0
            ? null
            : new(
                $"今天要办：{string.Join("、", parts.Select(part => part.Chinese))}。",
                $"To be done today: {string.Join(", ", parts.Select(part => part.English))}."
            );

        void Count(int count, string chinese, string english)
        {
            if (count > 0)
                parts.Add(new($"{chinese}{count}项", $"{count} {english}"));
        }
    }

    public static LocalizedText LeftOver(int count) =>
        new($"另有{count}项未在此列出，请到系统中查看。", $"{count} more are not listed here; see them in the system.");

    public static LocalizedText Footer(string office, bool hasCalendar) =>
        new(
            $"{office}。本邮件由系统按期限规则自动发出，请勿直接回复。{(hasCalendar ? "日历附件导入后，随时限变化自动更新。" : "")}",
            $"{office}. Sent automatically by the deadline rules; please do not "
                + $"reply.{(hasCalendar ? " The attached calendar, once imported, follows changed dates." : "")}"
        );
}
