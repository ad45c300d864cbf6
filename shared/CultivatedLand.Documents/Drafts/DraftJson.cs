using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Drafts;

/// <summary>
/// Writer of drafts in the form of <c>read --json</c>: these fields, in this order, and no others.
/// Only "place" may be missing: a task has it where a row of a table names one.
/// </summary>
public static class DraftJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>
    /// Size of a block in bytes.
    /// The text goes out in blocks, so that a table of a hundred thousand rows is never in memory as text.
    /// </summary>
    private const int Block = 64 * 1024;

    public static string Write(PlanDraft draft, Language language = Language.Chinese)
    {
        using var text = new StringWriter();
        Write(text, draft, language);
        return text.ToString();
    }

    /// <summary>Writes one object, block by block.</summary>
    public static void Write(TextWriter target, PlanDraft draft, Language language = Language.Chinese)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(draft);
        var buffer = new ArrayBufferWriter<byte>(Block * 2);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(
            writer,
            draft,
            language,
            () =>
            {
                if (writer.BytesPending + buffer.WrittenCount >= Block)
                    HandOn(writer, buffer, target);
            }
        );
        HandOn(writer, buffer, target);
    }

    /// <summary>Passes the buffered text on. It is called between two values, so that no character is cut.</summary>
    private static void HandOn(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer, TextWriter target)
    {
        writer.Flush();
        var signs = ArrayPool<char>.Shared.Rent(buffer.WrittenCount);
        target.Write(signs, 0, Encoding.UTF8.GetChars(buffer.WrittenSpan, signs));
        ArrayPool<char>.Shared.Return(signs);
        buffer.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter writer, PlanDraft draft, Language language, Action afterEach)
    {
        writer.WriteStartObject();
        writer.WriteString("title", draft.Title);
        writer.WriteString("documentNumber", draft.DocumentNumber);
        writer.WriteString("issuer", draft.Issuer);
        Date(writer, "issued", draft.Issued);
        if (draft.YearAssumed is { } year)
            writer.WriteNumber("yearAssumed", year);
        else
            writer.WriteNull("yearAssumed");
        Array(
            writer,
            "tasks",
            draft.Tasks,
            (to, task) =>
            {
                afterEach();
                Task(to, task);
            }
        );
        Array(writer, "meetings", draft.Rhythms, Rhythm);
        Array(writer, "funding", draft.Funding, Funding);
        Array(
            writer,
            "findings",
            draft.Findings,
            (to, finding) =>
            {
                afterEach();
                Finding(to, finding, language);
            }
        );
        writer.WriteEndObject();
    }

    public static string Name(TaskKind kind) =>
        kind switch
        {
            TaskKind.Restore => "restore",
            TaskKind.Balance => "balance",
            TaskKind.BasicFarmland => "basic-farmland",
            TaskKind.NonGrain => "non-grain",
            TaskKind.IllegalUse => "illegal-use",
            TaskKind.Patrol => "patrol",
            _ => "other",
        };

    public static string Name(PhaseKind kind) =>
        kind switch
        {
            PhaseKind.Plough => "plough",
            PhaseKind.Plant => "plant",
            PhaseKind.Apply => "apply",
            PhaseKind.Accept => "accept",
            _ => "other",
        };

    public static string Name(RecurrenceInterval every) =>
        every switch
        {
            RecurrenceInterval.Week => "week",
            RecurrenceInterval.HalfMonth => "half-month",
            RecurrenceInterval.Month => "month",
            RecurrenceInterval.Quarter => "quarter",
            RecurrenceInterval.HalfYear => "half-year",
            RecurrenceInterval.TenDays => "ten-days",
            RecurrenceInterval.Day => "day",
            _ => "year",
        };

    private static void Task(Utf8JsonWriter writer, DraftTask task)
    {
        writer.WriteString("id", task.Id);
        writer.WriteString("name", task.Name.Value);
        writer.WriteString("kind", Name(task.Kind));
        Number(writer, "areaMu", task.AreaMu?.Value);
        Names(writer, "responsibleUnits", task.ResponsibleUnits);
        Names(writer, "leadUnits", task.LeadUnits);
        Names(writer, "leaders", task.Leaders);
        Array(writer, "phases", task.Phases, Phase);
        Array(
            writer,
            "breakdown",
            task.Breakdown,
            static (to, share) =>
            {
                to.WriteString("unit", share.Unit);
                Number(to, "areaMu", share.AreaMu);
            }
        );
        // Only a row of a task table has a place of its own.
        if (task.Place is { } place)
            writer.WriteString("place", place.Value);
    }

    private static void Phase(Utf8JsonWriter writer, DraftPhase phase)
    {
        writer.WriteString("name", phase.Name);
        writer.WriteString("kind", Name(phase.Kind));
        Date(writer, "start", phase.Start);
        Date(writer, "due", phase.Due);
        writer.WriteString("quote", phase.Quote.Text);
    }

    private static void Rhythm(Utf8JsonWriter writer, DraftRhythm rhythm)
    {
        writer.WriteString("name", rhythm.Name);
        writer.WriteString("every", Name(rhythm.Every));
        writer.WriteString("quote", rhythm.Quote.Text);
    }

    private static void Funding(Utf8JsonWriter writer, DraftFundingRule rule)
    {
        Number(writer, "rate", rule.Rate);
        writer.WriteString("unit", rule.Unit);
        writer.WriteString("condition", rule.Condition);
        writer.WriteString("quote", rule.Quote.Text);
    }

    private static void Finding(Utf8JsonWriter writer, Finding finding, Language language)
    {
        writer.WriteString(
            "severity",
            finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            }
        );
        writer.WriteString("code", finding.Code);
        writer.WriteString("message", finding.Message.In(language));
        writer.WriteString("quote", finding.Quote?.Text);
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter writer, string name, IEnumerable<Sourced<string>> names)
    {
        writer.WriteStartArray(name);
        foreach (var item in names)
            writer.WriteStringValue(item.Value);
        writer.WriteEndArray();
    }

    private static void Date(Utf8JsonWriter writer, string name, DateOnly? date)
    {
        Span<char> shown = stackalloc char[10];
        if (date is { } day && day.TryFormat(shown, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            writer.WriteString(name, shown);
        else
            writer.WriteNull(name);
    }

    /// <summary>
    /// Writes a number without trailing zeros, so 180.40 becomes 180.4.
    /// The figure is the same however many zeros were typed.
    /// </summary>
    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } value)
            writer.WriteNumber(name, value / 1.0000000000000000000000000000m);
        else
            writer.WriteNull(name);
    }
}
