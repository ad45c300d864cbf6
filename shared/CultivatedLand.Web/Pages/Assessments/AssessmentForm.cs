using System.Globalization;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Text;

namespace CultivatedLand.Web.Pages.Assessments;

/// <summary>Reader of the fields of the forms of assessments and sanctions.</summary>
internal static class AssessmentForm
{
    /// <returns>The first day of the calendar where the field holds no date, which is then a fault.</returns>
    public static DateOnly Date(FormFields form, string field, List<AssessmentFault> faults)
    {
        if (DateOnly.TryParseExact(form[field].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(
            new(
                field,
                new($"“{form[field]}”不是日期：请按 2023-12-31 的格式填写。", $"“{form[field]}” is no date: write it as 2023-12-31.")
            )
        );
        return default;
    }

    /// <summary>Reads a figure in mu that may be negative. Null for an empty field.</summary>
    public static decimal? Change(FormFields form, string field, List<AssessmentFault> faults)
    {
        var typed = form[field].Trim().Replace('－', '-').Replace('−', '-');
        if (typed.Length == 0)
            return null;
        if (
            decimal.TryParse(
                typed,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var change
            )
            && Math.Abs(change) <= 100_000_000
            && decimal.Round(change, 2) == change
        )
            return change;
        faults.Add(
            new(
                field,
                new(
                    $"“{typed}”不是面积变化：请填写亩数，减少写负号，最多两位小数，如 -3.20。",
                    $"“{typed}” is no change of area: write mu, a decrease with a minus, at most two decimals, like -3.20."
                )
            )
        );
        return null;
    }
}
