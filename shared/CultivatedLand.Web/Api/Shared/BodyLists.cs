using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>Rule for lists in what programs send: none of them holds null. Such a list would be kept and could not be read.</summary>
internal static class BodyLists
{
    public static void RefuseNulls(JsonTypeInfo type)
    {
        // Bodies are internal to this project; what the API answers is public.
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsPublic || type.Type.Assembly != typeof(BodyLists).Assembly)
            return;
        var lists = type
            .Properties.Where(property =>
                property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))
            )
            .Select(property => (property.Name, property.Get))
            .ToList();
        if (lists.Count > 0)
            type.OnDeserialized = body => Check(body, lists);
    }

    private static void Check(object body, List<(string Name, Func<object, object?>? Get)> lists)
    {
        foreach (var (name, get) in lists)
        {
            if (get?.Invoke(body) is IEnumerable list && list.Cast<object?>().Contains(null))
                throw new JsonException($"The list {name} holds null.");
        }
    }
}
