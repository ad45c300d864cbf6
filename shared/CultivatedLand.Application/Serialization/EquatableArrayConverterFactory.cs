using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Factory of converters for arrays of any element. Records that are not part of the ledger's source-generated contracts use it.
/// </summary>
internal sealed class EquatableArrayConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(EquatableArray<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EquatableArrayConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
