using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading;

/// <summary>
/// Reader of drafts in JSON, in the form that <see cref="DraftJson"/> writes.
/// It does not take findings from the file but makes them again.
/// </summary>
internal static class JsonDraft
{
    public static ReadOutcome Read(SourceDocument source, string json, PlanReadOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1)
                root = root[0];
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("tasks", out var tasks)
                || tasks.ValueKind != JsonValueKind.Array
            )
                return Refuse(source.Name, "没有 tasks 数组", "it has no array \"tasks\"");
            var reading = new PlanReading(Draft(source.Name, root, tasks, options), [], []);
            return new ReadOutcome.Plan(source, reading, reading.On(options.Today));
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return Refuse(source.Name, "语法或字段类型不对", "its syntax or the type of a field is wrong");
        }
    }

    private static ReadOutcome.Unusable Refuse(string name, string zh, string en) =>
        new(
            new LocalizedText(
                $"文件“{name}”不是任务草案的 JSON：{zh}。请使用 read --json 输出的格式。",
                $"The file \"{name}\" is no plan in JSON: {en}. Use the shape that read --json prints."
            )
        );

    private static PlanDraft Draft(string name, JsonElement root, JsonElement tasks, PlanReadOptions options) =>
        new(
            Text(root, "title") ?? Path.GetFileNameWithoutExtension(name),
            Text(root, "documentNumber"),
            Text(root, "issuer"),
            Date(root, "issued"),
            options.Year ?? (int?)Number(root, "yearAssumed"),
            [.. tasks.EnumerateArray().Select(Task)],
            [.. Items(root, "meetings").Select(Rhythm).OfType<DraftRhythm>()],
            [
                .. Items(root, "funding")
                    .Select(rule => new DraftFundingRule(Number(rule, "rate"), Text(rule, "unit"), Text(rule, "condition"), Said(rule))),
            ],
            []
        );

    private static DraftTask Task(JsonElement task, int index)
    {
        var called = Text(task, "name") ?? "";
        var area = Number(task, "areaMu");
        return new DraftTask(
            Text(task, "id") ?? (index + 1).ToString(CultureInfo.InvariantCulture),
            new Sourced<string>(called, Unplaced(called)),
            Kind(Text(task, "kind")),
            area is { } mu ? new Sourced<decimal>(mu, Unplaced(mu.ToString(CultureInfo.InvariantCulture))) : null,
            null,
            Names(task, "responsibleUnits"),
            Names(task, "leadUnits"),
            Names(task, "leaders"),
            [.. Items(task, "phases").Select(Phase)],
            [
                .. Items(task, "breakdown")
                    .Select(share => new DraftShare(
                        Text(share, "unit") ?? "",
                        Number(share, "areaMu") ?? 0,
                        Unplaced(Text(share, "unit") ?? "")
                    )),
            ]
        )
        {
            Place = Text(task, "place") is { Length: > 0 } place ? new Sourced<string>(place, Unplaced(place)) : null,
        };
    }

    private static DraftPhase Phase(JsonElement phase) =>
        new(Text(phase, "name") ?? "", PhaseKindOf(Text(phase, "kind")), Date(phase, "start"), Date(phase, "due"), null, Said(phase));

    private static DraftRhythm? Rhythm(JsonElement meeting) =>
        Enum.GetValues<RecurrenceInterval>()
            .Where(every => DraftJson.Name(every) == Text(meeting, "every"))
            .Select(every => new DraftRhythm(Text(meeting, "name") ?? "", RhythmKind.Meeting, every, Said(meeting)))
            .FirstOrDefault();

    private static TaskKind Kind(string? name) =>
        Enum.GetValues<TaskKind>().FirstOrDefault(kind => DraftJson.Name(kind) == name, TaskKind.Other);

    private static PhaseKind PhaseKindOf(string? name) =>
        Enum.GetValues<PhaseKind>().FirstOrDefault(kind => DraftJson.Name(kind) == name && kind != PhaseKind.Complete, PhaseKind.Other);

    private static ImmutableArray<Sourced<string>> Names(JsonElement task, string property) =>
        [.. Items(task, property).Select(name => name.GetString() ?? "").Select(name => new Sourced<string>(name, Unplaced(name)))];

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var items)
        && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : default;

    private static Quote Said(JsonElement element) => Unplaced(Text(element, "quote") ?? "");

    private static Quote Unplaced(string words) => new(words, null);

    private static string? Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static decimal? Number(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var value)
        && value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal()
            : null;

    private static DateOnly? Date(JsonElement element, string property) =>
        Text(element, property) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
