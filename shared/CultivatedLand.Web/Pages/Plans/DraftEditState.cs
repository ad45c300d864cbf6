using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>A form of the page while somebody fills it in: what was typed and what is wrong with it.</summary>
/// <param name="Scope">Which form is open.</param>
/// <param name="Typed">By address; what is not in it stands as it is in force.</param>
/// <param name="Theirs">What somebody else changed meanwhile.</param>
/// <param name="Nonce">Part of the keys of what this form adds, so that a form sent twice adds once.</param>
public sealed record DraftEditState(
    string Scope,
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyList<CorrectionFault> Faults,
    IReadOnlyList<Correction> Theirs,
    string Nonce
)
{
    public static DraftEditState Fresh(string scope, string nonce) => new(scope, new Dictionary<string, string>(), [], [], nonce);

    /// <summary>Version of the corrections that the typed values were written against; null for the present one. A form that comes back with faults is still about what its writer saw.</summary>
    public int? ShownAt { get; init; }

    public string Key => Scope[(Scope.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public bool IsNewTask => Scope.StartsWith("task.n", StringComparison.Ordinal);

    public string Value(string address, CorrectedDraft draft) => Typed.GetValueOrDefault(address) ?? draft[address];

    public LocalizedText? FaultAt(string address) => Faults.FirstOrDefault(fault => fault.Address == address)?.Sentence;
}

/// <summary>A form about a person who is missing in the directory.</summary>
public sealed record MissingPersonForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, LocalizedText> Faults);
