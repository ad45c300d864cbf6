using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Addresses of all pages of the console. Pages and mails take addresses from here and never build a path themselves.</summary>
public static class PageUrls
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignInCode = SignIn + "/code";
    public const string SignOut = "/sign-out";
    public const string FirstRun = "/first-run";
    public const string Welcome = "/welcome";
    public const string Me = "/me";
    public const string SecondStep = Me + "/second-step";
    public const string SecondStepOn = SecondStep + "/on";
    public const string SecondStepOff = SecondStep + "/off";
    public const string Accounts = Settings + "/accounts";
    public const string Audit = Settings + "/audit";
    public const string ToDo = "/today";
    public const string Ledger = "/ledger";
    public const string Board = "/board";
    public const string Timeline = "/timeline";
    public const string Calendar = "/calendar";
    public const string Map = "/map";
    public const string Plans = "/plans";
    public const string PlanTemplate = "/plans/template";
    public const string Duties = "/duties";
    public const string CalendarFeeds = "/feeds";
    public const string Mails = "/mails";
    public const string Settings = "/settings";
    public const string Leads = Application.Grids.GridMailComposer.LeadsPath;
    public const string NewLead = Leads + "/new";
    public const string Patrols = Application.Grids.GridMailComposer.PatrolsPath;
    public const string PatrolLog = Patrols + "/log";
    public const string PatrolPlan = Patrols + "/plan";
    public const string PatrolUnplan = Patrols + "/unplan";
    public const string Letters = Application.Letters.OfficeLetterService.Path;
    public const string Bodies = "/bodies";
    public const string Grid = "/grid";
    public const string FieldRecords = "/records";
    public const string NewFieldRecord = FieldRecords + "/new";
    public const string LanguageSwitch = "/language";

    public const string LedgerViews = "/ledger/views";

    /// <param name="query">Query of the filter, without the question mark.</param>
    public static string LedgerOf(string query) => With(Ledger, query);

    /// <param name="format">xlsx or csv.</param>
    public static string LedgerExport(string format, string query) => With($"{Ledger}/export.{format}", query);

    public static string BoardOf(string? place) => With(Board, Of(("place", place)));

    public static string TimelineOf(string? place, string? after = null) => With(Timeline, Of(("place", place), ("after", after)));

    /// <param name="month">Like 2026-11.</param>
    /// <param name="day">Like 2026-11-05, for its list instead of the month's.</param>
    public static string CalendarOf(string month, string? place, string? day = null) =>
        With(Calendar, Of(("month", month), ("place", place), ("day", day)));

    public static string MapOf(string? place) => With(Map, Of(("place", place)));

    public const string MapLayers = "/map/layers";

    public static string Task(TaskId id) => $"/tasks/{Uri.EscapeDataString(id.Value)}";

    public static string TaskAct(TaskId id, string act) => $"{Task(id)}/{act}";

    public static string TaskCorrection(TaskId id, long number) => $"{Task(id)}/correct/{number}";

    public static string TaskHistory(TaskId id, long until) => $"{Task(id)}/history?until={until}";

    public static string TaskEvidence(TaskId id) => $"{Task(id)}/evidence";

    public static string Lead(LeadId id) => $"{Leads}/{id}";

    public static string LeadAct(LeadId id, string act) => $"{Lead(id)}/{act}";

    public static string Letter(string id) => $"{Letters}/{Uri.EscapeDataString(id)}";

    public static string LetterAct(string id, string act) => $"{Letter(id)}/{act}";

    public static string Body(string id) => $"{Bodies}/{Uri.EscapeDataString(id)}";

    public static string BodyAct(string id, string act) => $"{Body(id)}/{act}";

    public static string FieldRecord(FieldRecordId id) => $"{FieldRecords}/{id}";

    public static string FieldRecordAct(FieldRecordId id, string act) => $"{FieldRecord(id)}/{act}";

    public static string FieldRecordPaper(FieldRecordId id, string contentHash) => $"{FieldRecord(id)}/papers/{contentHash}";

    /// <summary>Address of the patrol log of a month as a workbook; the month is the query <c>month</c>, such as 2023-07.</summary>
    public const string PatrolWorkbook = Patrols + ".xlsx";

    public static string PatrolPhoto(string contentHash) => $"{Patrols}/photos/{contentHash}";

    public static string LeadPhoto(LeadId id, string contentHash) => $"{Lead(id)}/photos/{contentHash}";

    public static string Plan(string contentHash) => $"{Plans}/{Uri.EscapeDataString(contentHash)}";

    public static string PlanEdit(string contentHash, string scope) => $"{Plan(contentHash)}?edit={Uri.EscapeDataString(scope)}";

    public static string PlanUndated(string contentHash) => Plan(contentHash) + "/undated";

    /// <param name="planId">Plan of the duties. Null for all plans.</param>
    public static string DutiesOf(string? planId) => With(Duties, Of(("plan", planId)));

    public static string DutyEnd(string id) => $"{Duties}/{Uri.EscapeDataString(id)}/end";

    public static string PlanCorrect(string contentHash) => Plan(contentHash) + "/correct";

    public static string PlanPolicy(string contentHash) => Plan(contentHash) + "/policy";

    public static string PlanPeople(string contentHash) => Plan(contentHash) + "/people";

    public static string PlanRead(string contentHash) => Plan(contentHash) + "/read";

    public static string PlanStart(string contentHash) => Plan(contentHash) + "/start";

    public static string PlanOriginal(string contentHash) => Plan(contentHash) + "/original";

    public static string Mail(string mailId) => $"{Mails}/{Uri.EscapeDataString(mailId)}";

    public static string MailBody(string mailId) => $"{Mail(mailId)}/body";

    public static string MailAttachment(string mailId, int number) => $"{Mail(mailId)}/attachments/{number}";

    public static string MailAct(string mailId, string act) => $"{Mail(mailId)}/{act}";

    /// <summary>Returns the address of the to-do page after an act of one of its forms.</summary>
    public static string ToDoAfter(string act, TaskId task) => $"{ToDo}?done={act}&task={Uri.EscapeDataString(task.Value)}";

    public static string MailsOf(TaskId task) => $"{Mails}?task={Uri.EscapeDataString(task.Value)}";

    /// <param name="back">Path to go on to after the code.</param>
    public static string SignInCodeThen(string back) => With(SignInCode, Of(("back", back)));

    /// <param name="back">Path to go on to once the second step is on.</param>
    public static string SecondStepThen(string back) => With(SecondStep, Of(("back", back)));

    /// <param name="secret">Secret that opens the feed.</param>
    public static string CalendarFeed(string secret) => $"{CalendarFeeds}/{secret}.ics";

    public static string Account(string key) => $"{Accounts}/{Uri.EscapeDataString(key)}";

    private static string With(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";

    private static string Of(params (string Name, string? Value)[] parts) =>
        string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
}
