using CultivatedLand.Web.Api.Bulletins;
using CultivatedLand.Web.Api.Funding;
using CultivatedLand.Web.Api.Patrols;
using CultivatedLand.Web.Api.Settings;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Api.Webhooks;

namespace CultivatedLand.Web.Api;

/// <summary>
/// Names of schemas and groups in the description of the API. Programs are generated from it, so a name stays when a class is renamed.
/// </summary>
internal static class SchemaNames
{
    private static readonly Dictionary<Type, string> Schemas = new()
    {
        [typeof(AccountBody)] = "AccountBody",
        [typeof(ApprovalBody)] = "ApprovalBody",
        [typeof(ApprovedSheetView)] = "ApprovedSheetView",
        [typeof(ApprovedSheetsView)] = "ApprovedSheetsView",
        [typeof(AreaBody)] = "AreaBody",
        [typeof(BulletinFiguresView)] = "BulletinFiguresView",
        [typeof(BulletinLineView)] = "BulletinLineView",
        [typeof(BulletinView)] = "BulletinView",
        [typeof(CalendarDayView)] = "CalendarDayView",
        [typeof(CalendarView)] = "CalendarView",
        [typeof(CheckBody)] = "CheckBody",
        [typeof(ChecksBody)] = "ChecksBody",
        [typeof(ClockBody)] = "ClockBody",
        [typeof(ClockView)] = "ClockView",
        [typeof(CorrectionBody)] = "CorrectionBody",
        [typeof(DeductionView)] = "DeductionView",
        [typeof(DirectoryReplaced)] = "DirectoryReplaced",
        [typeof(DueBody)] = "DueBody",
        [typeof(DutiesView)] = "DutiesView",
        [typeof(DutyView)] = "DutyView",
        [typeof(EditionView)] = "EditionView",
        [typeof(ExtensionBody)] = "ExtensionBody",
        [typeof(FactView)] = "FactView",
        [typeof(FaultView)] = "FaultView",
        [typeof(FeedAddress)] = "FeedAddress",
        [typeof(FindingView)] = "FindingView",
        [typeof(FundingRuleBody)] = "FundingRuleBody",
        [typeof(FundingRuleView)] = "FundingRuleView",
        [typeof(FundingRulesBody)] = "FundingRulesBody",
        [typeof(FundingRulesView)] = "FundingRulesView",
        [typeof(GrantBody)] = "GrantBody",
        [typeof(GridFindingView)] = "GridFindingView",
        [typeof(GridPlaceView)] = "GridPlaceView",
        [typeof(GridSettingsBody)] = "GridSettingsBody",
        [typeof(GridSettingsView)] = "GridSettingsView",
        [typeof(GridView)] = "GridView",
        [typeof(InterviewCancelBody)] = "InterviewCancelBody",
        [typeof(InterviewMinutesBody)] = "InterviewMinutesBody",
        [typeof(InterviewReleaseBody)] = "InterviewReleaseBody",
        [typeof(InterviewSettingsBody)] = "InterviewSettingsBody",
        [typeof(InterviewSettingsView)] = "InterviewSettingsView",
        [typeof(InterviewView)] = "InterviewView",
        [typeof(InterviewsView)] = "InterviewsView",
        [typeof(InvitedAccount)] = "InvitedAccount",
        [typeof(LeadActBody)] = "LeadActBody",
        [typeof(LeadBody)] = "LeadBody",
        [typeof(LeadEntryView)] = "LeadEntryView",
        [typeof(LeadList)] = "LeadList",
        [typeof(LeadMade)] = "LeadMade",
        [typeof(LeadView)] = "LeadView",
        [typeof(MailList)] = "MailList",
        [typeof(MailNoticeView)] = "MailNoticeView",
        [typeof(MailView)] = "MailView",
        [typeof(MeetingCallBody)] = "MeetingCallBody",
        [typeof(MeetingDecisionBody)] = "MeetingDecisionBody",
        [typeof(MeetingDecisionView)] = "MeetingDecisionView",
        [typeof(MeetingMinutesBody)] = "MeetingMinutesBody",
        [typeof(MeetingOccasionBody)] = "MeetingOccasionBody",
        [typeof(MeetingTaskBody)] = "MeetingTaskBody",
        [typeof(MeetingView)] = "MeetingView",
        [typeof(NextNoticeView)] = "NextNoticeView",
        [typeof(PatrolBody)] = "PatrolBody",
        [typeof(PatrolList)] = "PatrolList",
        [typeof(PatrolPlanBody)] = "PatrolPlanBody",
        [typeof(PatrolPlanList)] = "PatrolPlanList",
        [typeof(PatrolPlanView)] = "PatrolPlanView",
        [typeof(PatrolView)] = "PatrolView",
        [typeof(PersonView)] = "PersonView",
        [typeof(PhaseDateBody)] = "PhaseDateBody",
        [typeof(PhaseView)] = "PhaseView",
        [typeof(PlaceMoneyBody)] = "PlaceMoneyBody",
        [typeof(PlaceTargetsView)] = "PlaceTargetsView",
        [typeof(PlanRereadingView)] = "PlanRereadingView",
        [typeof(PlanStartView)] = "PlanStartView",
        [typeof(PlanView)] = "PlanView",
        [typeof(PolicyView)] = "PolicyView",
        [typeof(ReadingChangeView)] = "ReadingChangeView",
        [typeof(ReasonBody)] = "ReasonBody",
        [typeof(ReportBody)] = "ReportBody",
        [typeof(ReturnBody)] = "ReturnBody",
        [typeof(RevokeBody)] = "RevokeBody",
        [typeof(RhythmBody)] = "RhythmBody",
        [typeof(RhythmEditBody)] = "RhythmEditBody",
        [typeof(RhythmView)] = "RhythmView",
        [typeof(RhythmsView)] = "RhythmsView",
        [typeof(RungView)] = "RungView",
        [typeof(SampleBody)] = "SampleBody",
        [typeof(SampleView)] = "SampleView",
        [typeof(SampledView)] = "SampledView",
        [typeof(SamplesView)] = "SamplesView",
        [typeof(SettledLineView)] = "SettledLineView",
        [typeof(SettledPlaceView)] = "SettledPlaceView",
        [typeof(SettledPlanView)] = "SettledPlanView",
        [typeof(SettledPlansView)] = "SettledPlansView",
        [typeof(SettlementView)] = "SettlementView",
        [typeof(TargetBody)] = "TargetBody",
        [typeof(TargetView)] = "TargetView",
        [typeof(TargetsView)] = "TargetsView",
        [typeof(TaskList)] = "TaskList",
        [typeof(TaskView)] = "TaskView",
        [typeof(UndatedTaskView)] = "UndatedTaskView",
        [typeof(UnlockedAccount)] = "UnlockedAccount",
        [typeof(WebhookBody)] = "WebhookBody",
        [typeof(WebhookView)] = "WebhookView",
    };

    private static readonly Dictionary<Type, string> Groups = new()
    {
        [typeof(AccountsApi)] = "AccountsApi",
        [typeof(DirectoryApi)] = "DirectoryApi",
        [typeof(DutiesApi)] = "DutiesApi",
        [typeof(CalendarFeedEndpoints)] = "FeedEndpoints",
        [typeof(InterviewsApi)] = "InterviewsApi",
        [typeof(LeadsApi)] = "LeadsApi",
        [typeof(LinksApi)] = "LinksApi",
        [typeof(MailsApi)] = "MailsApi",
        [typeof(MeetingsApi)] = "MeetingsApi",
        [typeof(PatrolsApi)] = "PatrolsApi",
        [typeof(PlanReadingApi)] = "PlansApi",
        [typeof(PlansApi)] = "PlansApi",
        [typeof(RhythmsApi)] = "RhythmsApi",
        [typeof(SamplesApi)] = "SamplesApi",
        [typeof(SettingsApi)] = "SettingsApi",
        [typeof(SettlementApi)] = "SettlementApi",
        [typeof(TargetsApi)] = "TargetsApi",
        [typeof(TasksApi)] = "TasksApi",
        [typeof(WebhooksApi)] = "WebhooksApi",
    };

    public static IEnumerable<string> All => Schemas.Values;

    public static IEnumerable<string> AllGroups => Groups.Values;

    /// <summary>Returns null for a type without a name in the list.</summary>
    public static string? Of(Type type) => Schemas.GetValueOrDefault(type);

    /// <summary>Returns null for a handler without a group of its own; it then falls into the program's group.</summary>
    public static string? GroupOf(Type? handler) => handler is null ? null : Groups.GetValueOrDefault(handler);
}
