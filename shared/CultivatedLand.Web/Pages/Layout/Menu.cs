using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Reports;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Entry of the main menu, shown to users who have its permission.</summary>
internal sealed record MenuEntry(string Path, LocalizedText Name, Permission Deed)
{
    public bool IsHere(PageContext page) => page.Path.StartsWith(Path, StringComparison.Ordinal);
}

/// <summary>Menu of the console, in order.</summary>
internal static class Menu
{
    private static readonly MenuEntry[] Entries =
    [
        new(PageUrls.ToDo, new("今日要办", "To do"), Permission.SeeLedger),
        new(PageUrls.Ledger, new("台账", "Ledger"), Permission.SeeLedger),
        new(PageUrls.Board, new("看板", "Board"), Permission.SeeLedger),
        new(PageUrls.Timeline, new("进度", "Timeline"), Permission.SeeLedger),
        new(PageUrls.Calendar, new("日历", "Calendar"), Permission.SeeLedger),
        new(PageUrls.Map, new("地图", "Map"), Permission.SeeLedger),
        new(PageUrls.Leads, new("线索", "Leads"), Permission.SeeLedger),
        new(PageUrls.Patrols, new("巡查", "Patrols"), Permission.SeeLedger),
        new(ReportUrls.Home, new("报表", "Reports"), Permission.SeeReports),
        new(PageUrls.Plans, new("方案", "Plans"), Permission.UploadPlan),
        new(PageUrls.Mails, new("邮件", "Mail"), Permission.SeeMail),
        new(PageUrls.Settings, new("设置", "Settings"), Permission.SeeDirectory),
    ];

    public static IEnumerable<MenuEntry> For(PageContext page) => Entries.Where(entry => page.Visitor.CanAnywhere(entry.Deed));
}
