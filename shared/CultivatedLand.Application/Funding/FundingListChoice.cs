using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Choice of a list: plan, kind and year. Projects and the current year stand for what was not chosen.</summary>
public sealed record FundingListChoice(string? Plan, FundingListKind Kind, int Year, LocalizedText? Fault)
{
    public static FundingListChoice Of(string? plan, string? kind, string? year, DateOnly today)
    {
        LocalizedText? fault = null;
        var chosen = FundingLists.Parse(kind);
        if (chosen is null && !string.IsNullOrWhiteSpace(kind))
            fault = new($"“{kind}”不是清单类别，应为 {Codes}。", $"“{kind}” is no kind of list; it is one of {Codes}.");
        var isYear = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1992 and <= 2199;
        if (!isYear && !string.IsNullOrWhiteSpace(year))
            fault = new($"“{year}”不是年份，应如 2023。", $"“{year}” is no year; write it like 2023.");
        return new FundingListChoice(
            string.IsNullOrWhiteSpace(plan) ? null : plan,
            chosen ?? FundingListKind.Projects,
            isYear ? number : today.Year,
            fault
        );
    }

    private static string Codes => string.Join(", ", Enum.GetValues<FundingListKind>().Select(kind => kind.Code()));
}
