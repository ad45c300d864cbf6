using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Tables;

/// <summary>Parser of cells in tables that people fill in. Each method returns null where the cell does not hold such a value.</summary>
internal static class CellParser
{
    private static readonly string[] DateForms =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyy年M月d日",
        "yyyyMMdd",
        "yyyy-M-d H:mm:ss",
        "yyyy-M-d H:mm",
        "yyyy-M-dTH:mm:ss",
    ];

    public static DateOnly? Date(string cell) =>
        DateTime.TryParseExact(cell, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? DateOnly.FromDateTime(moment)
            : null;

    public static Mu? Area(string cell) =>
        decimal.TryParse(
            cell.Replace("亩", "", StringComparison.Ordinal).Trim(),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var value
        ) && Mu.TryOf(value, out var mu)
            ? mu
            : null;
}
