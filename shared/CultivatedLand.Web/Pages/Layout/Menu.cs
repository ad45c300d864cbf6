using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Entry of the main menu, shown to users who have its permission. A feature hands in its own.</summary>
/// <param name="Order">Entries stand in rising order.</param>
internal sealed record MenuEntry(int Order, string Path, LocalizedText Name, Permission Permission)
{
    public bool IsHere(PageContext page) => page.Path.StartsWith(Path, StringComparison.Ordinal);
}

/// <summary>Menu of the console, made of what the features hand in.</summary>
internal sealed class Menu(IEnumerable<MenuEntry> entries)
{
    private readonly IReadOnlyList<MenuEntry> _entries = [.. entries.OrderBy(entry => entry.Order)];

    public IEnumerable<MenuEntry> For(PageContext page) => _entries.Where(entry => page.Visitor.CanAnywhere(entry.Permission));
}

/// <summary>Extension method by which a feature hands in its entry of the menu.</summary>
internal static class MenuServices
{
    public static IServiceCollection AddMenuEntry(
        this IServiceCollection services,
        int order,
        string path,
        LocalizedText name,
        Permission permission
    ) => services.AddSingleton(new MenuEntry(order, path, name, permission));
}
