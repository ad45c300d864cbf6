using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Reports;

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
        new(Site.Board, new("看板", "Board"), Deed.SeeLedger),
        new(Site.Timeline, new("进度", "Timeline"), Deed.SeeLedger),
        new(Site.Calendar, new("日历", "Calendar"), Deed.SeeLedger),
        new(Site.Map, new("地图", "Map"), Deed.SeeLedger),
        new(Site.Leads, new("线索", "Leads"), Deed.SeeLedger),
        new(Site.Patrols, new("巡查", "Patrols"), Deed.SeeLedger),
        new(ReportSite.Home, new("报表", "Reports"), Deed.SeeReports),
        new(Site.Plans, new("方案", "Plans"), Deed.UploadPlan),
        new(Site.Mails, new("邮件", "Mail"), Deed.SeeMail),
        new(Site.Settings, new("设置", "Settings"), Deed.SeeDirectory),
    ];

    public static IEnumerable<MenuEntry> For(PageContext page) => Entries.Where(entry => page.Visitor.MaySomewhere(entry.Deed));
}
