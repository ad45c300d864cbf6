using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Patrols;

internal sealed record PatrolBody : Body
{
    public string? Place { get; init; }

    public string? Who { get; init; }

    public string? At { get; init; }

    public string? Saw { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? Lead { get; init; }
}

/// <summary>Every count of unit: day, week or month.</summary>
internal sealed record PatrolPlanBody : Body
{
    public string? Place { get; init; }

    public int? Count { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string>? Members { get; init; }

    public string? Since { get; init; }
}

/// <summary>Hours of each step that differs from the others; workdays after a missed patrol.</summary>
internal sealed record GridSettingsBody : Body
{
    public Dictionary<string, int>? StepHours { get; init; }

    public int? OtherHours { get; init; }

    public int? ChiefWorkdays { get; init; }

    public int? AboveWorkdays { get; init; }
}
