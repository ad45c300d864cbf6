using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Samples;

/// <summary>Values that a test needs and does not care about. The village, the people and the figures are invented.</summary>
public static partial class Some
{
    public static TaskId Id { get; } = TaskId.Of("3fa9c1d2-1");

    public static Place Village { get; } = Place.Parse("沙河区/青石镇/柳湾村")!;

    public static Evidence Photo { get; } = new("9f86d081884c7d659a2feaa0c55ad015", "翻耕后.jpg");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment of local time: <c>2023-08-18 10:00</c>; a date alone is 08:00, before the day's sending.</summary>
    public static DateTimeOffset At(string text) =>
        text.Length == 10
            ? ChinaTime.At(Day(text), new TimeOnly(8, 0))
            : new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset);

    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>How tests write a moment: <c>2023-08-18 09:00</c>.</summary>
    public static string Text(DateTimeOffset moment) => ChinaTime.Of(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static PhaseSpec Plough(string due) => Phase("翻耕", PhaseKind.Plough, due);

    public static PhaseSpec Plant(string due) => Phase("种植", PhaseKind.Plant, due);

    public static PhaseSpec Apply(string due) => Phase("申请验收", PhaseKind.Apply, due);

    public static PhaseSpec Accept(string due) => Phase("验收", PhaseKind.Accept, due);

    public static PhaseSpec Complete(string due) => Phase("完成整改", PhaseKind.Complete, due);

    public static PhaseSpec Phase(string name, PhaseKind kind, string due) => new(name, kind, null, Day(due));

    /// <summary>101 mu to restore, in these phases.</summary>
    public static TaskSpec Spec(params PhaseSpec[] phases) =>
        new(
            "柳湾村恢复耕地",
            TaskKind.Restore,
            Village,
            Mu.Of(101),
            Mu.Zero,
            ["柳湾村村委会"],
            ["建管办"],
            ["柳湾村联系领导"],
            [.. phases]
        );

    /// <summary>A task that is not measured by area.</summary>
    public static TaskSpec Duty(params PhaseSpec[] phases) => Spec(phases) with { Target = null };

    /// <summary>101 mu: plough, plant, apply, accept, from August to October 2023.</summary>
    public static TaskSpec FourPhases() => Spec(Plough("2023-08-20"), Plant("2023-09-30"), Apply("2023-10-20"), Accept("2023-10-30"));
}
