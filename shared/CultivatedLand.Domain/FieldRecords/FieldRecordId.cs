using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.FieldRecords;

/// <summary>
/// Identity of a record of work: <c>r</c>, its local day as eight digits, and 12 hexadecimal digits. Ids sort by day.
/// No plan's id begins with that letter.
/// </summary>
public readonly partial record struct FieldRecordId
{
    private FieldRecordId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Returns the id of the task that the demand becomes at one of its places.</summary>
    /// <param name="number">Number of the place, from 1.</param>
    public TaskId Task(int number) => TaskId.Of(string.Create(CultureInfo.InvariantCulture, $"{Value}-{number}"));

    /// <summary>Reads a record's id. Null for any other text.</summary>
    public static FieldRecordId? Parse(string? text) => text is not null && Pattern().IsMatch(text) ? new FieldRecordId(text) : null;

    /// <summary>Finds the record whose demand a task is. Null for any other task.</summary>
    public static FieldRecordId? Behind(TaskId task) => Parse(task.Plan);

    /// <param name="identity">Text that identifies the record. The same text and day always give the same id.</param>
    public static FieldRecordId From(DateOnly day, string identity) =>
        new($"{Prefix(day)}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..12]}");

    /// <summary>Returns the beginning of the ids of a day.</summary>
    public static string Prefix(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"r{day:yyyyMMdd}");

    public override string ToString() => Value;

    [GeneratedRegex(@"^r[0-9]{8}[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
