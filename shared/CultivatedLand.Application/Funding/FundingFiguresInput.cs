using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>Input of a place's funding figures that no task contains.</summary>
public static class FundingFiguresInput
{
    private const decimal HighestProceeds = 1_000_000_000_000m;

    /// <summary>The place whose figures are written: it is there that one must be allowed to. Null where none was typed.</summary>
    public static Place? PlaceOf(FormFields form) => Place.Parse(form["place"].Trim());

    public static (PlaceFundingFigures? Money, EquatableArray<LocalizedText> Faults) Read(FormFields form, DateTimeOffset at, string by)
    {
        var faults = new List<LocalizedText>();
        if (PlaceOf(form) is null)
            faults.Add(
                form["place"].Trim() is { Length: > 0 } typed
                    ? new($"“{typed}”不是地点，应如 青禾县/石桥镇。", $"“{typed}” is no place; write it like 青禾县/石桥镇.")
                    : new("没有填写地点，应如 青禾县/石桥镇。", "No place was given; write it like 青禾县/石桥镇.")
            );
        var placeFundingFigures = new PlaceFundingFigures(Area("verified"), Area("grid"), Area("index"), Yuan("proceeds"), at, by);
        return faults.Count == 0 ? (placeFundingFigures, []) : (null, [.. faults]);

        Mu? Area(string field)
        {
            var typed = form[field].Trim();
            if (typed.Length == 0)
                return null;
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

        decimal? Yuan(string field)
        {
            var typed = form[field].Trim();
            if (typed.Length == 0)
                return null;
            if (
                decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value <= HighestProceeds
                && decimal.Round(value, 2) == value
            )
                return value;
            faults.Add(
                new(
                    $"“{typed}”不是金额：0以上、最多两位小数的元数。",
                    $"“{typed}” is no amount: a number of yuan, zero or more, with at most two decimals."
                )
            );
            return null;
        }
    }
}
