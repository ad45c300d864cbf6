namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Addresses of the settings' pages.</summary>
public static class SettingsUrls
{
    public const string Directory = PageUrls.Settings + "/directory";
    public const string Calendar = PageUrls.Settings + "/calendar";
    public const string Policy = PageUrls.Settings + "/policy";
    public const string Grid = PageUrls.Settings + "/grid";
    public const string Interviews = PageUrls.Settings + "/interviews";
    public const string Links = PageUrls.Settings + "/links";
    public const string Webhooks = PageUrls.Settings + "/webhooks";
    public const string Health = PageUrls.Settings + "/health";
}
