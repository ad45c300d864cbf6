using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Settings;

/// <summary>
/// Deadline policy as a file that people write (JSON). A value that is left out keeps its default:
/// <c>{"sendAt":"09:00","reminders":[14,7,3,1,0],"ladder":[{"workdays":1,"kind":"overdue"}],"stillOverdueEvery":5,"returnDays":15}</c>.
/// </summary>
public sealed record DeadlinePolicyFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Local time of day such as 09:00.</summary>
    public TimeOnly? SendAt { get; init; }

    /// <summary>Minutes after <see cref="SendAt"/> within which the mails of a day may still be sent.</summary>
    public int? SendingWindowMinutes { get; init; }

    /// <summary>Calendar days before the due date on which reminders go out.</summary>
    public int[]? Reminders { get; init; }

    public LadderRung?[]? Ladder { get; init; }

    /// <summary>Workdays between the notices that follow the last rung of the ladder.</summary>
    public int? StillOverdueEvery { get; init; }

    /// <summary>Calendar days that a returned phase gets when the supervisor names no date.</summary>
    public int? ReturnDays { get; init; }

    /// <summary>Whether hand-overs are told at once: a start, an application, a return and the like. On where it is left out.</summary>
    public bool? HandOvers { get; init; }

    /// <summary>Local time of day such as 08:00 from which hand-overs are told on workdays.</summary>
    public TimeOnly? HandOversFrom { get; init; }

    /// <summary>Local time of day such as 20:00 until which hand-overs are told on workdays.</summary>
    public TimeOnly? HandOversUntil { get; init; }

    /// <summary>Rung of the escalation ladder in the file.</summary>
    /// <param name="Workdays">Workdays after the due date.</param>
    /// <param name="Kind">overdue, supervision-letter or interview.</param>
    public sealed record LadderRung(int Workdays, string? Kind);

    public static LoadResult<DeadlinePolicy> Read(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<DeadlinePolicyFile>(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Reading) is { } file
                ? file.Over(DeadlinePolicy.Default, name)
                : Unreadable(name, "null");
        }
        catch (JsonException wrong)
        {
            return Unreadable(name, $"{wrong.Path} ({(wrong.LineNumber ?? 0) + 1}:{(wrong.BytePositionInLine ?? 0) + 1})");
        }
    }

    /// <summary>Returns the given policy with the values of this file in place of its own.</summary>
    public LoadResult<DeadlinePolicy> Over(DeadlinePolicy defaults, string name)
    {
        if ((Ladder ?? []).Select(rung => rung?.Kind ?? "").Where(kind => NoticeKinds.Parse(kind) is null).ToList() is [var unknown, ..])
        {
            return LoadResult.Failed<DeadlinePolicy>(
                new(
                    $"{name}：督办阶梯的类别“{unknown}”无法识别，应为 overdue、supervision-letter 或 interview。",
                    $"{name}: “{unknown}” is no kind of rung; write overdue, supervision-letter or interview."
                )
            );
        }

        var policy = defaults with
        {
            SendAt = SendAt ?? defaults.SendAt,
            SendingWindow = SendingWindowMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : defaults.SendingWindow,
            Reminders = Reminders?.Distinct().OrderDescending().ToEquatableArray() ?? defaults.Reminders,
            Ladder =
                Ladder
                    ?.Select(rung => new Rung(rung!.Workdays, NoticeKinds.Parse(rung.Kind!)!.Value))
                    .OrderBy(rung => rung.Workdays)
                    .ToEquatableArray()
                ?? defaults.Ladder,
            StillOverdueEvery = StillOverdueEvery ?? defaults.StillOverdueEvery,
            ReturnDays = ReturnDays ?? defaults.ReturnDays,
            HandOvers = new HandOverHours(
                HandOvers ?? defaults.HandOvers.IsOn,
                HandOversFrom ?? defaults.HandOvers.From,
                HandOversUntil ?? defaults.HandOvers.Until
            ),
        };
        var faults = policy
            .Faults()
            .Select(fault => new LocalizedText($"{name}：{fault.Chinese}", $"{name}: {fault.English}"))
            .ToEquatableArray();
        return faults.Count == 0 ? new LoadResult<DeadlinePolicy>.Ok(policy) : new LoadResult<DeadlinePolicy>.Rejected(faults);
    }

    private static LoadResult<DeadlinePolicy> Unreadable(string name, string where) =>
        LoadResult.Failed<DeadlinePolicy>(
            new(
                $"{name}不是可用的期限规则文件，问题在{where}；应为 JSON，如 {{\"sendAt\":\"09:00\",\"reminders\":[14,7,3,1,0]}}。",
                $"{name} is not a usable policy file; the fault is at {where}. "
                    + $"It must be JSON such as {{\"sendAt\":\"09:00\",\"reminders\":[14,7,3,1,0]}}."
            )
        );
}
