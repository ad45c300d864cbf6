using System.Reflection;

namespace CultivatedLand.Testing.Golden;

/// <summary>Keys of what can be set: every property that a file or the environment can reach, by its path.</summary>
public static class SettingKeys
{
    public static IEnumerable<string> Of(Type settings) => Paths(settings, "").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Paths(Type type, string before) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is { IsPublic: true }
        let path = before + property.Name
        from found in property.PropertyType switch
        {
            { IsArray: true } several when IsOurs(several.GetElementType()!) => Paths(several.GetElementType()!, path + ":0:"),
            { IsArray: false } one when IsOurs(one) => Paths(one, path + ":"),
            _ => [path],
        }
        select found;

    private static bool IsOurs(Type type) =>
        type.IsClass && type.Assembly.GetName().Name!.StartsWith("CultivatedLand", StringComparison.OrdinalIgnoreCase);
}
