namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Page of ledger rows.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">Total of all rows that the filter lets through, on all pages. Null where it was not requested.</param>
public sealed record LedgerResultPage(IReadOnlyList<LedgerRow> Rows, string? Next, Tally? Total);

/// <summary>Extension methods of the ledger views.</summary>
public static class LedgerViewsExtensions
{
    private const int RowsAtOnce = 2000;

    /// <summary>
    /// Reads every row of the filter, page by page. A row that moves within the order meanwhile may come twice or not at all.
    /// </summary>
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
