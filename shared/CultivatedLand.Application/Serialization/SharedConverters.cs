using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converters of the parts of states and notices, one instance of each.</summary>
internal static class SharedConverters
{
    public static readonly JsonConverter<Mu> Area = new MuConverter();
    public static readonly JsonConverter<Place> Place = new PlaceConverter();
    public static readonly JsonConverter<TaskId> TaskId = new TaskIdConverter();
    public static readonly JsonConverter<NoticeStep> Step = new NoticeStepConverter();
    public static readonly JsonConverter<NoticeId> NoticeId = new NoticeIdConverter();
    public static readonly JsonConverter<DateOnly> Day = JsonMetadataServices.DateOnlyConverter;
    public static readonly JsonConverter<RectificationStatus> Status = new CodeConverter<RectificationStatus>(EnumCodes.LifeStages);
    public static readonly JsonConverter<TaskKind> TaskKind = new CodeConverter<TaskKind>(EnumCodes.TaskKinds);
    public static readonly JsonConverter<PhaseKind> PhaseKind = new CodeConverter<PhaseKind>(EnumCodes.PhaseKinds);
    public static readonly JsonConverter<CorrectedAct> CorrectedAct = new CodeConverter<CorrectedAct>(EnumCodes.CorrectedActs);
    public static readonly JsonConverter<AcceptanceLevel> Level = new CodeConverter<AcceptanceLevel>(EnumCodes.AcceptanceLevels);
    public static readonly JsonConverter<NoticeKind> NoticeKind = new CodeConverter<NoticeKind>(EnumCodes.NoticeKinds);
    public static readonly JsonConverter<Role> Role = new CodeConverter<Role>(EnumCodes.Roles);
    public static readonly JsonConverter<EquatableArray<string>> Words = new EquatableArrayConverter<string>();
    public static readonly JsonConverter<EquatableArray<int>> Numbers = new EquatableArrayConverter<int>();
    public static readonly JsonConverter<EquatableArray<Rung>> Ladder = new EquatableArrayConverter<Rung>();
    public static readonly JsonConverter<EquatableArray<PhaseSpec>> PhaseSpecs = new EquatableArrayConverter<PhaseSpec>();
    public static readonly JsonConverter<EquatableArray<TaskPhase>> Phases = new EquatableArrayConverter<TaskPhase>();
    public static readonly JsonConverter<EquatableArray<Evidence>> Evidence = new EquatableArrayConverter<Evidence>();
    public static readonly JsonConverter<EquatableArray<TaskPart>> Parts = new EquatableArrayConverter<TaskPart>();
    public static readonly JsonConverter<EquatableArray<LevelPass>> Passes = new EquatableArrayConverter<LevelPass>();
    public static readonly JsonConverter<EquatableArray<Addressee>> Addressees = new EquatableArrayConverter<Addressee>();
    public static readonly JsonConverter<NoticeReason> Reason = new ReasonConverter();
    public static readonly JsonConverter<DeadlinePolicy> Policy = new PolicyConverter();
    public static readonly JsonConverter<TaskSpec> Spec = new SpecConverter();
}
