using System.Globalization;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>Reader of a list of those who are paid by name (.csv or .xlsx). With one fault nothing of it is accepted.</summary>
public static class FundingListReader
{
    /// <summary>Most faults that are named. Who has mended them uploads again and sees the rest.</summary>
    private const int MostFaults = 50;

    private const decimal HighestYuan = 1_000_000_000_000m;

    /// <param name="above">Place of the plan. A row may name what lies below it, and lies at it or below.</param>
    /// <param name="today">Local day. A certificate, a confirmation and a check lie in the past.</param>
    public static LoadResult<EquatableArray<FundingListRow>> Read(SourceFile file, FundingListKind kind, Place? above, DateOnly today) =>
        HeaderedTable.Read(file, FundingListColumns.Of(kind)) switch
        {
            LoadResult<IReadOnlyList<TableRow>>.Ok rows => Check(rows.Value, kind, above, today, file.Name),
            LoadResult<IReadOnlyList<TableRow>>.Rejected rejected => new LoadResult<EquatableArray<FundingListRow>>.Rejected(
                rejected.Faults
            ),
            _ => throw new InvalidOperationException("A table loads or it is rejected."),
        };

    private static LoadResult<EquatableArray<FundingListRow>> Check(
        IReadOnlyList<TableRow> rows,
        FundingListKind kind,
        Place? above,
        DateOnly today,
        string file
    )
    {
        if (rows.Count is 0 or > FundingLists.MostRows)
            return LoadResult.Failed<EquatableArray<FundingListRow>>(
                new(
                    $"{file}表头下有{rows.Count}行，须有1至{FundingLists.MostRows}行；请检查文件。",
                    $"{file} has {rows.Count} rows below its header; it needs 1 to {FundingLists.MostRows}. Check the file."
                )
            );
        var (faults, read, first) = (
            new List<LocalizedText>(),
            new List<FundingListRow>(),
            new Dictionary<(string, string, string), int>()
        );
        foreach (var row in rows)
        {
            if (Row(row, kind, above, today, faults) is not { } entry)
                continue;
            if (first.TryAdd(entry.Key(), row.Number))
                read.Add(entry);
            else
                faults.Add(
                    row.Fault(
                        $"“{entry.Place.Name}”的“{entry.Name}”与第{first[entry.Key()]}行重复；请删去其一，同名的请加以区分（如加组别）。",
                        $"“{entry.Name}” of {entry.Place.Name} stands in row {first[entry.Key()]} already; remove one, or tell two of one name apart."
                    )
                );
        }

        if (faults.Count == 0)
            return new LoadResult<EquatableArray<FundingListRow>>.Ok(read.ToEquatableArray());
        var more = faults.Count - MostFaults;
        return new LoadResult<EquatableArray<FundingListRow>>.Rejected(
            more <= 0
                ? faults.ToEquatableArray()
                :
                [
                    .. faults.Take(MostFaults),
                    new($"另有{more}处，更正后再上传即列出。", $"{more} more; they are named after the next upload."),
                ]
        );
    }

    private static FundingListRow? Row(TableRow row, FundingListKind kind, Place? above, DateOnly today, List<LocalizedText> faults)
    {
        var before = faults.Count;
        var place = PlaceOf(row, above, faults);
        if (row[FundingListColumns.Name] is not { Length: <= FundingLists.LongestName })
            faults.Add(
                row.Fault(
                    $"缺名称或名称超过{FundingLists.LongestName}字；请填写。",
                    $"the name is missing or longer than {FundingLists.LongestName} characters; write it."
                )
            );
        var area = kind == FundingListKind.Projects ? null : Area(row, kind, FundingListColumns.Area, isRequired: true, faults);
        var found = kind == FundingListKind.Growers ? Area(row, kind, FundingListColumns.Checked, isRequired: false, faults) : null;
        var yuan = kind == FundingListKind.Projects ? Yuan(row, faults) : null;
        var day = kind == FundingListKind.Households ? null : Day(row, today, faults);
        if (kind == FundingListKind.NewLand && row[FundingListColumns.Set] is null)
            faults.Add(
                row.Fault(
                    "缺项目；同一项目的图斑全部确认后才支付。",
                    "the set is missing; a set is paid once all its parcels are confirmed."
                )
            );
        if (kind == FundingListKind.Growers && (found is null) != (row[FundingListColumns.CheckedBy] is null || day is null))
            faults.Add(
                row.Fault(
                    "核查面积、核查人、核查日期须同时填写；尚未核查的三项都留空。",
                    "the checked area, who checked and when go together; leave all three empty where nobody has checked."
                )
            );
        return faults.Count > before
            ? null
            : new FundingListRow(
                place!,
                row[FundingListColumns.Name]!,
                kind == FundingListKind.NewLand ? row[FundingListColumns.Set] : null,
                area,
                yuan,
                day,
                found,
                kind == FundingListKind.Growers ? row[FundingListColumns.CheckedBy] : null
            );
    }

    private static Place? PlaceOf(TableRow row, Place? above, List<LocalizedText> faults)
    {
        var typed = row[FundingListColumns.Place];
        var written = Place.Parse(typed);
        var place = written is null || above is null || IsOfAnotherDistrict(written, above) ? written : above.Child(typed!);
        if (place is null)
            faults.Add(row.Fault("缺地点，应如“石桥镇/柳树村”。", "the place is missing; write it like 石桥镇/柳树村."));
        else if (above is not null && !place.Upwards().Contains(above))
            faults.Add(
                row.Fault(
                    $"“{typed}”不在方案所在的“{above}”；请改正地点，或换一个方案上传。",
                    $"“{typed}” does not lie in {above}, the place of the plan; correct it, or choose another plan."
                )
            );
        else
            return place;
        return null;
    }

    /// <summary>Whether a path begins with a district while the plan lies in another. A city alone has districts in it.</summary>
    private static bool IsOfAnotherDistrict(Place written, Place above) =>
        GridLevels.Of(Place.Parse(written.Path.Split('/')[0])!) == GridLevel.District
        && above.Upwards().Any(own => GridLevels.Of(own) == GridLevel.District && !own.Name.EndsWith('市'))
        && !above.Path.Split('/').Contains(written.Path.Split('/')[0]);

    private static Mu? Area(TableRow row, FundingListKind kind, string column, bool isRequired, List<LocalizedText> faults)
    {
        if (row[column] is not { } cell)
        {
            if (isRequired)
                faults.Add(row.Fault("缺面积（亩）；请填写。", "the area in mu is missing; write it."));
            return null;
        }

        if (CellParser.Area(cell) is not { } area)
            faults.Add(
                row.Fault(
                    $"“{cell}”不是面积：0以上、最多两位小数的亩数。",
                    $"“{cell}” is no area: a number of mu, more than zero, with at most two decimals."
                )
            );
        else if ((isRequired && area.Value == 0) || area.Value > kind.LargestArea())
            faults.Add(
                row.Fault(
                    $"面积{area}亩不可能：须大于0、不超过{kind.LargestArea():0}亩；请核对小数点和单位。",
                    $"an area of {area} mu cannot be: it is more than 0 and at most {kind.LargestArea():0}; check the decimal point and the unit."
                )
            );
        else
            return area;
        return null;
    }

    private static decimal? Yuan(TableRow row, List<LocalizedText> faults)
    {
        var cell = row[FundingListColumns.Yuan];
        if (
            decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan)
            && yuan <= HighestYuan
            && decimal.Round(yuan, 2) == yuan
        )
            return yuan;
        faults.Add(
            row.Fault(
                $"“{cell}”不是金额：0以上、最多两位小数的元数。",
                $"“{cell}” is no amount: a number of yuan, zero or more, with at most two decimals."
            )
        );
        return null;
    }

    private static DateOnly? Day(TableRow row, DateOnly today, List<LocalizedText> faults)
    {
        if (row[FundingListColumns.Day] is not { } cell)
            return null;
        if (CellParser.Date(cell) is not { } day)
            faults.Add(row.Fault($"“{cell}”不是日期，应如 2023-08-20。", $"“{cell}” is not a date; write it like 2023-08-20."));
        else if (day > today)
            faults.Add(
                row.Fault(
                    $"日期{day:yyyy-MM-dd}在今天（{today:yyyy-MM-dd}）之后；尚未取得或确认的请留空。",
                    $"the day {day:yyyy-MM-dd} lies after today ({today:yyyy-MM-dd}); leave it empty where it has not happened yet."
                )
            );
        else
            return day;
        return null;
    }
}
