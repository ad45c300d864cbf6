using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using static CultivatedLand.Domain.Leads.LeadStep;

namespace CultivatedLand.Domain.Leads;

/// <summary>
/// Settings for the time limit of each step.
/// Limits are in clock hours and not in workdays, because a village is watched on holidays too.
/// Source of the steps: Dadukou grid notice, 三（二）and（三）.
/// Its 第一时间 ("at once") is 24 hours unless a deployment sets another limit.
/// </summary>
/// <param name="Hours">Hours of the steps that differ from <paramref name="OtherHours"/>.</param>
public sealed record LeadPolicy(EquatableArray<StepHours> Hours, int OtherHours = 24)
{
    public const int MostHours = 24 * 90;

    public static LeadPolicy Default { get; } = new([]);

    public TimeSpan Limit(LeadStep step) =>
        TimeSpan.FromHours(Hours.Where(own => own.Step == step).Select(own => (int?)own.Hours).FirstOrDefault() ?? OtherHours);

    /// <summary>Returns the posts to notify: the first when the limit passes, the next when it has passed twice, and so on.</summary>
    public static EquatableArray<GridPost> Ladder(LeadStep step, LeadGrade? grade) =>
        step switch
        {
            Found => [GridPost.Member, GridPost.VillageChief, GridPost.TownChief, GridPost.DistrictChief],
            Stopped or Reported or Verified or Graded => [GridPost.TownChief, GridPost.DistrictChief],
            WithDistrict => [GridPost.DistrictChief],
            Disposed => grade == LeadGrade.Difficult ? [GridPost.DistrictChief] : [GridPost.TownChief, GridPost.DistrictChief],
            _ => [],
        };

    /// <summary>Lists the faults of these figures. The list is empty when they can be used.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (Hours.Select(own => own.Hours).Append(OtherHours).Any(hours => hours is < 1 or > MostHours))
            yield return new($"线索每一步的时限须为1至{MostHours}小时。", $"A step of a lead takes from 1 to {MostHours} hours.");
        if (Hours.Select(own => own.Step).Distinct().Count() != Hours.Count)
            yield return new("同一步骤写了两个时限。", "One step has two limits.");
        if (Hours.Any(own => own.Step is Closed or Dismissed))
            yield return new("已办结的线索没有时限。", "A lead that is closed has no limit.");
    }
}

/// <summary>Time limit of one step, in hours.</summary>
public sealed record StepHours(LeadStep Step, int Hours);

/// <summary>Post in the patrol grid (网格) that answers for a place at its own level or further up.</summary>
public enum GridPost
{
    /// <summary>网格员.</summary>
    Member,
    VillageChief,
    TownChief,
    DistrictChief,
}

/// <summary>Extension methods that find the addressee for a grid post.</summary>
public static class GridPosts
{
    /// <summary>Returns the addressee for this post at a place: the chief of the village, town or district that contains it.</summary>
    public static Addressee At(this GridPost post, Place place) =>
        post switch
        {
            GridPost.Member => new Addressee(Role.GridMember, null, place),
            GridPost.VillageChief => new Addressee(Role.GridChief, null, Within(place, GridLevel.Village)),
            GridPost.TownChief => new Addressee(Role.GridChief, null, Within(place, GridLevel.Town)),
            _ => new Addressee(Role.GridChief, null, Within(place, GridLevel.District)),
        };

    /// <summary>
    /// Finds the place at this level, or the next level above where the path has none.
    /// It is the top of the path where nothing lies above.
    /// </summary>
    private static Place Within(Place place, GridLevel level)
    {
        var top = place;
        foreach (var above in place.Upwards())
        {
            if (GridLevels.Of(above) is { } found && found >= level)
                return above;
            top = above;
        }

        return top;
    }
}
