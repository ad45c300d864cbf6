using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Tasks;

/// <summary>Availability of an act on a task for a person now, with the reason if it is not available.</summary>
/// <param name="WhyNot">Null if it may be done.</param>
public sealed record TaskActionAvailability(TaskAction Act, LocalizedText? WhyNot)
{
    /// <summary>Returns all acts with their availability for this person. Acts that the task has no room for are left out.</summary>
    public static IReadOnlyList<TaskActionAvailability> All(
        RectificationTask task,
        CurrentUser user,
        TaskRules rules,
        DateTimeOffset now
    ) => [.. TaskActions.All.Select(act => Of(act, task, user, rules, now)).OfType<TaskActionAvailability>()];

    public static TaskActionAvailability? Of(TaskAction act, RectificationTask task, CurrentUser user, TaskRules rules, DateTimeOffset now)
    {
        if (act.Probe(task) is not { } probe)
            return null;
        if (!user.Can(act.Deed, task.Spec.Place))
            return new(act, NotYours(act.Deed, act.Heading, task.Spec.Place));
        return rules.Decide(task, probe with { IsConfirmed = true, By = user.DisplayNameFor(act.Deed, task.Spec.Place) }, now) switch
        {
            Refusal refusal => new(act, refusal.Why),
            Decision { Facts.Count: 0 } => new(act, NothingLeft(act)),
            _ => new(act, null),
        };
    }

    /// <summary>Returns the reason why this person may not act: it names the roles with the permission.</summary>
    /// <param name="heading">Name of the act. Null for that of the permission.</param>
    public static LocalizedText NotYours(Permission deed, LocalizedText? heading, Place place)
    {
        var act = heading ?? deed.Name();
        var roles = RolePermissions.RolesFor(deed).Where(role => role != AccountRole.Administrator).ToList();
        return new(
            $"只有负责{place.Path.Replace('/', ' ')}的{string.Join("或", roles.Select(role => role.Name().Chinese))}可以{act.Chinese}。",
            $"Only {string.Join(" or ", roles.Select(role => $"{Article(role.Name().English)} {role.Name().English}"))} "
                + $"responsible for {place.Path} may do this: {act.English.ToLowerInvariant()}."
        );
    }

    private static string Article(string noun) => "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";

    private static LocalizedText NothingLeft(TaskAction act) =>
        act.Name switch
        {
            "accept" => new("已全部验收。", "Everything is accepted already."),
            "report" or "apply" => new("已经完成，无需再填报。", "It is done already; there is nothing to report."),
            _ => new("现在无需办理。", "There is nothing to do here now."),
        };
}
