using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Samples;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Application.Substitutions;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.Substitutions;

namespace CultivatedLand.Application;

/// <summary>List of the formats of all record sets of the use cases. A test compares it with the record sets that the code opens.</summary>
public static class RecordFormats
{
    public static IReadOnlyList<RecordFormat> All { get; } =
    [
        RecordFormat.Of<Account>("accounts"),
        RecordFormat.Of<ApiToken>("api-tokens"),
        RecordFormat.Of<Assessment>("assessments"),
        RecordFormat.Of<DeniedRequest>("audit"),
        RecordFormat.Of<Body>("bodies"),
        RecordFormat.Of<Bulletin>("bulletins"),
        RecordFormat.Of<CalendarFeedStore.FeedOfAccount>("calendar-feed-of-account"),
        RecordFormat.Of<CalendarFeed>("calendar-feeds"),
        RecordFormat.Of<PlanEditionRecord>(PlanEditionRecord.Drawer),
        RecordFormat.Of<StandingDuty>("duties"),
        RecordFormat.Of<EvidenceMetadata>("evidence"),
        RecordFormat.Of<ClockMark>("clock"),
        RecordFormat.Of<FailingLoop>("failing-loops"),
        RecordFormat.Of<FieldRecord>(FieldRecordStore.DrawerName),
        RecordFormat.Of<UnfinishedFieldRecord>("field-records-begun"),
        RecordFormat.Of<PlaceFundingFigures>("funding-figures"),
        RecordFormat.Of<FundingListVersion>("funding-lists"),
        RecordFormat.Of<PlanFundingRules>("funding-rules"),
        RecordFormat.Of<GridSettings>("grid-settings"),
        RecordFormat.Of<HouseholdSample>("household-samples"),
        RecordFormat.Of<IndicatorRecord>("indicators"),
        RecordFormat.Of<InterviewProgress>("interview-progress"),
        RecordFormat.Of<InterviewSettings>("interview-settings"),
        RecordFormat.Of<Interview>("interviews"),
        RecordFormat.Of<UnfinishedInterview>("interviews-begun"),
        RecordFormat.Of<LatestInterview>("interviews-latest"),
        RecordFormat.Of<StoredLead>("leads"),
        RecordFormat.Of<OpenLead>("leads-open"),
        RecordFormat.Of<SavedViewStore.SavedViewList>("ledger-views"),
        RecordFormat.Of<Lending>("lendings"),
        RecordFormat.Of<OfficeLetter>("letters"),
        RecordFormat.Of<LinkRevocation>("link-revocations"),
        RecordFormat.Of<PlaceMailLog.NotedPlace>(PlaceMailLog.DrawerName),
        RecordFormat.Of<MeetingInvitation>(MeetingInvitationStore.DrawerName),
        RecordFormat.Of<MeetingMinutes>(MeetingMinutesService.DrawerName),
        RecordFormat.Of<PlanReceipts>(ReceiptStore.DrawerName),
        RecordFormat.Of<ToDoItem>(ToDoStore.DrawerName),
        RecordFormat.Of<ToDoMark>(ToDoStore.MarkName),
        RecordFormat.Of<OneTimeLink>("one-time-links"),
        RecordFormat.Of<ParcelLayer>("parcels"),
        RecordFormat.Of<PatrolLog>("patrol-log"),
        RecordFormat.Of<StoredPatrolPlan>("patrol-plans"),
        RecordFormat.Of<PlanIdentityService.PlanIdHolder>("plan-ids"),
        RecordFormat.Of<StartedPlanStore.NotedPlace>("plan-places"),
        RecordFormat.Of<PlanStartProgress>(PlanStartProgressStore.DrawerName),
        RecordFormat.Of<RhythmProgress>("rhythm-progress"),
        RecordFormat.Of<ScheduledRhythm>("rhythms"),
        RecordFormat.Of<DrawnSample>("samples"),
        RecordFormat.Of<Sanction>("sanctions"),
        RecordFormat.Of<Session>("sessions"),
        RecordFormat.Of<SetAsideMark>("set-aside"),
        RecordFormat.Of<PolicySetting>(SettingsStore.Drawer, SettingsStore.PolicyKey),
        RecordFormat.Of<CalendarSetting>(SettingsStore.Drawer, SettingsStore.CalendarKey),
        RecordFormat.Of<AppliedRules>(SettingsStore.Drawer, SettingsStore.SettledKey),
        RecordFormat.Of<PaymentEntry>("settlement-payments"),
        RecordFormat.Of<ApprovedSettlement>("settlements"),
        RecordFormat.Of<UnfinishedSplit>(TaskSplitService.DrawerName),
        RecordFormat.Of<SubstitutionEntry>(SubstitutionStore.DrawerName),
        RecordFormat.Of<WebhookProgress>("webhook-progress"),
        RecordFormat.Of<Webhook>("webhooks"),
    ];
}
