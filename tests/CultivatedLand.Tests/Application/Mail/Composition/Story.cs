using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

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

    /// <summary>Lives on until the notice of this day in 2023.</summary>
    public Notice On(int month, int day)
    {
        Until(At(2023, month, day).AddDays(1));
        return Notices.Single(notice => ChinaTime.DateOf(notice.SendAt) == new DateOnly(2023, month, day));
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

internal static class Some
{
    public const string Office = "云州市青溪区柳河镇人民政府";

    public static PeopleDirectory Directory { get; } =
        new([
            Person("柳河镇/白石村", Role.Leader, "林晓舟", "lin@liuhe.example"),
            Person("柳河镇/白石村", Role.UnitHead, "高远", "gao@liuhe.example"),
            Person("柳河镇", Role.LeadOffice, "柳河镇建管办", "office@liuhe.example"),
            Person("柳河镇", Role.Supervisor, "区规资局", "bureau@qingxi.example"),
        ]);

    public static DirectoryEntry Person(
        string place,
        Role role,
        string name,
        string? mail,
        string? substitute = null,
        DateOnly? away = null
    ) => new(Place.Parse(place)!, role, null, name, mail, null, substitute, away, away?.AddDays(30));

    public static MailContext Context(params Story[] stories) =>
        new(
            Office,
            Story.Rules,
            (task, _) => new Uri($"https://farmland.example/t/{task}?k=abc&v=1"),
            id => stories.FirstOrDefault(story => story.Task.Id == id)?.Task
        )
        {
            PublicAddress = new Uri("https://farmland.example/"),
        };

    public static Envelope Envelope(string to, PeopleDirectory? directory, params Notice[] notices) =>
        new DigestBuilder(directory ?? Directory).Sort(notices).Single(envelope => envelope.Recipient.Mail == to);

    public static Envelope Envelope(string to, params Notice[] notices) => Envelope(to, null, notices);
}
