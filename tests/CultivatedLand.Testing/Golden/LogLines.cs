using System.Reflection;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Testing.Golden;

/// <summary>
/// Lines that an assembly writes to the log: level, the event's name and the words. Categories are names of classes and promised to nobody.
/// </summary>
public static class LogLines
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(params Assembly[] assemblies) =>
        (
            from assembly in assemblies
            from type in assembly.GetTypes()
            from method in type.GetMethods(Any)
            let message = method.GetCustomAttribute<LoggerMessageAttribute>()
            where message is not null
            select $"{message.Level} {message.EventName ?? method.Name}: {message.Message}"
        ).Order(StringComparer.Ordinal);
}
