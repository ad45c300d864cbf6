using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Testing.Samples;

public static partial class Some
{
    /// <summary>The State Council's days off and make-up workdays of 2022 to 2024; other years count plain weekdays.</summary>
    public static WorkCalendar ChinaCalendar { get; } =
        new([
            .. Off("元旦", "2022-01-01", "2022-01-03"),
            .. Worked("春节", "2022-01-29", "2022-01-30"),
            .. Off("春节", "2022-01-31", "2022-02-06"),
            .. Worked("清明节", "2022-04-02"),
            .. Off("清明节", "2022-04-03", "2022-04-05"),
            .. Worked("劳动节", "2022-04-24"),
            .. Off("劳动节", "2022-04-30", "2022-05-04"),
            .. Worked("劳动节", "2022-05-07"),
            .. Off("端午节", "2022-06-03", "2022-06-05"),
            .. Off("中秋节", "2022-09-10", "2022-09-12"),
            .. Off("国庆节", "2022-10-01", "2022-10-07"),
            .. Worked("国庆节", "2022-10-08", "2022-10-09"),
            .. Off("元旦", "2022-12-31"),
            .. Off("元旦", "2023-01-01", "2023-01-02"),
            .. Off("春节", "2023-01-21", "2023-01-27"),
            .. Worked("春节", "2023-01-28", "2023-01-29"),
            .. Off("清明节", "2023-04-05"),
            .. Worked("劳动节", "2023-04-23"),
            .. Off("劳动节", "2023-04-29", "2023-05-03"),
            .. Worked("劳动节", "2023-05-06"),
            .. Off("端午节", "2023-06-22", "2023-06-24"),
            .. Worked("端午节", "2023-06-25"),
            .. Off("中秋节、国庆节", "2023-09-29", "2023-10-06"),
            .. Worked("中秋节、国庆节", "2023-10-07", "2023-10-08"),
            .. Off("元旦", "2024-01-01"),
            .. Worked("春节", "2024-02-04"),
            .. Off("春节", "2024-02-10", "2024-02-17"),
            .. Worked("春节", "2024-02-18"),
            .. Off("清明节", "2024-04-04", "2024-04-06"),
            .. Worked("清明节", "2024-04-07"),
            .. Worked("劳动节", "2024-04-28"),
            .. Off("劳动节", "2024-05-01", "2024-05-05"),
            .. Worked("劳动节", "2024-05-11"),
            .. Off("端午节", "2024-06-10"),
            .. Worked("中秋节", "2024-09-14"),
            .. Off("中秋节", "2024-09-15", "2024-09-17"),
            .. Worked("国庆节", "2024-09-29"),
            .. Off("国庆节", "2024-10-01", "2024-10-07"),
            .. Worked("国庆节", "2024-10-12"),
        ]);

    /// <summary>The default policy on this calendar.</summary>
    /// <summary>Rules under which the schedule alone causes mails. Hand-overs are not told.</summary>
    public static TaskRules ScheduleAlone { get; } =
        new(DeadlinePolicy.Default with { HandOvers = HandOverHours.Default with { IsOn = false } }, ChinaCalendar);

    public static TaskRules Rules { get; } = new(DeadlinePolicy.Default, ChinaCalendar);

    private static IEnumerable<SpecialDay> Off(string name, string from, string? to = null) =>
        Days(Day(from), Day(to ?? from)).Select(day => new SpecialDay(day, name, IsWorked: false));

    private static IEnumerable<SpecialDay> Worked(string name, string from, string? to = null) =>
        Days(Day(from), Day(to ?? from)).Select(day => new SpecialDay(day, name, IsWorked: true));
}
