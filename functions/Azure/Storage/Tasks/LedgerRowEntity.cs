using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>Entity of a task's row in the list of all tasks: its line of the ledger, and its open due dates.</summary>
internal sealed record LedgerRowEntity(LedgerRow Line, EquatableArray<CurrentPhase> Open)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static LedgerRowEntity Of(TaskHead head) =>
        new(LedgerRow.Of(head.State, head.Planned), DueDate.Of(head.State).Select(date => date.Phase).ToEquatableArray());

    public IEnumerable<DueDate> DueDates() => Open.Select(phase => new DueDate(Line.Id, Line.Name, Line.Place, Line.Status, phase));

    public string Write() =>
        JsonSerializer.Serialize(
            new Stored(
                Line.Id.Value,
                Line.Name,
                Line.Place.Path,
                EnumCodes.TaskKinds.CodeOf(Line.Kind),
                EnumCodes.LifeStages.CodeOf(Line.Status),
                [.. Line.LeadOffices],
                [.. Line.Leaders],
                Line.Target?.Value,
                Line.Accepted.Value,
                Line.Infeasible.Value,
                Line.Percent,
                Line.Begins,
                Line.Ends,
                Line.Phase is { } phase ? StoredPhase.Of(phase) : null,
                [.. Open.Select(StoredPhase.Of)]
            ),
            Json
        );

    /// <exception cref="JsonException">The text is damaged, or written by a later version.</exception>
    /// <exception cref="FormatException">A name or area in it is none.</exception>
    public static LedgerRowEntity Read(string json)
    {
        var stored =
            JsonSerializer.Deserialize<Stored>(json, Json) ?? throw new JsonException("There is no line of the ledger in this document.");
        return new LedgerRowEntity(
            new LedgerRow(
                TaskId.Of(stored.Id),
                stored.Name,
                Place.Parse(stored.Place) ?? throw new FormatException($"“{stored.Place}” is no place."),
                EnumCodes.TaskKinds.ValueOf(stored.Kind),
                EnumCodes.LifeStages.ValueOf(stored.Status),
                stored.LeadOffices.ToEquatableArray(),
                stored.Leaders.ToEquatableArray(),
                stored.Target is { } target ? Mu.Of(target) : null,
                Mu.Of(stored.Accepted),
                Mu.Of(stored.Infeasible),
                stored.Phase?.Read(),
                stored.Percent,
                stored.Begins,
                stored.Ends
            ),
            stored.Open.Select(phase => phase.Read()).ToEquatableArray()
        );
    }

    private sealed record Stored(
        string Id,
        string Name,
        string Place,
        string Kind,
        string Status,
        string[] LeadOffices,
        string[] Leaders,
        decimal? Target,
        decimal Accepted,
        decimal Infeasible,
        decimal Percent,
        DateOnly? Begins,
        DateOnly? Ends,
        StoredPhase? Phase,
        StoredPhase[] Open
    );

    private sealed record StoredPhase(int Number, string Name, string Kind, DateOnly Due)
    {
        public static StoredPhase Of(CurrentPhase phase) =>
            new(phase.Number, phase.Name, EnumCodes.PhaseKinds.CodeOf(phase.Kind), phase.Due);

        public CurrentPhase Read() => new(Number, Name, EnumCodes.PhaseKinds.ValueOf(Kind), Due);
    }
}
