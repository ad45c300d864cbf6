using System.Globalization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Domain;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Input of a place's funding figures that no task contains.</summary>
internal static class FundingFiguresInput
{
    private const decimal HighestProceeds = 1_000_000_000_000m;

    public static (PlaceFundingFigures? Money, EquatableArray<LocalizedText> Faults) Read(
        IFormCollection form,
        DateTimeOffset at,
        string by
    )
    {
        var faults = new List<LocalizedText>();
        if (form["place"].ToString().Trim().Length == 0)
            faults.Add(new("请选择地点。", "Choose a place."));
        var placeFundingFigures = new PlaceFundingFigures(Area("verified"), Area("grid"), Area("index"), Yuan("proceeds"), at, by);
        return faults.Count == 0 ? (placeFundingFigures, []) : (null, [.. faults]);

        Mu? Area(string field)
        {
            var typed = form[field].ToString().Trim();
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
            var typed = form[field].ToString().Trim();
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
