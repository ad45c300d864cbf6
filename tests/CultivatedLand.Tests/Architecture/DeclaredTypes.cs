using System.Text.RegularExpressions;
using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

/// <summary>Types that the sources declare, components too. Documents name them, and names change.</summary>
internal static partial class DeclaredTypes
{
    /// <summary>The sources that declare a type of this name.</summary>
    private static readonly Lazy<ILookup<string, string>> Declarations = new(() =>
        new[] { "shared", "functions", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Split('/', '\\').Any(part => part is "bin" or "obj"))
            .Select(file => (file, text: File.ReadAllText(file)))
            .SelectMany(source =>
                Path.GetExtension(source.file) == ".razor"
                    ? [(name: Path.GetFileNameWithoutExtension(source.file), source.text)]
                    : Declaration().Matches(source.text).Select(type => (name: type.Groups["name"].Value, source.text))
            )
            .ToLookup(type => type.name, type => type.text)
    );

    /// <param name="name">As documents write it: <c>TaskService</c>, <c>ILedger.Append</c>.</param>
    public static bool Has(string name)
    {
        var parts = name.Split('.');
        return Declarations.Value[parts[0]] is var sources
            && sources.Any()
            && parts[1..].All(part => sources.Any(source => Regex.IsMatch(source, $@"\b{part}\b")));
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|record struct) (?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();
}
