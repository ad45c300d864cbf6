using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Cabinets;

namespace CultivatedLand.Casework.Ledgers.Views;

/// <summary>A filter of the ledger that somebody keeps under a name of their own.</summary>
/// <param name="Query">As the page's address has it, without the question mark.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>Everybody's own saved views.</summary>
public sealed class SavedViews(ICabinet cabinet)
{
    public const int Most = 50;
    public const int LongestName = 60;
    public const int LongestQuery = 2000;

    private readonly Drawer<Sheet> drawer = new(cabinet, "ledger-views");

    public async Task<IReadOnlyList<SavedView>> Of(Visitor visitor, CancellationToken cancel) => (await drawer.Find(Key(visitor), cancel))?.Views ?? [];

    /// <summary>A view of the same name is replaced.</summary>
    /// <returns>False where there are too many already.</returns>
    public async Task<bool> Save(Visitor visitor, SavedView view, CancellationToken cancel)
    {
        var isFull = false;
        await drawer.Change(
            Key(visitor),
            sheet =>
            {
                List<SavedView> others = [.. (sheet?.Views ?? []).Where(known => known.Name != view.Name)];
                isFull = others.Count >= Most;
                return isFull ? null : new Sheet([.. others, view]);
            },
            cancel);
        return !isFull;
    }

    public Task Delete(Visitor visitor, string name, CancellationToken cancel) =>
        drawer.Change(Key(visitor), sheet => sheet is null ? null : new Sheet([.. sheet.Views.Where(known => known.Name != name)]), cancel);

    private static string Key(Visitor visitor) => visitor.Account is { } account ? $"account:{account}" : "token";

    private sealed record Sheet(List<SavedView> Views);
}
