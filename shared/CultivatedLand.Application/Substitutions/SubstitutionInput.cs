using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Substitutions;

namespace CultivatedLand.Application.Substitutions;

/// <summary>Input of an entry of the balance as it was typed.</summary>
public sealed record SubstitutionInput(string Place, string Side, string Day, string Area, string Document)
{
    public static SubstitutionInput Empty { get; } = new("", SubstitutionSide.Confirmed.Code(), "", "", "");

    public static SubstitutionInput Of(FormFields form) =>
        new(form["place"].Trim(), form["side"].Trim(), form["day"].Trim(), form["area"].Trim(), form["document"].Trim());

    public (SubstitutionEntry? Entry, EquatableArray<LocalizedText> Faults) Read(DateOnly today, string by)
    {
        var faults = new List<LocalizedText>();
        var place = Domain.Places.Place.Parse(Place);
        if (place is null)
            faults.Add(new($"“{Place}”不是地名，应如 青禾县/石桥镇。", $"“{Place}” is no place; write it like 青禾县/石桥镇."));
        var side = SubstitutionSides.Parse(Side);
        if (side is null)
            faults.Add(new($"“{Side}”应为 confirmed（补划确认）或 taken（占用核销）。", $"“{Side}” should be confirmed or taken."));
        if (!DateOnly.TryParseExact(Day, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            faults.Add(new($"“{Day}”不是日期，应如 2023-09-30。", $"“{Day}” is not a date; write it like 2023-09-30."));
        var area = default(Mu?);
        if (
            !decimal.TryParse(Area, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || !Mu.TryOf(value, out area)
        )
            faults.Add(
                new(
                    $"“{Area}”不是面积：0以上、最多两位小数的亩数；0 表示撤销这一笔。",
                    $"“{Area}” is no area: a number of mu with at most two decimals; 0 withdraws the entry."
                )
            );
        if (faults.Count > 0)
            return (null, [.. faults]);
        var entry = new SubstitutionEntry(place!, side!.Value, day, area!.Value, VisibleText.Of(Document).Trim(), default, by);
        return entry.Faults(today).Any() ? (null, [.. entry.Faults(today)]) : (entry, []);
    }
}
