using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Funding;

/// <summary>Input of a plan and a period. The current year stands for a period that was not chosen.</summary>
public sealed record SettlementPeriodInput(string? Plan, DateOnly From, DateOnly To, LocalizedText? Fault)
{
    public static SettlementPeriodInput Of(string? plan, string? from, string? to, DateOnly today)
    {
        var (first, last) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31));
        LocalizedText? fault = null;
        var begins = Day(from, first, ref fault);
        var ends = Day(to, last, ref fault);
        if (fault is null && begins > ends)
            fault = new(
                $"结算期颠倒：{begins:yyyy-MM-dd}至{ends:yyyy-MM-dd}。",
                $"The period ends before it begins: {begins:yyyy-MM-dd} to {ends:yyyy-MM-dd}."
            );
        return new SettlementPeriodInput(string.IsNullOrWhiteSpace(plan) ? null : plan, begins, ends, fault);
    }

    private static DateOnly Day(string? typed, DateOnly usual, ref LocalizedText? fault)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return usual;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        fault = new($"“{typed}”不是日期，应如 2023-12-31。", $"“{typed}” is not a date; write it like 2023-12-31.");
        return usual;
    }
}
