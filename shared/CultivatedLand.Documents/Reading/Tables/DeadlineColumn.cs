using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Column of dates, with the phase that its cells describe: 翻耕时限, 种植时限. A single 整改时限 is the deadline of the whole task.</summary>
internal sealed record DeadlineColumn(int Column, string Name, PhaseKind Kind, PhaseRank Rank)
{
    public static ImmutableArray<DeadlineColumn> Of(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Deadline).ToList();
        return [.. columns.Select(column => Of(column, header.Names[column], columns.Count > 1))];
    }

    public DraftPhase Phase(DateMention mention, Passage cell, DateOnly? start) =>
        new(
            Name,
            Kind,
            mention.Start ?? start,
            mention.Due,
            mention.Relative,
            cell.Quote(mention.Offset, mention.Text.Length),
            Rank,
            null,
            mention.Confidence
        );

    private static DeadlineColumn Of(int column, string header, bool isOneOfSeveral)
    {
        var stem = Stem(header);
        var isStep = stem.Length > 0 && isOneOfSeveral;
        return new(column, isStep ? stem : header, TaskKinds.OfPhase(stem), isStep ? PhaseRank.Step : PhaseRank.Overall);
    }

    private static string Stem(string header)
    {
        foreach (var tail in (ReadOnlySpan<string>)["完成时限", "完成时间", "时限", "期限", "时间", "日期", "节点"])
        {
            if (header.EndsWith(tail, StringComparison.Ordinal))
                return header[..^tail.Length];
        }

        return header;
    }
}
