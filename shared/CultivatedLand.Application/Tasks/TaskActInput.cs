using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Input of an act on a task, read from a form or a body. What could not be read is refused before.</summary>
/// <param name="Area">Null where none was given. An empty field never means everything.</param>
public sealed record TaskActInput(EquatableArray<int> Phases, Mu? Area = null, DateOnly? Due = null, string Reason = "")
{
    public static TaskActInput Empty { get; } = new([]);

    /// <summary>Net area of an acceptance. Null where none was given.</summary>
    public Mu? Net { get; init; }

    /// <summary>Due dates that a supervisor sets for single phases.</summary>
    public EquatableArray<PhaseDue> Dates { get; init; }

    /// <summary>Whether the person was asked about these very figures and stands by them.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Code of the level of an acceptance, see <see cref="AcceptanceLevels"/>. Empty for the level that counts.</summary>
    public string Level { get; init; } = "";

    /// <summary>Year in which claimed land was lost. Null where it was not said.</summary>
    public int? LostIn { get; init; }

    /// <summary>Shares of a split, each with the name of a place below the task's own.</summary>
    public EquatableArray<PlaceShare> Shares { get; init; }

    /// <summary>Number of the fact in the history that a correction is about.</summary>
    public long Corrects { get; init; }

    /// <summary>Whether a correction takes the act back as a whole.</summary>
    public bool TakesBack { get; init; }
}

/// <summary>Share of a split as it was given.</summary>
/// <param name="Place">Name of the place, as far as it was written: 柳树村.</param>
public sealed record PlaceShare(string Place, Mu Area);

/// <summary>Command that an input asks for, or the input's fault.</summary>
/// <param name="Field">Name of the field that the fault is about: area, due, phase or reason.</param>
public readonly record struct BuiltCommand(TaskCommand? Command, LocalizedText? Fault, string? Field = null)
{
    public static BuiltCommand Wrong(LocalizedText fault, string? field = null) => new(null, fault, field);

    public static implicit operator BuiltCommand(TaskCommand command) => new(command, null);
}
