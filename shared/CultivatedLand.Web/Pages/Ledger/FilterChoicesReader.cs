using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using Microsoft.Extensions.Caching.Memory;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>Choices of the filter form: offices, and places down to the level where the list would become too long to send.</summary>
public sealed record FilterChoices(EquatableArray<string> Offices, EquatableArray<string> Places);

/// <summary>Reader of the choices for a user. They may be 30 seconds old.</summary>
public sealed class FilterChoicesReader(ILedgerViews views) : IDisposable
{
    private const int MostPlaces = 150;
    private const int MostOffices = 100;
    private const int MostKept = 200;

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _recent = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public async Task<FilterChoices> For(PlaceSet visible, DateOnly today, CancellationToken cancellationToken) =>
        (
            await _recent.GetOrCreateAsync(
                visible,
                async entry =>
                {
                    entry.Size = 1;
                    entry.AbsoluteExpirationRelativeToNow = Age;
                    return await Read(visible, today, cancellationToken);
                }
            )
        )!;

    public void Dispose() => _recent.Dispose();

    private async Task<FilterChoices> Read(PlaceSet visible, DateOnly today, CancellationToken cancellationToken)
    {
        var choices = await views.Choices(visible, cancellationToken);
        var nodes = PlaceTree.Of(await views.Totals(visible, today, cancellationToken));
        var depth = nodes.Select(node => node.Depth).DefaultIfEmpty(1).Max();
        while (depth > 1 && nodes.Count(node => node.Depth <= depth) > MostPlaces)
            depth--;
        return new FilterChoices(
            [.. choices.LeadOffices.Take(MostOffices)],
            [.. nodes.Where(node => node.Depth <= depth).Select(node => node.Place.Path).Take(MostPlaces)]
        );
    }
}
