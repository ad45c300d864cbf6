using System.Globalization;
using System.Text.Json;

namespace CultivatedLand.Tests.Documents.Scoring;

/// <summary>An annotation by hand: what a reader should find in one document.</summary>
public sealed record ExpectedReading(
    string Name,
    bool IsNegative,
    IReadOnlyList<ExpectedTask> Tasks,
    IReadOnlyList<string> Rhythms,
    IReadOnlyList<string> Rates
)
{
    public static ExpectedReading Load(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        return new(
            Path.GetFileName(path).Replace(".expected.json", "", StringComparison.Ordinal),
            root.TryGetProperty("negative", out var negative) && negative.GetBoolean(),
            [.. root.GetProperty("tasks").EnumerateArray().Select(Task)],
            [.. root.GetProperty("meetings").EnumerateArray().Select(meeting => meeting.GetProperty("every").GetString()!)],
            [.. root.GetProperty("funding").EnumerateArray().Select(rule => Rate(rule.GetProperty("rate"), rule.GetProperty("unit")))]
        );
    }

    public static string Rate(decimal? rate, string? unit) => $"{rate?.ToString("0.##", CultureInfo.InvariantCulture)} {unit}";

    private static string Rate(JsonElement rate, JsonElement unit) => Rate(Number(rate), unit.GetString());

    private static ExpectedTask Task(JsonElement task) =>
        new(
            task.GetProperty("name").GetString()!,
            Number(task.GetProperty("area_mu")),
            Strings(task, "responsible_units"),
            Strings(task, "lead_units"),
            Strings(task, "leaders"),
            [
                .. task.GetProperty("phases")
                    .EnumerateArray()
                    .Where(IsDeadline)
                    .Select(phase => new ExpectedPhase(
                        phase.GetProperty("name").GetString()!,
                        Date(phase, "start"),
                        Date(phase, "due"),
                        phase.GetProperty("quote").GetString()!
                    )),
            ],
            [
                .. task.GetProperty("breakdown")
                    .EnumerateArray()
                    .Select(share => $"{share.GetProperty("unit").GetString()} {Number(share.GetProperty("area_mu")):0.##}"),
            ]
        );

    private static bool IsDeadline(JsonElement phase) => !phase.TryGetProperty("is_deadline", out var flag) || flag.GetBoolean();

    private static string[] Strings(JsonElement task, string name) =>
        [.. task.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static DateOnly? Date(JsonElement phase, string name) =>
        phase.TryGetProperty(name, out var value) && value.GetString() is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}

public sealed record ExpectedTask(
    string Name,
    decimal? Area,
    IReadOnlyList<string> Responsible,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Leaders,
    IReadOnlyList<ExpectedPhase> Phases,
    IReadOnlyList<string> Shares
);

public sealed record ExpectedPhase(string Name, DateOnly? Start, DateOnly? Due, string Quote);
