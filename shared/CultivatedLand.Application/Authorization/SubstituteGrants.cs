using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Authorization;

/// <summary>
/// Service that lends the grants of absent people to their substitutes of today.
/// Rule: DOMAIN, "One who is away is replaced by the substitute".
/// </summary>
/// <remarks>
/// Both people are identified by their mail addresses and not by their names, which several people may share.
/// Administration is never lent: otherwise a person who may change the directory could make themselves administrator.
/// For the same reason a supervisor's permissions go only to a person who is supervisor somewhere.
/// </remarks>
public sealed class SubstituteGrants(IPlanStore planStore, AccountStore accounts, AccessRules rules, TimeProvider clock)
{
    /// <summary>
    /// Time that the directory is cached, because every request asks and the directory is large.
    /// A change of it takes effect after this time at the latest.
    /// </summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private (PeopleDirectory Directory, DateTimeOffset ReadAt)? _last;

    public async Task<IReadOnlyList<Grant>> LentTo(Account account, CancellationToken cancellationToken)
    {
        if (account.Mail is null)
            return [];
        var directory = await Directory(cancellationToken);
        if (!directory.HasAbsences)
            return [];

        var day = ChinaTime.DateOf(clock.GetUtcNow());
        var lent = new List<Grant>();
        foreach (
            var absent in directory
                .Entries.Where(entry => entry.Mail is not null && entry.Substitute is not null && entry.IsAwayOn(day))
                .DistinctBy(entry => entry.Mail, StringComparer.OrdinalIgnoreCase)
        )
        {
            if (!StandsIn(account.Mail, absent, directory, day))
                continue;
            if (await accounts.FindByMail(absent.Mail!, cancellationToken) is not { IsDisabled: false } theirs || theirs.Key == account.Key)
                continue;
            lent.AddRange(
                theirs.Grants.Where(grant => MayBeLent(grant.Role, account)).Select(grant => grant with { StandsInFor = theirs.Name })
            );
        }

        return lent;
    }

    private static bool MayBeLent(AccountRole role, Account to) =>
        role switch
        {
            AccountRole.Administrator => false,
            AccountRole.Supervisor => to.Grants.Any(grant => grant.Role == AccountRole.Supervisor),
            _ => true,
        };

    private async Task<PeopleDirectory> Directory(CancellationToken cancellationToken)
    {
        var now = rules.Clock.GetUtcNow();
        if (_last is { } known && now - known.ReadAt < Remembered)
            return known.Directory;
        var read = await planStore.Directory(cancellationToken);
        _last = (read, now);
        return read;
    }

    /// <summary>
    /// Whether the directory, asked in the same way as for a notice, names this person as today's substitute of the absent one.
    /// </summary>
    private static bool StandsIn(string mail, DirectoryEntry absent, PeopleDirectory directory, DateOnly day)
    {
        var answers = directory.Resolve(new Addressee(absent.Role ?? Role.LeadOffice, absent.Label, absent.Place), [], day);
        return answers.StandsInFor == absent.Name && string.Equals(answers.Mail, mail, StringComparison.OrdinalIgnoreCase);
    }
}
