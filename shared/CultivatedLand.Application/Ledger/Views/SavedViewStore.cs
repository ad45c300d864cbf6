using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>A filter of the ledger that somebody keeps under a name of their own.</summary>
/// <param name="Query">As the page's address has it, without the question mark.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>Everybody's own saved views.</summary>
public sealed class SavedViewStore(IRecordStore cabinet)
{
    public const int Most = 50;
    public const int LongestName = 60;
    public const int LongestQuery = 2000;

    private readonly RecordSet<SavedViewList> drawer = new(cabinet, "ledger-views");

    public async Task<IReadOnlyList<SavedView>> Of(CurrentUser visitor, CancellationToken cancel) => (await drawer.Find(Key(visitor), cancel))?.Views ?? [];

    /// <summary>A view of the same name is replaced.</summary>
    /// <returns>False where there are too many already.</returns>
    public async Task<bool> Save(CurrentUser visitor, SavedView view, CancellationToken cancel)
    {
        var isFull = false;
        await drawer.Change(
            Key(visitor),
            sheet =>
            {
                List<SavedView> others = [.. (sheet?.Views ?? []).Where(known => known.Name != view.Name)];
                isFull = others.Count >= Most;
                return isFull ? null : new SavedViewList([.. others, view]);
            },
            cancel);
        return !isFull;
    }

    public Task Delete(CurrentUser visitor, string name, CancellationToken cancel) =>
        drawer.Change(Key(visitor), sheet => sheet is null ? null : new SavedViewList([.. sheet.Views.Where(known => known.Name != name)]), cancel);

    private static string Key(CurrentUser visitor) => visitor.Account is { } account ? $"account:{account}" : "token";

    private sealed record SavedViewList(List<SavedView> Views);
}
