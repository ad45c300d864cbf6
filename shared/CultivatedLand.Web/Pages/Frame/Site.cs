using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>The address of every page of the console. Pages and mails ask here and never put a path together themselves.</summary>
public static class Site
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string FirstRun = "/first-run";
    public const string Welcome = "/welcome";
    public const string Me = "/me";
    public const string Accounts = Settings + "/accounts";
    public const string Audit = Settings + "/audit";
    public const string Ledger = "/ledger";
    public const string Board = "/board";
    public const string Timeline = "/timeline";
    public const string Calendar = "/calendar";
    public const string Map = "/map";
    public const string Plans = "/plans";
    public const string Mails = "/mails";
    public const string Settings = "/settings";
    public const string LanguageSwitch = "/language";

    public static string Task(TaskId id) => $"/tasks/{Uri.EscapeDataString(id.Value)}";

    public static string TaskAct(TaskId id, string act) => $"{Task(id)}/{act}";

    public static string TaskHistory(TaskId id, long until) => $"{Task(id)}/history?until={until}";

    public static string TaskEvidence(TaskId id) => $"{Task(id)}/evidence";

    public static string Plan(string contentHash) => $"{Plans}/{Uri.EscapeDataString(contentHash)}";

    public static string Mail(string mailId) => $"{Mails}/{Uri.EscapeDataString(mailId)}";

    public static string MailBody(string mailId) => $"{Mail(mailId)}/body";

    public static string MailAttachment(string mailId, int number) => $"{Mail(mailId)}/attachments/{number}";

    public static string MailAct(string mailId, string act) => $"{Mail(mailId)}/{act}";

    public static string MailsOf(TaskId task) => $"{Mails}?task={Uri.EscapeDataString(task.Value)}";
    public static string Account(string key) => $"{Accounts}/{Uri.EscapeDataString(key)}";

    public static string SettingsOf(string room) => $"{Settings}/{room}";
}
