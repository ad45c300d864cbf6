using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Finder of where plans lie. It knows the directory, the accounts and the plans in force.</summary>
public sealed class PlanPlaceFinder(IDirectoryStore directoryStore, AccountStore accounts, PlanIdentityService planIdentityService)
{
    /// <param name="user">User who sends the plan. Null for the inbox, which acts for the host as a whole.</param>
    public async Task<PlaceCompletion> For(CurrentUser? user, CancellationToken cancellationToken)
    {
        var granted = (await accounts.All(cancellationToken))
            .Where(account => !account.IsDisabled)
            .SelectMany(account => account.Grants)
            .Select(grant => grant.Place)
            .OfType<Place>();
        var known = (await directoryStore.Current(cancellationToken))
            .Entries.Select(entry => entry.Place)
            .Concat((await planIdentityService.InForce(cancellationToken)).Select(plan => plan.Place));
        return new PlaceCompletion(Own(user), granted, known);
    }

    /// <summary>Completes the place that a person has said. Null where it is none, or could still be several.</summary>
    internal static Place? Said(string typed, PlaceCompletion completion) =>
        Place.Parse(typed) is { } place ? completion.Of(place, []).Place : null;

    private static List<Place>? Own(CurrentUser? user)
    {
        if (user is null || user.Can(Permission.UploadPlan, null))
            return null;
        return
        [
            .. user
                .Grants.Where(grant => RolePermissions.Allow(grant.Role, Permission.UploadPlan))
                .Select(grant => grant.Place)
                .OfType<Place>(),
        ];
    }
}
