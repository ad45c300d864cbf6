using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>State of a form on the page while somebody fills it in: its input and its faults.</summary>
/// <param name="Scope">Scope of the open form.</param>
/// <param name="Typed">Typed values by address; a missing one keeps the value in force.</param>
/// <param name="Theirs">Corrections that somebody else made meanwhile.</param>
/// <param name="Nonce">Part of the keys of rows that this form adds, so that a form sent twice adds once.</param>
public sealed record DraftEditState(
    string Scope,
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyList<CorrectionFault> Faults,
    IReadOnlyList<Correction> Theirs,
    string Nonce
)
{
    public static DraftEditState Fresh(string scope, string nonce) => new(scope, new Dictionary<string, string>(), [], [], nonce);

    /// <summary>
    /// Version of the corrections that the typed values were written against; null for the present one.
    /// A form that comes back with faults still refers to the version its writer saw.
    /// </summary>
    public int? ShownAt { get; init; }

    public string Key => Scope[(Scope.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public bool IsNewTask => Scope.StartsWith("task.n", StringComparison.Ordinal);

    public string Value(string address, CorrectedDraft draft) => Typed.GetValueOrDefault(address) ?? draft[address];

    public LocalizedText? FaultAt(string address) => Faults.FirstOrDefault(fault => fault.Address == address)?.Sentence;
}
