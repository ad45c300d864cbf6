using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>Recipient of a plan's notices whom the directory does not list.</summary>
/// <param name="Instead">Recipient who gets the notices instead. Null where nobody would.</param>
/// <param name="Tasks">Number of tasks that need this person.</param>
/// <param name="Kinds">Kinds of notices that this person would get, mildest first.</param>
public sealed record MissingRecipient(Addressee Addressee, Recipient? Instead, int Tasks, IReadOnlyList<NoticeKind> Kinds);

/// <summary>Finder of the recipients of a plan whom the directory does not list. The result depends on the arguments alone.</summary>
public static class MissingRecipients
{
    public static IReadOnlyList<MissingRecipient> Of(Plan plan, PeopleDirectory directory, DateOnly day) =>
        [
            .. plan
                .Tasks.Where(task => task.Spec.Phases.Count > 0)
                .SelectMany(task => Wanted(task.Spec).Select(wanted => (task, wanted.Kind, wanted.Addressee)))
                .GroupBy(wanted => wanted.Addressee)
                .Select(group => (Group: group, Found: directory.Resolve(group.Key, group.First().task.Spec.LeadOffices, day)))
                .Where(asked => asked.Found.Standing != RecipientStanding.Found)
                .Select(asked => new MissingRecipient(
                    asked.Group.Key,
                    asked.Found.Standing == RecipientStanding.Nobody ? null : asked.Found,
                    asked.Group.Select(wanted => wanted.task.Id).Distinct().Count(),
                    [.. asked.Group.Select(wanted => wanted.Kind).Distinct().Order()]
                ))
                .OrderBy(missing => missing.Kinds[0])
                .ThenBy(missing => missing.Addressee.Place.Path, StringComparer.Ordinal),
        ];

    private static IEnumerable<(NoticeKind Kind, Addressee Addressee)> Wanted(TaskSpec spec) =>
        Enum.GetValues<NoticeKind>()
            .Where(kind => kind != NoticeKind.HandOver)
            .SelectMany(kind => NoticeRouting.To(kind, spec).Concat(NoticeRouting.Cc(kind, spec)).Select(addressee => (kind, addressee)));
}
