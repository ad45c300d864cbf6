using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>
/// Service for the lists of those who are paid by name: uploads, checks, and what of a list a user sees.
/// Nobody sees the names of places at which they have no role.
/// </summary>
public sealed class FundingListService(FundingListStore lists, TimeProvider clock)
{
    /// <summary>Whether a user has a permission at a plan's place, above it or anywhere below it.</summary>
    /// <param name="place">Place of the plan. Null where nobody has recorded it.</param>
    public static bool MaySomewhere(CurrentUser user, Permission permission, Place? place) =>
        user.Can(permission, place)
        || (
            place is not null
            && user.Grants.Any(grant => grant.Place is { } own && own.Upwards().Contains(place) && user.Can(permission, own))
        );

    /// <summary>Returns the rows of a list whose places the user sees.</summary>
    public async Task<IReadOnlyList<FundingListRow>> Seen(
        CurrentUser user,
        string planId,
        FundingListKind kind,
        int year,
        CancellationToken cancellationToken
    ) => [.. (await lists.Rows(planId, kind, year, cancellationToken)).Where(row => user.Can(Permission.SeeReports, row.Place))];

    /// <summary>Takes an upload as a whole or not at all. It replaces the rows of the places that it names.</summary>
    /// <param name="planPlace">Place of the plan. Null where nobody has recorded it.</param>
    /// <returns>The list as it now is, or the faults; with them the first place at which the user may not do it.</returns>
    public async Task<(FundingListVersion? List, EquatableArray<LocalizedText> Faults, Place? Denied)> Upload(
        CurrentUser user,
        string planId,
        Place? planPlace,
        FundingListKind kind,
        int year,
        SourceFile file,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var outcome = FundingListReader.Read(file, kind, planPlace, ChinaTime.DateOf(now));
        if (outcome is LoadResult<EquatableArray<FundingListRow>>.Rejected rejected)
            return (null, rejected.Faults, null);
        var read = (LoadResult<EquatableArray<FundingListRow>>.Ok)outcome;
        if (read.Value.FirstOrDefault(row => !user.Can(Permission.KeepFundingList, row.Place)) is { } foreign)
            return (null, [Permission.KeepFundingList.Refusal(foreign.Place)], foreign.Place);
        return (await lists.Put(planId, kind, year, read.Value, now, by, cancellationToken), [], null);
    }

    /// <summary>Records what somebody has found at a grower.</summary>
    /// <returns>The row as it now is, or the faults at their fields.</returns>
    public async Task<(FundingListRow? Row, EquatableArray<PaymentFault> Faults)> Check(
        string planId,
        int year,
        FundingCheckInput input,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var (area, checkedBy, day, faults) = input.Read(ChinaTime.DateOf(now));
        var known = (await lists.Rows(planId, FundingListKind.Growers, year, cancellationToken)).FirstOrDefault(input.Names);
        if (known is null)
            return (null, [new(FundingCheckInput.Row, FundingCheckInput.NoSuchRow(input.Name))]);
        if (area is { } found && known.Area is { } declared && found > declared)
            faults = [.. faults, new(FundingCheckInput.Found, FundingCheckInput.MoreThanDeclared(found, declared))];
        if (faults.Count > 0)
            return (null, faults);
        FundingListRow? changed = null;
        await lists.Change(
            planId,
            FundingListKind.Growers,
            year,
            before =>
                before.Select(row =>
                    row.Key() == known.Key() ? changed = row with { Checked = area, CheckedBy = checkedBy, Day = day } : row
                ),
            now,
            by,
            cancellationToken
        );
        return (changed, []);
    }
}
