using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>The address of every page of the console. Pages and mails ask here and never put a path together themselves.</summary>
public static class Site
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string FirstRun = "/first-run";
    public const string Ledger = "/ledger";
    public const string Board = "/board";
    public const string Timeline = "/timeline";
    public const string Calendar = "/calendar";
    public const string Map = "/map";
    public const string Plans = "/plans";
    public const string PlanTemplate = "/plans/template";
    public const string Mails = "/mails";
    public const string Settings = "/settings";
    public const string LanguageSwitch = "/language";

    public static string Task(TaskId id) => $"/tasks/{Uri.EscapeDataString(id.Value)}";

    public static string Plan(string contentHash) => $"{Plans}/{Uri.EscapeDataString(contentHash)}";

    public static string PlanEdit(string contentHash, string scope) => $"{Plan(contentHash)}?edit={Uri.EscapeDataString(scope)}";

    public static string PlanCorrect(string contentHash) => Plan(contentHash) + "/correct";

    public static string PlanPolicy(string contentHash) => Plan(contentHash) + "/policy";

    public static string PlanPeople(string contentHash) => Plan(contentHash) + "/people";

    public static string PlanStart(string contentHash) => Plan(contentHash) + "/start";

    public static string PlanOriginal(string contentHash) => Plan(contentHash) + "/original";

    public static string Mail(string mailId) => $"{Mails}/{Uri.EscapeDataString(mailId)}";

    public static string SettingsOf(string room) => $"{Settings}/{room}";
}
