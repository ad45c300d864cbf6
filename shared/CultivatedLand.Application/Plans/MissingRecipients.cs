using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>Somebody whom notices of a plan are for and whom the directory does not have.</summary>
/// <param name="Instead">Who gets them instead; null where nobody would.</param>
/// <param name="Tasks">How many tasks want this person.</param>
/// <param name="Kinds">The notices this person would get, mildest first.</param>
public sealed record MissingRecipient(Addressee Addressee, Recipient? Instead, int Tasks, IReadOnlyList<NoticeKind> Kinds);

/// <summary>Asks the directory for everybody a plan will ever write to. A pure function of its arguments.</summary>
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
            .SelectMany(kind => NoticeRouting.To(kind, spec).Concat(NoticeRouting.Cc(kind, spec)).Select(addressee => (kind, addressee)));
}
