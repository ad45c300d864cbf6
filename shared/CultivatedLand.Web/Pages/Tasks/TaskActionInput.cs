using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Input of an act's form, so that no typed text is lost if it is refused.</summary>
/// <param name="Seen">Version of the task that the person saw.</param>
/// <param name="Once">Created for one rendering of the form; a form sent twice carries it twice.</param>
public sealed record TaskActionInput(EquatableArray<int> Phases, string Area, string Due, string Reason, long Seen, string Once)
{
    public const int LongestReason = 2000;

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    public static TaskActionInput Read(IFormCollection form) =>
        new(
            form["phase"]
                .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number > 0)
                .ToEquatableArray(),
            Short(form["area"].ToString()),
            Short(form["due"].ToString()),
            Plain(form["reason"].ToString()),
            long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
            form["once"].ToString() is { Length: > 0 and <= 64 } once && once.All(char.IsAsciiLetterOrDigit) ? once : ""
        );

    /// <summary>Continues with the area, which is null if none was typed.</summary>
    public BuiltCommand WithArea(Func<Mu?, BuiltCommand> next)
    {
        if (Area.Length == 0)
            return next(null);
        var plain = HalfWidth(Area)
            .Replace("亩", "", StringComparison.Ordinal)
            .Replace("mu", "", StringComparison.OrdinalIgnoreCase)
            .Trim();
        return
            decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Mu.TryOf(value, out var area)
            ? next(area)
            : BuiltCommand.Wrong(
                new(
                    $"“{Area}”不是面积，应为最多两位小数的亩数，如 12.5。",
                    $"“{Area}” is not an area; write mu with at most two decimals, like 12.5."
                )
            );
    }

    /// <summary>Continues with the date, which is null if none was typed.</summary>
    public BuiltCommand WithDue(Func<DateOnly?, BuiltCommand> next)
    {
        if (Due.Length == 0)
            return next(null);
        return DateOnly.TryParseExact(
            HalfWidth(Due).Replace(" ", "", StringComparison.Ordinal),
            Dates,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? next(date)
            : BuiltCommand.Wrong(new($"“{Due}”不是日期，应如 2023-09-30。", $"“{Due}” is not a date; write it like 2023-09-30."));
    }

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

/// <summary>Command that a form asks for, or the form's fault.</summary>
public readonly record struct BuiltCommand(TaskCommand? Command, LocalizedText? Fault)
{
    public static BuiltCommand Wrong(LocalizedText fault) => new(null, fault);

    public static implicit operator BuiltCommand(TaskCommand command) => new(command, null);
}
