using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Filter of the ledger that a person has saved under a name.</summary>
/// <param name="Query">Filter as it stands in the page's address, without the question mark.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>Store of saved views. Each person has a list of their own.</summary>
public sealed class SavedViewStore(IRecordStore recordStore)
{
    public const int Most = 50;
    public const int LongestName = 60;
    public const int LongestQuery = 2000;

    private readonly RecordSet<SavedViewList> _recordSet = new(recordStore, "ledger-views");

    public async Task<IReadOnlyList<SavedView>> Of(CurrentUser user, CancellationToken cancellationToken) =>
        (await _recordSet.Find(Key(user), cancellationToken))?.Views ?? [];

    /// <summary>Saves a view. It replaces a view of the same name.</summary>
    /// <returns>False where the person has too many views already.</returns>
    public async Task<bool> Save(CurrentUser user, SavedView view, CancellationToken cancellationToken)
    {
        var isFull = false;
        await _recordSet.Change(
            Key(user),
            savedViewList =>
            {
                List<SavedView> others = [.. (savedViewList?.Views ?? []).Where(known => known.Name != view.Name)];
                isFull = others.Count >= Most;
                return isFull ? null : new SavedViewList([.. others, view]);
            },
            cancellationToken
        );
        return !isFull;
    }

    public Task Delete(CurrentUser user, string name, CancellationToken cancellationToken) =>
        _recordSet.Change(
            Key(user),
            savedViewList => savedViewList is null ? null : new SavedViewList([.. savedViewList.Views.Where(known => known.Name != name)]),
            cancellationToken
        );

    private static string Key(CurrentUser user) => user.Account is { } account ? $"account:{account}" : "token";

    internal sealed record SavedViewList(List<SavedView> Views);
}
