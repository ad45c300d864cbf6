using System.Collections.Immutable;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Column whose header is a time, so that its cells are the amounts for that time: 4月底, 三季度, 5月20日前播种.</summary>
/// <param name="Deed">Words of the header after the time. Empty where there are none.</param>
internal sealed record TimeColumn(int Column, DateMention Mention, string Deed);

/// <summary>Finder of the columns that are times.</summary>
internal static class TimeColumns
{
    private const int LongestDeed = 10;

    private static readonly string[] Openings = ["截至", "截止", "至", "到", "于"];

    /// <summary>
    /// Lists the columns of a series of times. A year alone belongs to a series only beside years with the same words after them.
    /// </summary>
    public static ImmutableArray<int> Named(ImmutableArray<string> names) =>
        [.. Series(names, new DateContext(2024)).Select(time => time.Column)];

    /// <summary>
    /// Lists the columns of times that lie ahead, with their days. The list is empty where there are fewer than two,
    /// where one of them has passed when the plan is issued, or where the table has a column of deadlines.
    /// </summary>
    public static ImmutableArray<TimeColumn> Ahead(TableHeader header, DateContext dates)
    {
        if (header.Has(ColumnKind.Deadline) || !header.Has(ColumnKind.Place))
            return [];
        var series = Series(header.Names, dates);
        return
            series.Length > 1
            && series.All(time => time.Mention.Due is { } due && (dates.Issued is not { } issued || due >= issued))
            && series.Zip(series.Skip(1)).All(pair => pair.First.Mention.Due < pair.Second.Mention.Due)
            ? series
            : [];
    }

    private static ImmutableArray<TimeColumn> Series(ImmutableArray<string> names, DateContext dates)
    {
        var times = ImmutableArray.CreateBuilder<TimeColumn>();
        for (var column = 0; column < names.Length; column++)
        {
            if (Read(names[column], dates) is var (mention, deed))
                times.Add(new(column, mention, deed));
        }

        var series = times.Where(time => time.Mention.Grain != DateGrain.Year).ToImmutableArray();
        if (series.Length > 1)
            return series;
        return times.Count > 1 && times.Select(time => time.Deed).Distinct().Count() == 1 ? times.ToImmutable() : [];
    }

    private static (DateMention Mention, string Deed)? Read(string name, DateContext dates)
    {
        var words = ColumnKinds.WithoutUnit(CharacterFolding.Unspaced(CharacterFolding.Fold(name)));
        if (words.Length is < 2 or > 24)
            return null;
        foreach (var opening in Openings)
        {
            if (words.StartsWith(opening, StringComparison.Ordinal))
            {
                words = words[opening.Length..];
                break;
            }
        }

        if (
            DateRecogniser.Recognise(words, dates with { Expectation = DateExpectation.Deadline }) is not [{ Offset: 0 } mention, ..]
            || mention.Relative is not null
            || (mention.Due is null && mention.Start is null && mention.Trouble != DateFault.NoYear)
        )
            return null;
        var deed = words[mention.End..].TrimStart('前', ',', '，').Trim('(', ')');
        if (deed.EndsWith("(累计)", StringComparison.Ordinal) || deed.EndsWith("(累计", StringComparison.Ordinal))
            deed = "累计";
        return
            deed.Length <= LongestDeed
            && !TextMatch.ContainsAny(deed, "已", "实际", "流出", "现状", "净", "变更", "调查", "流入", "底数", "基数", "完成情况")
            ? (mention, deed)
            : null;
    }
}
