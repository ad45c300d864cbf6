using CultivatedLand.Application.Grids;
using CultivatedLand.Application.People;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>Reader of those whom a plan's rules pay by name: grid members of the directory, and the rows of the lists.</summary>
public sealed class SettlementItems(FundingListStore lists, IDirectoryStore directory, GridStore grid)
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', ' '];

    /// <param name="place">Place of the plan. Null where nobody has recorded it: then no grid member is paid.</param>
    public async Task<IReadOnlyList<SettlementItem>> Of(
        string planId,
        IReadOnlyList<FundingRule> rules,
        Place? place,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    )
    {
        var items = new List<SettlementItem>();
        foreach (var kind in Enum.GetValues<FundingListKind>().Where(kind => rules.Any(rule => rule.Base == BaseOf(kind))))
            items.AddRange(FundingLists.Items(kind, await lists.Rows(planId, kind, to.Year, cancellationToken), to));
        if (place is not null && rules.Any(rule => rule.Base.PaysPersons()))
            items.AddRange(await Members(rules, place, from, to, cancellationToken));
        return items;
    }

    private static FundingBase? BaseOf(FundingListKind kind) =>
        kind switch
        {
            FundingListKind.Projects => FundingBase.IndexProceeds,
            FundingListKind.NewLand => FundingBase.IndexArea,
            FundingListKind.Growers => FundingBase.VerifiedArea,
            _ => null,
        };

    private async Task<IReadOnlyList<SettlementItem>> Members(
        IReadOnlyList<FundingRule> rules,
        Place place,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    )
    {
        // Who sits in two seats is one person.
        var members = (await directory.Current(cancellationToken))
            .Entries.Where(entry => entry.Role == Role.GridMember && entry.Place.Upwards().Contains(place))
            .OrderBy(entry => entry.Place.Path, StringComparer.Ordinal)
            .DistinctBy(entry => (entry.Name, entry.Mail ?? entry.Place.Path))
            .DistinctBy(entry => (entry.Name, entry.Place))
            .ToList();
        var logs =
            from <= to && rules.Any(rule => rule.Base == FundingBase.PatrolsMade) ? await grid.Logs(from, to, cancellationToken) : [];
        return
        [
            .. members.Select(member => new SettlementItem(FundingBase.MemberMonths, member.Place, member.Name, null)),
            .. members.Select(member => new SettlementItem(
                FundingBase.PatrolsMade,
                member.Place,
                member.Name,
                logs.Count(log => IsBy(log, member))
            )),
        ];
    }

    private static bool IsBy(PatrolLog log, DirectoryEntry member) =>
        log.Who.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(member.Name)
        && (log.Place.Upwards().Contains(member.Place) || member.Place.Upwards().Contains(log.Place));
}
