using System.Globalization;
using CultivatedLand.Domain.Interviews;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Interviews;

/// <summary>Form of an act on an interview, as it was typed.</summary>
/// <param name="Version">Version of the interview that the person saw. Null where the form does not say.</param>
/// <param name="Once">Key of one sending of the form.</param>
public sealed record InterviewForm(IReadOnlyDictionary<string, string> Fields, long? Version, string? Once)
{
    private static readonly string[] Hours = ["H:mm", "HH:mm", "HH:mm:ss"];

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public static InterviewForm Of(IReadOnlyDictionary<string, string> fields) => new(fields, null, null);

    /// <summary>Whether the person has confirmed what was asked back.</summary>
    internal bool IsConfirmed => this["confirmed"] == "yes";

    internal static InterviewForm Of(IFormCollection form) =>
        new(
            form.ToDictionary(field => field.Key, field => field.Value.ToString()),
            long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            form["once"].ToString() is { Length: > 0 and <= 100 } once ? once : null
        );

    /// <returns>The first day of the calendar where the field holds no date, which is then a fault.</returns>
    internal DateOnly Date(string field, List<InterviewFault> faults)
    {
        if (DateOnly.TryParseExact(this[field].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(
            new(
                field,
                new($"“{this[field]}”不是日期：请按 2023-08-11 的格式填写。", $"“{this[field]}” is no date: write it as 2023-08-11.")
            )
        );
        return default;
    }

    /// <returns>Midnight where the field holds no time, which is then a fault.</returns>
    internal TimeOnly Time(string field, List<InterviewFault> faults)
    {
        if (TimeOnly.TryParseExact(this[field].Trim(), Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            return hour;
        faults.Add(new(field, new($"“{this[field]}”不是时间：请按 15:00 的格式填写。", $"“{this[field]}” is no time: write it as 15:00.")));
        return default;
    }
}
