using System.Text.RegularExpressions;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Addresses of the values of a draft, the same in forms and in storage: <c>issued</c>, <c>task.0.area</c>, <c>task.0.phase.2.due</c>.
/// A number is the position in the draft that was read. A row that a person added has a key that begins with a letter.
/// </summary>
public static partial class DraftFieldPath
{
    public const string Title = "title";
    public const string Number = "number";
    public const string Issuer = "issuer";
    public const string Issued = "issued";
    public const string Policy = "policy";

    /// <summary>Address of the entry which says that the document was read again. It is no value, and no form has it.</summary>
    public const string Reading = "reading";

    /// <summary>Level whose acceptance counts for targets and money. Empty where every acceptance counts.</summary>
    public const string CountsAt = "counts";

    /// <summary>Answer to how often the villages are patrolled, see <see cref="PatrolFrequency"/>. Empty until somebody answers.</summary>
    public const string Patrols = "patrols";

    /// <summary>Scope of the answers for the tasks without a deadline: a date, a standing duty, or left out.</summary>
    public const string Undated = "undated";

    /// <summary>Key of the phase that the answer of a date adds to a task.</summary>
    public const string AnsweredPhase = "ndue";

    /// <summary>Scopes of what a plan states besides its tasks: figures of indicators, payments, recurring meetings.</summary>
    public const string Figures = "figures";
    public const string Money = "money";
    public const string Rhythms = "rhythms";

    /// <summary>Marks of a person who has looked through all figures, or all payments.</summary>
    public const string FiguresChecked = "figure.all.checked";
    public const string MoneyChecked = "money.all.checked";

    /// <summary>Scope of the values of the plan itself.</summary>
    public const string Head = "head";

    private static readonly Dictionary<string, DraftValueKind> Fields = new(StringComparer.Ordinal)
    {
        [Title] = DraftValueKind.Words,
        [Number] = DraftValueKind.OptionalWords,
        [Issuer] = DraftValueKind.OptionalWords,
        [Issued] = DraftValueKind.Date,
        [Policy] = DraftValueKind.Policy,
        [CountsAt] = DraftValueKind.AcceptanceLevel,
        [Patrols] = DraftValueKind.PatrolFrequency,
        ["task.name"] = DraftValueKind.Words,
        ["task.kind"] = DraftValueKind.TaskKind,
        ["task.place"] = DraftValueKind.OptionalWords,
        ["task.area"] = DraftValueKind.Area,
        ["task.done"] = DraftValueKind.Area,
        ["task.units"] = DraftValueKind.Names,
        ["task.leads"] = DraftValueKind.Names,
        ["task.leaders"] = DraftValueKind.Names,
        ["task.checked"] = DraftValueKind.Flag,
        ["task.removed"] = DraftValueKind.Flag,
        ["task.standing"] = DraftValueKind.Flag,
        ["phase.name"] = DraftValueKind.Words,
        ["phase.kind"] = DraftValueKind.PhaseKind,
        ["phase.start"] = DraftValueKind.Date,
        ["phase.due"] = DraftValueKind.Date,
        ["phase.done"] = DraftValueKind.Date,
        ["phase.removed"] = DraftValueKind.Flag,
        ["share.unit"] = DraftValueKind.Words,
        ["share.area"] = DraftValueKind.Area,
        ["share.removed"] = DraftValueKind.Flag,
        ["figure.target"] = DraftValueKind.Area,
        ["figure.current"] = DraftValueKind.Area,
        ["figure.deducted"] = DraftValueKind.Area,
        ["figure.reason"] = DraftValueKind.OptionalWords,
        ["figure.removed"] = DraftValueKind.Flag,
        ["figure.checked"] = DraftValueKind.Flag,
        ["money.base"] = DraftValueKind.FundingBase,
        ["money.rate"] = DraftValueKind.Rate,
        ["money.condition"] = DraftValueKind.FundingCondition,
        ["money.removed"] = DraftValueKind.Flag,
        ["money.checked"] = DraftValueKind.Flag,
        ["rhythm.off"] = DraftValueKind.Flag,
    };

    public static string Task(string key) => $"task.{key}";

    public static string Phase(string task, string key) => $"task.{task}.phase.{key}";

    public static string Figure(VetoIndicator indicator) => $"figure.{indicator.Code()}";

    public static string Payment(int index) => $"money.{KeyOf(index)}";

    public static string Rhythm(int index) => $"rhythm.{KeyOf(index)}";

    public static string Share(string task, string key) => $"task.{task}.share.{key}";

    /// <returns>The kind of the value. Null where there is no such value.</returns>
    public static DraftValueKind? KindOf(string address) =>
        Fields.TryGetValue(address, out var own) && !address.Contains('.', StringComparison.Ordinal) ? own
        : Pattern().Match(address) is { Success: true } match
        && Fields.TryGetValue(
            (match.Groups["row"] is { Success: true, Value: var row } ? row : "task") + "." + match.Groups["field"].Value,
            out var known
        )
            ? known
        : Beside().Match(address) is { Success: true } beside
        && Fields.TryGetValue(beside.Groups["row"].Value + "." + beside.Groups["field"].Value, out var other)
            ? other
        : null;

    /// <summary>
    /// Returns the scope of an address: the part of a draft that one form changes. It is the head of the plan, its policy or one task.
    /// </summary>
    public static string ScopeOf(string address) =>
        Pattern().Match(address) is { Success: true } match ? Task(match.Groups["task"].Value)
        : address == Policy ? Policy
        : Beside().Match(address) is { Success: true } beside
            ? beside.Groups["row"].Value switch
            {
                "figure" => Figures,
                "money" => Money,
                _ => Rhythms,
            }
        : Head;

    /// <summary>Whether a form of the scope may change the value at an address.</summary>
    public static bool IsWithin(string address, string scope) =>
        scope == Undated
            ? RowKey(address) is { } row
                ? row is { Row: "phase", Key: AnsweredPhase }
                : TaskKey(address) is not null && FieldOf(address) is "standing" or "removed"
            : ScopeOf(address) == scope;

    /// <summary>Returns the address without its field. It is that of a task, a phase or a share.</summary>
    public static string OwnerOf(string address) => address[..Math.Max(0, address.LastIndexOf('.'))];

    public static string FieldOf(string address) => address[(address.LastIndexOf('.') + 1)..];

    internal static string? TaskKey(string address) =>
        Pattern().Match(address) is { Success: true } match ? match.Groups["task"].Value : null;

    /// <summary>Returns the row that an address lies in: phase or share, and its key. Null for a value of the task itself.</summary>
    public static (string Row, string Key)? RowKey(string address) =>
        Pattern().Match(address) is { Success: true } match && match.Groups["row"].Success
            ? (match.Groups["row"].Value, match.Groups["key"].Value)
            : null;

    /// <summary>Key of the task that was read at an index.</summary>
    public static string KeyOf(int index) => DraftValues.Key(index);

    /// <summary>Whether a key belongs to a task or a row that a person has added.</summary>
    public static bool IsAdded(string key) => !char.IsAsciiDigit(key[0]);

    [GeneratedRegex(
        @"^task\.(?<task>[0-9]{1,5}|[a-z][0-9a-z]{1,16})"
            + @"(?:\.(?<row>phase|share)\.(?<key>[0-9]{1,5}|[a-z][0-9a-z]{1,16}))?"
            + @"\.(?<field>[a-z]{1,40})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?<row>figure|money|rhythm)\.[a-z0-9-]{1,40}\.(?<field>[a-z]{1,40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();
}

/// <summary>Kind of value in a draft. It decides what people may type.</summary>
public enum DraftValueKind
{
    Words,
    OptionalWords,
    Date,
    Area,
    TaskKind,
    PhaseKind,

    /// <summary>Several names, separated by 、.</summary>
    Names,

    Flag,

    /// <summary>Figure that a payment is multiplied by, see <see cref="FundingBases"/>.</summary>
    FundingBase,

    /// <summary>Rate of a payment. Empty where it is not stated.</summary>
    Rate,

    /// <summary>Condition of a payment, see <see cref="EnumCodes"/>.</summary>
    FundingCondition,

    /// <summary>Code of a level of acceptance. Empty where every acceptance counts.</summary>
    AcceptanceLevel,

    /// <summary>Code of how often villages are patrolled. Empty where nobody has answered.</summary>
    PatrolFrequency,

    /// <summary>Deadline policy as JSON, see <see cref="Settings.DeadlinePolicyFile"/>.</summary>
    Policy,
}
