using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts.Administration;

/// <summary>The grants that others have lent to an account today, as they themselves still have them.</summary>
/// <remarks>
/// The directory lends nothing: whoever may write an entry there could else name any account's address as theirs and act with its powers.
/// What was lent is never lent on.
/// </remarks>
public sealed class LentGrants(LendingStore lendings, AccountStore accounts, TimeProvider clock)
{
    public async Task<IReadOnlyList<Grant>> To(Account account, CancellationToken cancellationToken)
    {
        var day = ChinaTime.DateOf(clock.GetUtcNow());
        var lent = new List<Grant>();
        foreach (var lending in (await lendings.To(account.Key, cancellationToken)).Where(lending => lending.CountsOn(day)))
        {
            if (lending.To != account.Key || await accounts.Find(lending.From, cancellationToken) is not { IsDisabled: false } owner)
                continue;
            lent.AddRange(
                owner
                    .Grants.Where(grant => lending.Covers(grant) && LendingService.MayBeLent(grant.Role, account))
                    .Select(grant => grant with { StandsInFor = owner.Name })
            );
        }

        return [.. lent.Distinct()];
    }
}
