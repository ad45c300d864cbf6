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

    /// <summary>Number of the fact in the history that a correction is about.</summary>
    public long Corrects { get; init; }

    /// <summary>Whether a correction takes the act back as a whole.</summary>
    public bool TakesBack { get; init; }
}

/// <summary>Command that an input asks for, or the input's fault.</summary>
/// <param name="Field">Name of the field that the fault is about: area, due, phase or reason.</param>
public readonly record struct BuiltCommand(TaskCommand? Command, LocalizedText? Fault, string? Field = null)
{
    public static BuiltCommand Wrong(LocalizedText fault, string? field = null) => new(null, fault, field);

    public static implicit operator BuiltCommand(TaskCommand command) => new(command, null);
}
