using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>
/// Row of every notice a task ever issued, beside its head. Waiting notices are stored whole.
/// Of the others only the identity is kept, which makes a repeated one known.
/// </summary>
internal sealed record TaskNoticesRow(ImmutableList<TaskNoticeEntry> Notices)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly TaskNoticesRow Empty = new([]);

    public static TaskNoticesRow Read(byte[] json) =>
        JsonSerializer.Deserialize<TaskNoticesRow>(json, Json) ?? throw new JsonException("There is no book of notices in this document.");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Returns the identity without the task at its beginning.</summary>
    public static string KeyOf(NoticeId id) => id.ToString()[(id.Task.Value.Length + 1)..];

    public TaskNoticeEntry? Find(string key) => Notices.Find(notice => notice.Key == key);

    public TaskNoticesRow With(TaskNoticeEntry changed) =>
        new(Notices.SetItem(Notices.FindIndex(notice => notice.Key == changed.Key), changed));

    public TaskNoticesRow Change(Func<TaskNoticeEntry, TaskNoticeEntry> change) => new([.. Notices.Select(change)]);
}

/// <summary>Entry of a notice in its task's notices row.</summary>
/// <param name="Entry">Its entry in the index of waiting notices.</param>
/// <param name="Claim">
/// The recording that is putting it into mails; 0 for none. A claim no longer matters once that recording is over.
/// </param>
internal sealed record TaskNoticeEntry(string Key, TaskNoticeState Standing, string? Entry, long Claim, JsonElement? Notice)
{
    public bool IsWaiting => Standing == TaskNoticeState.Waiting;

    /// <summary>Whether it tells of a fact. Keys of hand-overs begin with h.</summary>
    public bool IsHandOver => Key.StartsWith('h');

    public static TaskNoticeEntry New(Notice notice, string entry) =>
        new(
            TaskNoticesRow.KeyOf(notice.Id),
            TaskNoticeState.Waiting,
            entry,
            0,
            JsonDocument.Parse(CaseJson.Write(notice)).RootElement.Clone()
        );

    public TaskNoticeEntry Ended(TaskNoticeState taskNoticeState) => new(Key, taskNoticeState, null, 0, null);

    public Notice Read() =>
        CaseJson.ReadNotice(JsonMarshal.GetRawUtf8Value(Notice ?? throw new JsonException($"The notice {Key} waits and is not here.")));
}

/// <summary>State of a notice, stored as a number.</summary>
internal enum TaskNoticeState
{
    Waiting = 0,
    Mailed = 1,
    Cancelled = 2,
}
