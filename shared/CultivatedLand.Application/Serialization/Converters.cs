using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the values of an enumeration to and from their stable names.</summary>
internal sealed class CodeConverter<T>(EnumCodeMap<T> enumCodeMap) : JsonConverter<T>
    where T : struct, Enum
{
    private readonly (T Value, JsonEncodedText Code)[] _table =
    [
        .. enumCodeMap.All.Select(pair => (pair.Key, JsonEncodedText.Encode(pair.Value))),
    ];

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        foreach (var (value, code) in _table)
        {
            if (reader.ValueTextEquals(code.EncodedUtf8Bytes))
                return value;
        }

        throw new JsonException($"“{reader.GetString()}” names no {enumCodeMap.Called}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var (known, code) in _table)
        {
            if (EqualityComparer<T>.Default.Equals(known, value))
            {
                writer.WriteStringValue(code);
                return;
            }
        }

        throw new JsonException($"{enumCodeMap.Called} {value} has no stable name yet.");
    }
}

/// <summary>Converter of areas in mu to and from numbers.</summary>
internal sealed class MuConverter : JsonConverter<Mu>
{
    public override Mu Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Mu.TryOf(reader.GetDecimal(), out var mu) ? mu.Value : throw new JsonException("Not an area in mu.");

    public override void Write(Utf8JsonWriter writer, Mu value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>Base class of converters of values that are one string each.</summary>
/// <param name="called">Name of the type in messages.</param>
internal abstract class TextConverter<T>(string called) : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString() ?? "") is { HasValue: true } parsed
            ? parsed.Value
            : throw new JsonException($"“{reader.GetString()}” is no {called}.");

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    protected abstract Parsed Parse(string text);

    protected abstract string Format(T value);

    protected static Parsed Ok(T value) => new(true, value);

    protected readonly record struct Parsed(bool HasValue, T Value);
}

/// <summary>
/// Converter of places to and from their paths, with a cache.
/// The same few thousand places occur in all tasks, and parsing a path is a third of reading a task, so each path is parsed once.
/// </summary>
internal sealed class PlaceConverter() : TextConverter<Place>("Place")
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, Place> _known = new(StringComparer.Ordinal);

    protected override Parsed Parse(string text)
    {
        if (_known.TryGetValue(text, out var place))
            return Ok(place);
        if (Place.Parse(text) is not { } parsed)
            return default;
        if (_known.Count < MostKept)
            _known.TryAdd(text, parsed);
        return Ok(parsed);
    }

    protected override string Format(Place value) => value.Path;
}

/// <summary>Converter of task ids.</summary>
internal sealed class TaskIdConverter() : TextConverter<TaskId>("TaskId")
{
    protected override Parsed Parse(string text) => TaskId.Parse(text) is { } id ? Ok(id) : default;

    protected override string Format(TaskId value) => value.Value;
}

/// <summary>
/// Converter of notice steps such as <c>supervision-letter.3</c>. Unlike the short name of a step, this text can be read back.
/// </summary>
internal sealed class NoticeStepConverter() : TextConverter<NoticeStep>("NoticeStep")
{
    protected override Parsed Parse(string text) => Read(text) is { } step ? Ok(step) : default;

    protected override string Format(NoticeStep value) => Text(value);

    internal static string Text(NoticeStep step) => string.Create(CultureInfo.InvariantCulture, $"{step.Kind.Code()}.{step.Distance}");

    internal static NoticeStep? Read(string text) =>
        text.LastIndexOf('.') is > 0 and var dot
        && NoticeKinds.Parse(text[..dot]) is { } kind
        && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var distance)
            ? new NoticeStep(kind, distance)
            : null;
}

/// <summary>
/// Converter of notice ids such as <c>3fa9c1d2-2-1.1.1.20230820.supervision-letter.3</c>, or <c>3fa9c1d2-2-1.hand-over.7</c>.
/// </summary>
internal sealed class NoticeIdConverter() : TextConverter<NoticeId>("NoticeId")
{
    protected override Parsed Parse(string text)
    {
        var parts = text.Split('.', 5);
        if (parts.Length == 3)
        {
            return
                TaskId.Parse(parts[0]) is { } handedOver
                && NoticeStepConverter.Read($"{parts[1]}.{parts[2]}") is { Kind: NoticeKind.HandOver, Distance: > 0 and var number }
                ? Ok(NoticeId.OfFact(handedOver, number))
                : default;
        }

        return
            parts.Length == 5
            && TaskId.Parse(parts[0]) is { } task
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var phase)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            && DateOnly.TryParseExact(parts[3], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            && NoticeStepConverter.Read(parts[4]) is { Kind: not NoticeKind.HandOver } step
            ? Ok(new NoticeId(task, phase, round, due, step))
            : default;
    }

    protected override string Format(NoticeId value) =>
        value.IsHandOver
            ? $"{value.Task}.{NoticeStepConverter.Text(value.Step)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Task}.{value.Phase}.{value.Round}.{value.Due:yyyyMMdd}.{NoticeStepConverter.Text(value.Step)}"
            );
}
