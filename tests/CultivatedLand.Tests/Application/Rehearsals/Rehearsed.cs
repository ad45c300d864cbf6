using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>Plans, events and rehearsals in the words of a test.</summary>
internal static class Rehearsed
{
    private const string PlanId = "5e1f0a2b3c";

    /// <summary>A plan of these tasks; they are numbered 1, 2 … and called 5e1f0a2b3c-1, 5e1f0a2b3c-2 …</summary>
    public static Plan Plan(params TaskSpec[] specs) =>
        new(
            PlanId,
            "青石镇耕地整改工作方案",
            "青石府〔2023〕12号",
            "沙河区青石镇人民政府",
            Some.Day("2023-07-20"),
            Place.Parse("沙河区/青石镇")!,
            specs.Select((spec, index) => new PlannedTask(TaskId.Of($"{PlanId}-{index + 1}"), $"{index + 1}", spec)).ToEquatableArray()
        );

    public static RehearsalEvent Event(
        string date,
        RehearsalAct act,
        string? phase = null,
        decimal? area = null,
        string? due = null,
        string? task = null,
        string? reason = null
    ) => new(2, Some.Day(date), task, act, phase, area is { } mu ? Mu.Of(mu) : null, due is null ? null : Some.Day(due), reason);

    public static RehearsalResult Run(Plan plan, string from, string to, params RehearsalEvent[] events) =>
        Run(plan, PeopleDirectory.Empty, from, to, events);

    /// <summary>Notices of the schedule alone, without hand-overs.</summary>
    public static RehearsalResult Run(Plan plan, PeopleDirectory directory, string from, string to, params RehearsalEvent[] events) =>
        new Rehearsal(Some.Rules, directory).Run(plan, Some.Day(from), Some.Day(to), events).Scheduled();

    public static RehearsalResult Scheduled(this RehearsalResult result) =>
        result with
        {
            Notices = [.. result.Notices.Where(sent => !sent.Notice.Id.IsHandOver)],
        };

    /// <summary>One task of four phases (08-20, 09-30, 10-20, 10-30) and 101 mu, started on 20 July 2023.</summary>
    public static RehearsalResult FourPhases(string to, params RehearsalEvent[] events) =>
        Run(Plan(Some.FourPhases()), "2023-07-20", to, events);

    /// <summary>Every notice as <c>08-04 翻耕 b14</c>.</summary>
    public static IEnumerable<string> Sent(this RehearsalResult result) =>
        result.Notices.Select(sent => $"{Some.Text(sent.Notice.SendAt)[5..10]} {sent.Notice.PhaseName} {sent.Notice.Id.Step}");

    /// <summary>Who a notice goes to, as <c>leader 李村长</c>, or by role alone where nobody is known.</summary>
    public static IEnumerable<string> Names(IEnumerable<Recipient> recipients) =>
        recipients.Select(recipient => $"{recipient.Addressee.Role.Code()} {recipient.Name}".TrimEnd());
}
