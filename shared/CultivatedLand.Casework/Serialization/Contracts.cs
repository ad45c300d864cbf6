using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Serialization;

/// <summary>How the domain's types look in JSON. The domain knows nothing of it.</summary>
internal static class Contracts
{
    private static readonly JsonDerivedType[] Facts =
    [
        new(typeof(TaskFact.Planned), "planned"),
        new(typeof(TaskFact.Started), "started"),
        new(typeof(TaskFact.ProgressReported), "progress-reported"),
        new(typeof(TaskFact.Accepted), "accepted"),
        new(typeof(TaskFact.Returned), "returned"),
        new(typeof(TaskFact.ExtensionRequested), "extension-requested"),
        new(typeof(TaskFact.ExtensionGranted), "extension-granted"),
        new(typeof(TaskFact.ExtensionDeclined), "extension-declined"),
        new(typeof(TaskFact.InfeasibleClaimed), "infeasible-claimed"),
        new(typeof(TaskFact.InfeasibleGranted), "infeasible-granted"),
        new(typeof(TaskFact.InfeasibleDeclined), "infeasible-declined"),
        new(typeof(TaskFact.EvidenceAdded), "evidence-added"),
        new(typeof(TaskFact.Acknowledged), "acknowledged"),
        new(typeof(TaskFact.Suspended), "suspended"),
        new(typeof(TaskFact.Resumed), "resumed"),
        new(typeof(TaskFact.Cancelled), "cancelled"),
        new(typeof(TaskFact.ClosedOut), "closed-out"),
        new(typeof(TaskFact.Replanned), "replanned"),
        new(typeof(TaskFact.NoticeIssued), "notice-issued"),
        new(typeof(TaskFact.NoticesSkipped), "notices-skipped"),
    ];

    public static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        LeaveOutWhatIsComputed(type);
        WriteEnumerationsAlways(type);
        if (type.Type == typeof(TaskFact)) Close(type);
        if (VersionOf(type.Type) is { } version) SayVersion(type, version);
    }

    private static void Close(JsonTypeInfo type)
    {
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "fact" };
        foreach (var fact in Facts) type.PolymorphismOptions.DerivedTypes.Add(fact);
    }

    private static void LeaveOutWhatIsComputed(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { Set: null, AssociatedParameter: null }) type.Properties.RemoveAt(index);
        }
    }

    /// <summary>Other defaults are left out, being the same for ever; the first member of an enumeration may one day be another.</summary>
    private static void WriteEnumerationsAlways(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType.IsEnum)) property.ShouldSerialize = static (_, _) => true;
    }

    private static void SayVersion(JsonTypeInfo type, int version)
    {
        var property = type.CreateJsonPropertyInfo(typeof(int), VersionedJson.Property);
        property.Get = _ => version;
        property.Order = -1;
        type.Properties.Insert(0, property);
    }

    private static int? VersionOf(Type type) =>
        type.IsSubclassOf(typeof(TaskFact)) ? Upgrades.OfFacts.Count + 1
        : type == typeof(MailContent) ? Upgrades.OfMails.Count + 1
        : null;
}
