using CultivatedLand.Application.Calendars;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Tests.Application.Mail.Composition;

/// <summary>One task of an invented village, lived through as a host would, so that mails are about real notices and states.</summary>
internal sealed class Story
{
    public static readonly TaskRules Rules = new(DeadlinePolicy.Default, ChinaHolidays.Calendar);

    private static readonly DateTimeOffset Began = At(2023, 7, 20);

    private DateTimeOffset? _wakeAt;

    private Story(RectificationTask task, DateTimeOffset? wakeAt) => (Task, _wakeAt) = (task, wakeAt);

    public RectificationTask Task { get; private set; }

    public List<Notice> Notices { get; } = [];

    public static DateTimeOffset At(int year, int month, int day) => ChinaTime.At(new DateOnly(year, month, day), new TimeOnly(8, 0));

    public static TaskSpec Spec(
        string name = "耕地恢复补足",
        string place = "云州市/青溪区/柳河镇/白石村",
        decimal? target = 101,
        DateOnly? due = null
    ) =>
        new(
            name,
            TaskKind.Restore,
            Place.Parse(place)!,
            target is { } area ? Mu.Of(area) : null,
            Mu.Zero,
            ["相关村"],
            ["建管办"],
            ["各村联系领导"],
            [
                new("翻耕", PhaseKind.Plough, null, due ?? new DateOnly(2023, 8, 20)),
                new("种植", PhaseKind.Plant, null, new DateOnly(2023, 9, 30)),
            ]
        );

    public static Story Of(TaskSpec? spec = null, string id = "a1b2-1-1")
    {
        var planned = (Decision)Rules.Decide(null, new TaskCommand.Plan(TaskId.Of(id), spec ?? Spec()), Began);
        var started = (Decision)Rules.Decide(planned.State, new TaskCommand.Start(), Began);
        return new Story(started.State, started.WakeAt);
    }

    public Story Report(decimal area, int month, int day) => Do(new TaskCommand.Report([1], Mu.Of(area)), At(2023, month, day));

    public Story Do(TaskCommand command, DateTimeOffset now)
    {
        Until(now);
        var decision = (Decision)Rules.Decide(Task, command, now);
        (Task, _wakeAt) = (decision.State, decision.WakeAt);
        Notices.AddRange(decision.Notices);
        return this;
    }

    /// <summary>Lives on until the notice of this kind goes out.</summary>
    public Notice Next(NoticeKind kind)
    {
        while (Notices.LastOrDefault()?.Kind != kind)
            Do(new TaskCommand.WakeUp(), _wakeAt!.Value);
        return Notices[^1];
    }

    /// <summary>Lives on until the notice of the schedule on this day in 2023.</summary>
    public Notice On(int month, int day)
    {
        Until(At(2023, month, day).AddDays(1));
        return Notices.Single(notice => !notice.Id.IsHandOver && ChinaTime.DateOf(notice.SendAt) == new DateOnly(2023, month, day));
    }

    private void Until(DateTimeOffset moment)
    {
        while (_wakeAt is { } next && next < moment)
        {
            var decision = (Decision)Rules.Decide(Task, new TaskCommand.WakeUp(), next);
            (Task, _wakeAt) = (decision.State, decision.WakeAt);
            Notices.AddRange(decision.Notices);
        }
    }
}
