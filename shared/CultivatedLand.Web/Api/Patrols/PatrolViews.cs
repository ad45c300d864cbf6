using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Patrols;

public sealed record PatrolList(IReadOnlyList<PatrolView> Patrols);

public sealed record PatrolView(
    string Id,
    string Place,
    string Who,
    DateTimeOffset At,
    string Saw,
    IReadOnlyList<string> Photos,
    decimal? Latitude,
    decimal? Longitude,
    string? Lead,
    string RecordedBy
)
{
    internal static PatrolView Of(PatrolLog log) =>
        new(
            log.Id,
            log.Place.Path,
            log.Who,
            ChinaTime.Of(log.At),
            log.Saw,
            [.. log.Photos.Select(photo => photo.FileName)],
            log.Position?.Latitude,
            log.Position?.Longitude,
            log.Lead?.Value,
            log.RecordedBy
        );
}

public sealed record PatrolPlanList(IReadOnlyList<PatrolPlanView> Plans);

/// <param name="Unit">day, week or month: so many patrols in each.</param>
/// <param name="Due">When the next is to be made at the latest.</param>
public sealed record PatrolPlanView(
    string Place,
    int Count,
    string Unit,
    IReadOnlyList<string> Members,
    DateOnly Since,
    DateOnly? Last,
    DateOnly Due,
    IReadOnlyList<DateOnly> Missed
)
{
    internal static PatrolPlanView Of(PatrolStatus patrolStatus) =>
        new(
            patrolStatus.Plan.Place.Path,
            patrolStatus.Plan.Count,
            TaskView.Kebab(patrolStatus.Plan.Unit.ToString()),
            [.. patrolStatus.Plan.Members],
            patrolStatus.Plan.Since,
            patrolStatus.Last,
            patrolStatus.Due,
            patrolStatus.Missed
        );
}

public sealed record GridView(IReadOnlyList<GridPlaceView> Places, IReadOnlyList<GridFindingView> Findings)
{
    internal static GridView Of(Grid grid) =>
        new(
            [.. grid.Places.Select(GridPlaceView.Of)],
            [.. grid.Findings.Select(finding => new GridFindingView(finding.Chinese, finding.English))]
        );
}

public sealed record GridPlaceView(string Place, string? Level, IReadOnlyList<string> Chiefs, IReadOnlyList<string> Members)
{
    internal static GridPlaceView Of(GridPlace place) =>
        new(
            place.Place.Path,
            place.Level is { } level ? TaskView.Kebab(level.ToString()) : null,
            [.. place.Chiefs.Select(chief => chief.Name)],
            [.. place.Members.Select(member => member.Name)]
        );
}

public sealed record GridFindingView(string Chinese, string English);

/// <param name="StepHours">Of each step of a lead that differs from the others.</param>
/// <param name="ChiefWorkdays">After a missed patrol; likewise above.</param>
public sealed record GridSettingsView(IReadOnlyDictionary<string, int> StepHours, int OtherHours, int ChiefWorkdays, int AboveWorkdays)
{
    internal static GridSettingsView Of(GridSettings settings) =>
        new(
            settings.Leads.Hours.ToDictionary(own => TaskView.Kebab(own.Step.ToString()), own => own.Hours),
            settings.Leads.OtherHours,
            settings.Patrols.ChiefWorkdays,
            settings.Patrols.AboveWorkdays
        );
}
