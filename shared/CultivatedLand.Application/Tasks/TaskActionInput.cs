using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Input of an act's form as it was typed, so that nothing is lost if it is refused.</summary>
/// <param name="Seen">Version of the task that the person saw. Null for a form that does not say it.</param>
/// <param name="Once">Created for one rendering of the form; a form sent twice carries it twice.</param>
public sealed record TaskActionInput(EquatableArray<int> Phases, string Area, string Due, string Reason, long? Seen, string Once)
{
    public const int LongestReason = 2000;

    /// <summary>Beginning of the names of the fields for due dates of single phases.</summary>
    public const string DueOfPhase = "due-";

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Due dates typed for single phases.</summary>
    public EquatableArray<(int Phase, string Due)> DueOf { get; init; }

    /// <summary>Net area of an acceptance. Empty where nobody has measured it.</summary>
    public string Net { get; init; } = "";

    public bool IsConfirmed { get; init; }

    /// <summary>Code of the level of an acceptance. Empty for the level that counts.</summary>
    public string Level { get; init; } = "";

    /// <summary>Year or day on which claimed land was lost, as it was typed.</summary>
    public string LostIn { get; init; } = "";

    /// <summary>Lines of a split as they were typed, each a place and its area.</summary>
    public string Shares { get; init; } = "";

    /// <summary>Number of the fact that a correction is about.</summary>
    public long Corrects { get; init; }

    public bool TakesBack { get; init; }

    /// <summary>Whether the form stands on the to-do page, which the person returns to once it is done.</summary>
    public bool IsFromToDo { get; init; }

    /// <summary>Key of the request, which the fact carries. Null for a form without a mark.</summary>
    public string? Key => Once.Length == 0 ? null : $"form-{Once}";

    public static TaskActionInput Read(FormFields form) =>
        new(
            form.All("phase")
                .SelectMany(text => text.Split(','))
                .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number > 0)
                .ToEquatableArray(),
            Short(form["area"]),
            Short(form["due"]),
            Plain(form["reason"]),
            long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null,
            form["once"] is { Length: > 0 and <= 64 } once && once.All(char.IsAsciiLetterOrDigit) ? once : ""
        )
        {
            DueOf = form
                .Names.Where(name => name.StartsWith(DueOfPhase, StringComparison.Ordinal))
                .Select(name =>
                    (
                        int.TryParse(name[DueOfPhase.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var phase) ? phase : 0,
                        Short(form[name])
                    )
                )
                .Where(typed => typed.Item1 > 0)
                .OrderBy(typed => typed.Item1)
                .ToEquatableArray(),
            Net = Short(form["net"]),
            IsConfirmed = form["confirmed"] == "yes",
            Level = Short(form["level"]),
            LostIn = Short(form["lost"]),
            Shares = Plain(form["shares"]),
            Corrects = long.TryParse(form["act"], NumberStyles.None, CultureInfo.InvariantCulture, out var act) ? act : 0,
            TakesBack = form["take-back"] == "yes",
            IsFromToDo = form["from"] == "to-do",
        };

    /// <summary>Reads what was typed, and finds everything that cannot be read.</summary>
    /// <param name="needsArea">Whether an empty area is a fault. An empty field never means everything.</param>
    public ReadInput Parse(bool needsArea)
    {
        var faults = new List<FieldFault>();
        if (!TryArea(Area, out var area))
            faults.Add(new("area", NotAnArea(Area)));
        else if (needsArea && area is null && !TakesBack)
            faults.Add(new("area", TaskActs.AreaMissing));
        if (!TryArea(Net, out var net))
            faults.Add(new("net", NotAnArea(Net)));
        if (!TryDay(Due, out var due))
            faults.Add(new("due", NotADay(Due)));
        if (!TryYear(LostIn, out var lostIn))
            faults.Add(new("lost", NotAYear(LostIn)));
        var (shares, unread) = ShareLines.Read(Shares);
        if (unread is not null)
            faults.Add(new("shares", unread));
        var dates = new List<PhaseDue>();
        foreach (var (phase, typed) in DueOf)
        {
            if (!TryDay(typed, out var day))
                faults.Add(new($"{DueOfPhase}{phase}", NotADay(typed)));
            if (day is { } date)
                dates.Add(new PhaseDue(phase, date));
        }

        return faults.Count > 0
            ? new(null, [.. faults])
            : new(
                new TaskActInput(Phases, area, due, Reason)
                {
                    Net = net,
                    Dates = [.. dates],
                    Level = Level,
                    LostIn = lostIn,
                    Shares = shares,
                    IsConfirmed = IsConfirmed,
                    Corrects = Corrects,
                    TakesBack = TakesBack,
                },
                []
            );
    }

    /// <summary>Returns the fields as they go along, hidden, with a form that only asks whether they are right.</summary>
    public IEnumerable<(string Name, string Value)> Hidden()
    {
        if (Phases.Count > 0)
            yield return ("phase", string.Join(',', Phases));
        if (Area.Length > 0)
            yield return ("area", Area);
        if (Net.Length > 0)
            yield return ("net", Net);
        if (Due.Length > 0)
            yield return ("due", Due);
        if (Reason.Length > 0)
            yield return ("reason", Reason);
        if (Level.Length > 0)
            yield return ("level", Level);
        if (LostIn.Length > 0)
            yield return ("lost", LostIn);
        if (Shares.Length > 0)
            yield return ("shares", Shares);
        if (Corrects > 0)
            yield return ("act", Corrects.ToString(CultureInfo.InvariantCulture));
        if (TakesBack)
            yield return ("take-back", "yes");
        if (IsFromToDo)
            yield return ("from", "to-do");
    }

    internal static bool TryArea(string typed, out Mu? area)
    {
        area = null;
        if (typed.Length == 0)
            return true;
        var plain = HalfWidth(typed)
            .Replace("亩", "", StringComparison.Ordinal)
            .Replace("mu", "", StringComparison.OrdinalIgnoreCase)
            .Trim();
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Mu.TryOf(value, out area);
    }

    private static bool TryDay(string typed, out DateOnly? day)
    {
        day = null;
        if (typed.Length == 0)
            return true;
        if (
            !DateOnly.TryParseExact(
                HalfWidth(typed).Replace(" ", "", StringComparison.Ordinal),
                Dates,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
            return false;
        day = date;
        return true;
    }

    /// <summary>Reads a year, or the year of a day: 2016, 2016年, 2016-05-03.</summary>
    private static bool TryYear(string typed, out int? year)
    {
        year = null;
        if (typed.Length == 0)
            return true;
        var plain = HalfWidth(typed).Replace(" ", "", StringComparison.Ordinal).TrimEnd('年');
        if (plain.Length == 4 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            year = number;
        else if (TryDay(typed, out var day))
            year = day?.Year;
        return year is not null;
    }

    private static LocalizedText NotAYear(string typed) =>
        new($"“{typed}”不是年份或日期，应如 2016 或 2016-05-03。", $"“{typed}” is no year or date; write it like 2016 or 2016-05-03.");

    private static LocalizedText NotAnArea(string typed) =>
        new(
            $"“{typed}”不是面积，应为最多两位小数的亩数，如 12.5。",
            $"“{typed}” is not an area; write mu with at most two decimals, like 12.5."
        );

    private static LocalizedText NotADay(string typed) =>
        new($"“{typed}”不是日期，应如 2023-09-30。", $"“{typed}” is not a date; write it like 2023-09-30.");

    /// <summary>Converts full-width characters: phones with a Chinese keyboard type １２．５.</summary>
    private static string HalfWidth(string typed) =>
        string.Concat(
            typed.Select(sign =>
                sign switch
                {
                    >= '０' and <= '９' => (char)(sign - '０' + '0'),
                    '．' or '。' => '.',
                    '－' => '-',
                    '／' => '/',
                    _ => sign,
                }
            )
        );

    private static string Short(string typed) => typed.Trim() is var text && text.Length > 60 ? text[..60] : text;

    private static string Plain(string typed)
    {
        var text = typed.ReplaceLineEndings("\n").Trim();
        return text.Length > LongestReason ? text[..LongestReason] : text;
    }
}

/// <summary>What was read of a form, or the faults of its fields.</summary>
public readonly record struct ReadInput(TaskActInput? Input, EquatableArray<FieldFault> Faults);

/// <summary>Fault of one field of a form, in a sentence.</summary>
/// <param name="Field">Name of the field. Null for the form as a whole.</param>
public sealed record FieldFault(string? Field, LocalizedText Why);
