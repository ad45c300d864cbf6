using CultivatedLand.Domain;

namespace CultivatedLand.Local.Terminals;

/// <summary>
/// Chooser of the language before the settings are known: first the command line, then the system's settings, then Chinese.
/// It reads the environment because culture data may be absent on the machine.
/// </summary>
public static class SystemLanguage
{
    private static readonly string[] Settings = ["CULTIVATEDLAND_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"];

    public static Language Choose(IReadOnlyList<string> args, Func<string, string?> environment) =>
        Parse(Asked(args))
        ?? Settings.Select(environment).Select(Parse).FirstOrDefault(language => language is not null)
        ?? Language.Chinese;

    public static Language? Parse(string? name) =>
        name is null ? null
        : name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
        : name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English
        : null;

    private static string? Asked(IReadOnlyList<string> args)
    {
        for (var index = 0; index < args.Count; index++)
        {
            if (args[index].StartsWith("--lang=", StringComparison.Ordinal))
                return args[index]["--lang=".Length..];
            if (args[index] == "--lang" && index + 1 < args.Count)
                return args[index + 1];
        }

        return null;
    }
}
