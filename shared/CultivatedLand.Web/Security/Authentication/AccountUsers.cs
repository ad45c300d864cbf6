using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>Reader of the users of accounts, with everything that they may do today.</summary>
internal sealed class AccountUsers(LentGrants lentGrants, SharedPlaceNames sharedPlaceNames)
{
    /// <summary>
    /// Returns the user of an account, with the grants that others have lent to it, and without short names that several places share.
    /// </summary>
    public async Task<CurrentUser> Of(Account account, CancellationToken cancellationToken)
    {
        var lent = await lentGrants.To(account, cancellationToken);
        var grants = await sharedPlaceNames.Narrowed([.. account.Grants, .. lent], cancellationToken);
        return account.Visitor() with { Grants = grants.ToEquatableArray() };
    }
}
