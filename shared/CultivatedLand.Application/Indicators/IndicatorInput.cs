using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Indicators;

/// <summary>Input of one indicator's figures, in mu.</summary>
public sealed record IndicatorInput(
    string Year,
    string Place,
    string Indicator,
    string Target,
    string Current,
    string Deducted,
    string Reason
)
{
    public static IndicatorInput Empty { get; } = new("", "", VetoIndicator.Retention.Code(), "", "", "", "");

    public static IndicatorInput Of(FormFields form) =>
        new(
            Text(form, "year"),
            Text(form, "place"),
            Text(form, "indicator"),
            Text(form, "target"),
            Text(form, "current"),
            Text(form, "deducted"),
            Text(form, "reason")
        );

    public (Place? Place, IndicatorFigures? Figures, EquatableArray<LocalizedText> Faults) Read()
    {
        var faults = new List<LocalizedText>();
        var place = Domain.Places.Place.Parse(Place);
        if (place is null)
            faults.Add(new($"“{Place}”不是地名，应如 青禾县/石桥镇。", $"“{Place}” is no place; write it like 青禾县/石桥镇."));
        if (VetoIndicators.Parse(Indicator) is not { } indicator)
        {
            faults.Add(new("请选择指标。", "Choose an indicator."));
            indicator = VetoIndicator.Retention;
        }

        var target = Area(Target, faults);
        var current = Area(Current, faults);
        var deducted = Deducted.Length == 0 ? Mu.Zero : Area(Deducted, faults) ?? Mu.Zero;
        if (deducted > Mu.Zero && Reason.Length == 0)
            faults.Add(new("请写明扣除的理由。", "Say why it is deducted."));
        if (faults.Count > 0)
            return (place, null, [.. faults]);

        var figures = new IndicatorFigures(
            indicator,
            target!.Value,
            current!.Value,
            deducted == Mu.Zero ? [] : [new Deduction(deducted, Reason)]
        );
        return (place, figures.Faults().Any() ? null : figures, [.. figures.Faults()]);
    }

    private static Mu? Area(string typed, List<LocalizedText> faults)
    {
        if (
            decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Mu.TryOf(value, out var area)
        )
            return area;
        faults.Add(
            new(
                $"“{typed}”不是面积：0以上、最多两位小数的亩数。",
                $"“{typed}” is no area: a number of mu, zero or more, with at most two decimals."
            )
        );
        return null;
    }

    private static string Text(FormFields form, string name) => form[name].Trim();
}
