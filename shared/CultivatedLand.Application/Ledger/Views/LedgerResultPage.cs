namespace CultivatedLand.Application.Ledger.Views;

/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">Of all rows that the filter lets through, on whatever page; null where it was not asked for.</param>
public sealed record LedgerResultPage(IReadOnlyList<LedgerRow> Rows, string? Next, Tally? Total);

public static class LedgerViewsExtensions
{
    private const int RowsAtOnce = 2000;

    /// <summary>Every row of the filter, read page by page; a row that changes its place in the order meanwhile may come twice or not at all.</summary>
    public static async IAsyncEnumerable<LedgerRow> All(
        this ILedgerViews views,
        LedgerQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        query = query with { After = null, Most = RowsAtOnce, WithTotal = false };
        do
        {
            var page = await views.Rows(query, cancellationToken);
            foreach (var row in page.Rows)
                yield return row;
            query = query with { After = page.Next };
        } while (query.After is not null);
    }
}
