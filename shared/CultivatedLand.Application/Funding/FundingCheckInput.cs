using System.Globalization;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>Input of a check of one grower or household: what was found, by whom and when.</summary>
public sealed class FundingCheckInput(FormFields fields)
{
    /// <summary>Place and name of the row, with a line between them.</summary>
    public const string Row = "row";
    public const string Found = "found";
    public const string By = "checker";
    public const string Day = "day";

    public static FundingCheckInput Empty { get; } = new(FormFields.Empty);

    public string this[string field] => fields[field].Trim();

    public string Name => this[Row].Split('\n')[^1].Trim();

    public Place? Place => Domain.Places.Place.Parse(this[Row].Split('\n')[0]);

    /// <summary>Returns the value of <see cref="Row"/> for a row.</summary>
    public static string Of(FundingListRow row) => $"{row.Place.Path}\n{row.Name}";

    public bool Names(FundingListRow row) => row.Place == Place && row.Name == Name;

    public static LocalizedText NoSuchRow(string name) =>
        new($"清单里没有“{name}”；请从清单中选择。", $"“{name}” is not in the list; choose somebody of the list.");

    public static LocalizedText MoreThanDeclared(Mu found, Mu declared) =>
        new(
            $"核查{found}亩多于申报{declared}亩；请核对，确实多出的请先上传更正后的申报面积。",
            $"{found} mu checked are more than the {declared} mu declared; check it, and upload the corrected declaration first if it is so."
        );

    /// <param name="today">Local day. A check lies in the past.</param>
    public (Mu? Area, string By, DateOnly? Day, EquatableArray<PaymentFault> Faults) Read(DateOnly today)
    {
        var faults = new List<PaymentFault>();
        var area = CellParser.Area(this[Found]);
        if (area is null)
            faults.Add(
                new(
                    Found,
                    new(
                        $"“{this[Found]}”不是面积：0以上、最多两位小数的亩数。",
                        $"“{this[Found]}” is no area: a number of mu, zero or more, with at most two decimals."
                    )
                )
            );
        var by = VisibleText.Of(this[By]).Trim();
        if (by.Length is 0 or > FundingLists.LongestName)
            faults.Add(
                new(
                    By,
                    new(
                        $"请填写核查人（第三方或专人），最多{FundingLists.LongestName}字。",
                        $"Say who has checked, a third party or a person, in {FundingLists.LongestName} characters at most."
                    )
                )
            );
        DateOnly? day = DateOnly.TryParseExact(this[Day], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? typed
            : null;
        if (day is null)
            faults.Add(new(Day, new($"“{this[Day]}”不是日期，应如 2023-08-20。", $"“{this[Day]}” is no date; write it like 2023-08-20.")));
        else if (day > today)
            faults.Add(
                new(
                    Day,
                    new(
                        $"核查日期{day:yyyy-MM-dd}在今天（{today:yyyy-MM-dd}）之后；请在核查之后登记。",
                        $"The day of the check, {day:yyyy-MM-dd}, lies after today ({today:yyyy-MM-dd}); record it afterwards."
                    )
                )
            );
        return (area, by, day, faults.ToEquatableArray());
    }
}
