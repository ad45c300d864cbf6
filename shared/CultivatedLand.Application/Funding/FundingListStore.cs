using System.Globalization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>
/// Store of the lists of those who are paid by name, one for each plan, kind and year.
/// The rows lie in the archive as a whole, so that a list changes at once or not at all.
/// </summary>
public sealed class FundingListStore(IRecordStore recordStore, IArchive archive)
{
    private readonly RecordSet<FundingListVersion> _lists = new(recordStore, "funding-lists");

    public async Task<FundingListVersion?> Find(string planId, FundingListKind kind, int year, CancellationToken cancellationToken) =>
        await _lists.Find(Key(planId, kind, year), cancellationToken);

    public async Task<EquatableArray<FundingListRow>> Rows(
        string planId,
        FundingListKind kind,
        int year,
        CancellationToken cancellationToken
    ) => await Rows(await Find(planId, kind, year, cancellationToken), cancellationToken);

    /// <summary>
    /// Puts uploaded rows in the place of those that the same places had. Rows of other places stay.
    /// A row that is as it was keeps its check.
    /// </summary>
    public Task<FundingListVersion> Put(
        string planId,
        FundingListKind kind,
        int year,
        EquatableArray<FundingListRow> uploaded,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        Change(
            planId,
            kind,
            year,
            before =>
            {
                var places = uploaded.Select(row => row.Place).ToHashSet();
                var known = before.ToDictionary(row => row.Key());
                return
                [
                    .. before.Where(row => !places.Contains(row.Place)),
                    .. uploaded.Select(row =>
                        row.Checked is null && known.TryGetValue(row.Key(), out var old) && old.Area == row.Area
                            ? row with
                            {
                                Checked = old.Checked,
                                CheckedBy = old.CheckedBy,
                                Day = old.Checked is null ? row.Day : old.Day,
                            }
                            : row
                    ),
                ];
            },
            at,
            by,
            cancellationToken
        );

    /// <summary>Changes the rows of a list. Of two changes at once, the second is made on what the first has left.</summary>
    public async Task<FundingListVersion> Change(
        string planId,
        FundingListKind kind,
        int year,
        Func<EquatableArray<FundingListRow>, IEnumerable<FundingListRow>> change,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        (
            await _lists.ChangeWith(
                Key(planId, kind, year),
                async before =>
                {
                    var rows = change(await Rows(before, cancellationToken))
                        .OrderBy(row => row.Place.Path, StringComparer.Ordinal)
                        .ThenBy(row => row.Set, StringComparer.Ordinal)
                        .ThenBy(row => row.Name, StringComparer.Ordinal)
                        .ToEquatableArray();
                    var hash = await archive.Put(RecordJson.Write(new FundingListContent(rows)), cancellationToken);
                    return new FundingListVersion(hash, rows.Count, at, by);
                },
                cancellationToken
            )
        )!;

    private async Task<EquatableArray<FundingListRow>> Rows(FundingListVersion? list, CancellationToken cancellationToken) =>
        list is not null && await archive.Get(list.ContentHash, cancellationToken) is { } content
            ? RecordJson.Read<FundingListContent>(content).Rows
            : [];

    private static string Key(string planId, FundingListKind kind, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{planId}/{kind.Code()}/{year}");

    /// <summary>Format of a list in the archive.</summary>
    internal sealed record FundingListContent(EquatableArray<FundingListRow> Rows);
}

/// <summary>Record of a list: where its rows lie, and who has changed it last.</summary>
public sealed record FundingListVersion(string ContentHash, int Count, DateTimeOffset At, string By);
