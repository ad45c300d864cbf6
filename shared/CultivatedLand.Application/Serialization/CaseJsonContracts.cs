using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>Rules for the shape of the domain's types in JSON. The domain itself does not know JSON.</summary>
internal static class CaseJsonContracts
{
    public static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        LeaveOutWhatIsComputed(type);
        WriteEnumerationsAlways(type);
        if (type.Type == typeof(TaskFact))
            Close(type);
        if (VersionOf(type.Type) is { } version)
            SayVersion(type, version);
    }

    private static void Close(JsonTypeInfo type)
    {
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "fact" };
        foreach (var (fact, code) in FactCodes.All)
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(fact, code));
    }

    private static void LeaveOutWhatIsComputed(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(index);
        }
    }

    /// <summary>
    /// Makes enumerations always be written. Other defaults are left out, because they never change.
    /// The first member of an enumeration may change one day.
    /// </summary>
    private static void WriteEnumerationsAlways(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType.IsEnum))
            property.ShouldSerialize = static (_, _) => true;
    }

    private static void SayVersion(JsonTypeInfo type, int version)
    {
        var property = type.CreateJsonPropertyInfo(typeof(int), VersionedJson.Property);
        property.Get = _ => version;
        property.Order = -1;
        type.Properties.Insert(0, property);
    }

    private static int? VersionOf(Type type) =>
        type.IsSubclassOf(typeof(TaskFact)) ? JsonUpgrades.OfFacts.Count + 1
        : type == typeof(MailContent) ? JsonUpgrades.OfMails.Count + 1
        : null;
}
