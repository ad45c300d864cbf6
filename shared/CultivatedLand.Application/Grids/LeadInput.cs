using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>Input of a lead's report, to be shown again if it has faults.</summary>
/// <param name="Once">Tells one sending of the form from another.</param>
/// <param name="Anyway">Whether the person has seen the similar lead and reports all the same.</param>
public sealed record LeadInput(
    string Place,
    string Kind,
    string What,
    string Area,
    string Parcel,
    string Position,
    string FoundAt,
    string Once,
    bool Anyway
)
{
    private const int LongestField = 400;

    public static LeadInput Read(FormFields form) =>
        new(
            Field(form, "place"),
            Field(form, "kind"),
            form["what"].Trim(),
            Field(form, "area"),
            Field(form, "parcel"),
            Field(form, "position"),
            Field(form, "foundAt"),
            Field(form, "once"),
            form["anyway"] == "yes"
        );

    /// <summary>Reads everything that needs no directory. The rules check the rest.</summary>
    public LeadSpec? Spec(Place place, string by, DateTimeOffset now, List<LocalizedText> faults)
    {
        var kind = EnumWords.Parse<TaskKind>(Kind) is { } known && LeadText.Kinds.Contains(known) ? known : (TaskKind?)null;
        if (kind is null)
            faults.Add(
                new(
                    $"“{Kind}”不是线索类别；应为违法用地、非粮化或其他。",
                    $"“{Kind}” is no kind of lead; it is illegal-use, non-grain or other."
                )
            );
        var area = ReadArea(faults);
        var position = ReadPosition(Position, faults);
        var foundAt = FoundAt.Length == 0 ? now : LocalTimeParser.Parse(FoundAt);
        if (foundAt is null)
            faults.Add(
                new($"发现时间“{FoundAt}”不能识别，应如 2023-07-20T08:30。", $"“{FoundAt}” is no moment; write it like 2023-07-20T08:30.")
            );
        return faults.Count > 0
            ? null
            : new LeadSpec(
                place,
                kind!.Value,
                What,
                area,
                VisibleText.Of(Parcel) is { Length: > 0 } parcel ? parcel : null,
                position,
                foundAt!.Value,
                by
            );
    }

    /// <summary>Reads latitude and longitude in degrees, separated by a comma. Null for an empty text.</summary>
    public static GeoPoint? ReadPosition(string text, List<LocalizedText> faults)
    {
        if (text.Length == 0)
            return null;
        var parts = text.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            parts.Length == 2
            && Degrees(parts[0]) is { } latitude
            && Degrees(parts[1]) is { } longitude
            && new GeoPoint(latitude, longitude) is { IsOnEarth: true } point
        )
            return point;
        faults.Add(
            new(
                $"位置“{text}”不能识别，应为纬度, 经度，如 29.48312, 106.48120；不知道时请留空。",
                $"“{text}” is no position; write latitude, longitude like 29.48312, 106.48120, or leave it empty."
            )
        );
        return null;
    }

    private static decimal? Degrees(string text) =>
        decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var degrees)
            ? decimal.Round(degrees, 7)
            : null;

    private Mu? ReadArea(List<LocalizedText> faults)
    {
        if (Area.Length == 0)
            return null;
        if (
            decimal.TryParse(
                Area.Replace("亩", "", StringComparison.Ordinal).Trim(),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var figure
            ) && Mu.TryOf(figure, out var area)
        )
            return area;
        faults.Add(
            new(
                $"面积“{Area}”不能识别，应为大于0、最多两位小数的亩数；不知道时请留空。",
                $"“{Area}” is no area: it is a number of mu above zero with at most two decimals. "
                    + "Leave it empty where it is not known."
            )
        );
        return null;
    }

    private static string Field(FormFields form, string name) =>
        form[name].Trim() is var text && text.Length > LongestField ? text[..LongestField] : text;
}
