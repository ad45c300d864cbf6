using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>A page of the main menu, shown to those who may do the deed it is for.</summary>
internal sealed record MenuEntry(string Path, Sentence Name, Deed Deed)
{
    public bool IsHere(PageContext page) => page.Path.StartsWith(Path, StringComparison.Ordinal);
}

/// <summary>The main menu, in order.</summary>
internal static class Menu
{
    private static readonly MenuEntry[] Entries =
    [
        new(Site.Ledger, new("台账", "Ledger"), Deed.SeeLedger),
        new(Site.Accounts, new("账号", "Accounts"), Deed.ManageAccounts),
    ];

    public static IEnumerable<MenuEntry> For(PageContext page) => Entries.Where(entry => page.Visitor.MaySomewhere(entry.Deed));
}
