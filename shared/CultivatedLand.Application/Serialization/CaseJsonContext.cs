using System.Text.Json.Serialization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Metadata by which the serializer works without reflection. <see cref="CaseJsonContracts"/> decides which parts are written, and how.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(RectificationTask))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(MailContent))]
[JsonSerializable(typeof(DirectoryEntry[]))]
[JsonSerializable(typeof(TaskFact))]
[JsonSerializable(typeof(TaskFact.Planned))]
[JsonSerializable(typeof(TaskFact.Started))]
[JsonSerializable(typeof(TaskFact.ProgressReported))]
[JsonSerializable(typeof(TaskFact.Accepted))]
[JsonSerializable(typeof(TaskFact.Passed))]
[JsonSerializable(typeof(TaskFact.Split))]
[JsonSerializable(typeof(TaskFact.ClosedOnPapers))]
[JsonSerializable(typeof(TaskFact.Returned))]
[JsonSerializable(typeof(TaskFact.ExtensionRequested))]
[JsonSerializable(typeof(TaskFact.ExtensionGranted))]
[JsonSerializable(typeof(TaskFact.ExtensionDeclined))]
[JsonSerializable(typeof(TaskFact.InfeasibleClaimed))]
[JsonSerializable(typeof(TaskFact.InfeasibleGranted))]
[JsonSerializable(typeof(TaskFact.InfeasibleDeclined))]
[JsonSerializable(typeof(TaskFact.EvidenceAdded))]
[JsonSerializable(typeof(TaskFact.Acknowledged))]
[JsonSerializable(typeof(TaskFact.Suspended))]
[JsonSerializable(typeof(TaskFact.Resumed))]
[JsonSerializable(typeof(TaskFact.Cancelled))]
[JsonSerializable(typeof(TaskFact.ClosedOut))]
[JsonSerializable(typeof(TaskFact.Replanned))]
[JsonSerializable(typeof(TaskFact.Corrected))]
[JsonSerializable(typeof(TaskFact.DueSet))]
[JsonSerializable(typeof(TaskFact.NoticeIssued))]
[JsonSerializable(typeof(TaskFact.NoticesSkipped))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
