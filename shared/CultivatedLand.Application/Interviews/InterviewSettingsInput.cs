using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>Input of the limits that call places to interviews.</summary>
public sealed record InterviewSettingsInput(string LagPoints, string JudgedFrom, string NewLoss, string IllegalUse, string FollowUpDays)
{
    public static InterviewSettingsInput Of(InterviewSettings settings) =>
        new(
            Text(settings.Criteria.LagPoints),
            Text(settings.Criteria.JudgedFrom),
            Text(settings.Criteria.NewLoss.Value),
            Text(settings.Criteria.IllegalUse.Value),
            Text(settings.FollowUpDays)
        );

    public static InterviewSettingsInput Of(FormFields form) =>
        new(Field(form, "lag"), Field(form, "from"), Field(form, "loss"), Field(form, "illegal"), Field(form, "days"));

    /// <returns>Null with faults, each by its field; a fault of several figures together stands under "".</returns>
    public (InterviewCriteria Criteria, int FollowUpDays)? Read(List<(string Field, LocalizedText Sentence)> faults)
    {
        var criteria = new InterviewCriteria(
            Share("lag", LagPoints, faults),
            Area("loss", NewLoss, faults),
            Area("illegal", IllegalUse, faults),
            Share("from", JudgedFrom, faults)
        );
        var days = int.TryParse(FollowUpDays, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        if (faults.Count > 0)
            return null;
        faults.AddRange(new InterviewSettings(criteria, days, 0, "", default).Faults().Select(fault => ("", fault)));
        return faults.Count > 0 ? null : (criteria, days);
    }

    private static decimal Share(string field, string typed, List<(string Field, LocalizedText Sentence)> faults)
    {
        if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
            return share;
        faults.Add((field, new($"“{typed}”不是数字。", $"“{typed}” is no number.")));
        return 0;
    }

    private static Mu Area(string field, string typed, List<(string Field, LocalizedText Sentence)> faults)
    {
        if (
            decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Mu.TryOf(value, out var area)
        )
            return area.Value;
        faults.Add(
            (
                field,
                new(
                    $"“{typed}”不是面积：0以上、最多两位小数的亩数。",
                    $"“{typed}” is no area: a number of mu, zero or more, with at most two decimals."
                )
            )
        );
        return Mu.Zero;
    }

    private static string Field(FormFields form, string name) => form[name].Trim();

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
