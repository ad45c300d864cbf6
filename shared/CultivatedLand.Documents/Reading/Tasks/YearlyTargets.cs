using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Rules for a named year as a deadline: 2025年度需恢复1200亩.
/// The year limits a task only while no step of the task sets an earlier day in it.
/// </summary>
internal static class YearlyTargets
{
    public static ImmutableArray<DraftPhase> WithoutNamedYears(ImmutableArray<DraftPhase> phases, IReadOnlyList<DateMention> mentions)
    {
        var years = mentions.Where(IsNamedYear).Select(mention => mention.Due).ToHashSet();
        if (years.Count == 0)
            return phases;
        var stated = mentions.Where(mention => mention.Deadline && !IsNamedYear(mention)).Select(mention => mention.Due).ToHashSet();
        var idle = phases
            .Where(phase =>
                years.Contains(phase.Due)
                && !stated.Contains(phase.Due)
                && phases.Any(other => other.Due?.Year == phase.Due?.Year && other.Due < phase.Due)
            )
            .ToList();
        // A step names its stage by index.
        // After a removal the index would no longer be true, so nothing is removed where a step has a stage.
        return idle.Count == 0 || phases.Any(phase => phase.Stage is not null) ? phases : phases.RemoveRange(idle);
    }

    private static bool IsNamedYear(DateMention mention) =>
        mention is { Deadline: true, Grain: DateGrain.Year, Start: null, Due: not null }
        && TextMatch.EndsWithAny(CharacterFolding.Unspaced(mention.Text), "年", "年度");
}
