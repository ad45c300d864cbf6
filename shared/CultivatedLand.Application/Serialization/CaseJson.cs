using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>JSON format in which every store keeps states, facts, notices and mails.</summary>
public static class CaseJson
{
    private static readonly VersionedJson<RectificationTask> Tasks = new(
        "RectificationTask",
        Type<RectificationTask>(),
        JsonUpgrades.OfTasks
    );
    private static readonly VersionedJson<TaskFact> Facts = new("TaskFact", Type<TaskFact>(), JsonUpgrades.OfFacts);
    private static readonly VersionedJson<Notice> Notices = new("Notice", Type<Notice>(), JsonUpgrades.OfNotices);
    private static readonly VersionedJson<MailContent> Mails = new("MailContent", Type<MailContent>(), JsonUpgrades.OfMails);

    public static JsonSerializerOptions Options => Configured.Options;

    public static byte[] Write(RectificationTask task) => Tasks.Write(task);

    public static byte[] Write(TaskFact fact) => Facts.Write(fact);

    public static byte[] Write(Notice notice) => Notices.Write(notice);

    public static byte[] Write(MailContent mail) => Mails.Write(mail);

    public static byte[] Write(PeopleDirectory directory) =>
        JsonSerializer.SerializeToUtf8Bytes([.. directory.Entries], Type<DirectoryEntry[]>());

    public static RectificationTask ReadTask(ReadOnlySpan<byte> json) => Tasks.Read(json);

    public static TaskFact ReadFact(ReadOnlySpan<byte> json) => Facts.Read(json);

    public static Notice ReadNotice(ReadOnlySpan<byte> json) => Notices.Read(json);

    public static MailContent ReadMail(ReadOnlySpan<byte> json) => Mails.Read(json);

    public static PeopleDirectory ReadDirectory(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize(json, Type<DirectoryEntry[]>()) ?? []);

    internal static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static class Configured
    {
        public static readonly JsonSerializerOptions Options = Configure();

        private static JsonSerializerOptions Configure()
        {
            var options = new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
                // The JSON is stored and never put into a page, so Chinese text and markup need no escapes and stay short.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                TypeInfoResolver = CaseJsonContext.Default.WithAddedModifier(CaseJsonContracts.Shape),
                Converters =
                {
                    SharedConverters.Area,
                    SharedConverters.Place,
                    SharedConverters.TaskId,
                    SharedConverters.Step,
                    SharedConverters.Status,
                    SharedConverters.TaskKind,
                    SharedConverters.PhaseKind,
                    SharedConverters.NoticeKind,
                    SharedConverters.CorrectedAct,
                    SharedConverters.Level,
                    SharedConverters.Passes,
                    SharedConverters.Parts,
                    SharedConverters.Words,
                    SharedConverters.Numbers,
                    SharedConverters.Ladder,
                    SharedConverters.PhaseSpecs,
                    SharedConverters.Phases,
                    SharedConverters.Evidence,
                    SharedConverters.Policy,
                    SharedConverters.Spec,
                    new TaskConverter(),
                    new PhaseConverter(),
                    new PhaseSpecConverter(),
                    new RungConverter(),
                    new NoticeConverter(),
                    new AddresseeConverter(),
                    SharedConverters.NoticeId,
                    SharedConverters.Role,
                    SharedConverters.Addressees,
                    SharedConverters.Reason,
                    new EquatableArrayConverter<ReopenedPhase>(),
                    new EquatableArrayConverter<NoticeId>(),
                },
            };
            options.MakeReadOnly();
            return options;
        }
    }
}
