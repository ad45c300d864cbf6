using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Api.Shared;

namespace CultivatedLand.Web.Api.Tasks;

/// <summary>A line of a task's history: who, when, what, and the particulars of the fact.</summary>
public sealed record FactView(DateTimeOffset At, string By, string What, IReadOnlyDictionary<string, string?> Particulars)
{
    /// <summary>Number of the line, from 1, by which it is corrected.</summary>
    public long Number { get; init; }

    internal static FactView Of(TaskFact fact) =>
        new(
            ChinaTime.Of(fact.At),
            fact.By,
            FactCodes.Of(fact),
            fact.GetType()
                .GetProperties()
                .Where(property =>
                    property.Name
                        is not (nameof(TaskFact.At) or nameof(TaskFact.By) or nameof(TaskFact.RequestKey) or "EqualityContract" or "Spec")
                )
                .Where(property => property.PropertyType != typeof(CorrectionEffect))
                .Where(property =>
                    (property.PropertyType != typeof(AcceptanceLevel?) && property.PropertyType != typeof(int?))
                    || property.GetValue(fact) is not null
                )
                .Where(property => property.GetValue(fact) is not EquatableArray<ReopenedPhase> { Count: 0 })
                .ToDictionary(property => TaskView.Kebab(property.Name), property => ParticularText.Of(property.GetValue(fact)))
        );
}
