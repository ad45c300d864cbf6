using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.ToDo.Overviews;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>What the first page shows to one role beyond what waits for an act.</summary>
public sealed record RoleScreen
{
    /// <summary>Tasks of a leader's own places in their current phases, by due date. Null for everybody else.</summary>
    public LedgerResultPage? Own { get; init; }

    /// <summary>Decisions of the last days on what was asked for, latest first.</summary>
    public IReadOnlyList<LedgerAct> Decisions { get; init; } = [];

    /// <summary>Patrols that were missed or are due within seven days.</summary>
    public IReadOnlyList<PatrolStatus> Patrols { get; init; } = [];

    /// <summary>Places behind the time gone by, the farthest first.</summary>
    public IReadOnlyList<LaggingPlace> Lagging { get; init; } = [];

    /// <summary>Evidence of submitted work that does not fit its task.</summary>
    public IReadOnlyList<DoubtfulEvidence> Doubtful { get; init; } = [];

    /// <summary>Records of work that wait: to be answered, settled or closed, and trainings that somebody missed, oldest first.</summary>
    public IReadOnlyList<FieldRecord> Records { get; init; } = [];

    /// <summary>Steps of the first day, with those that are done. Empty once all are done.</summary>
    public IReadOnlyList<FirstDayStep> FirstDay { get; init; } = [];

    public IReadOnlyList<PlaceLights> Lights { get; init; } = [];

    /// <summary>How places stand, with what the last seven days have changed. Null for those whose page does not rank places.</summary>
    public PlaceWeek? Week { get; init; }

    public OpenPapers Papers { get; init; } = OpenPapers.None;

    /// <summary>Places that were given to a supervision group.</summary>
    public IReadOnlyList<OwnPlace> Places { get; init; } = [];

    public IReadOnlyList<VillageConduct> Conduct { get; init; } = [];

    public MoneyOverview Money { get; init; } = MoneyOverview.None;

    /// <summary>What the user's places have to account for at the next meetings, by key of the occurrence.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToAccountFor { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>Place whose accepted part is behind the time gone by.</summary>
/// <param name="Points">Percentage points by which it is behind.</param>
public sealed record LaggingPlace(PlaceNode Node, decimal Points);

/// <summary>Pieces of evidence of one task that are doubtful.</summary>
/// <param name="Why">Why the first of them is.</param>
public sealed record DoubtfulEvidence(RectificationTask Task, int Pieces, LocalizedText Why);

/// <summary>Step of the first day of a host.</summary>
public sealed record FirstDayStep(LocalizedText Words, string Address, bool IsDone);
