using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Architecture;

/// <summary>
/// Arrows between the folders of one project, drawn from its sources. A folder points to another where one of its files has a
/// <c>using</c> of it, and to a folder above it where a file names a type that is declared there, since that needs no <c>using</c>.
/// </summary>
internal sealed partial class FolderArrows
{
    private readonly string _root;
    private readonly Dictionary<string, SortedDictionary<string, SortedSet<string>>> _arrows = new(StringComparer.Ordinal);

    /// <param name="project">Folder of the project file. Its sources' namespaces follow the folders.</param>
    /// <param name="root">Namespace of the project's own folder.</param>
    public FolderArrows(string project, string root)
    {
        _root = root;
        var sources = Sources(project).Select(path => new Source(path, FolderOf(project, path), File.ReadAllText(path))).ToList();
        var types = sources.SelectMany(TypesOf).ToLookup(declared => declared.Folder, declared => declared.Type);
        foreach (var source in sources)
            Draw(source, types);
    }

    public IEnumerable<string> Folders => _arrows.Keys;

    /// <summary>Returns the folders to which a folder points, with the files that draw each arrow.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> From(string folder) =>
        _arrows.GetValueOrDefault(folder) ?? new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Finds the circles: one sentence for each arrow from which a way leads back, with the first file that draws it. None is the goal.
    /// </summary>
    public IEnumerable<string> Circles() =>
        from folder in _arrows.Keys.Order(StringComparer.Ordinal)
        from arrow in _arrows[folder]
        where Reaches(arrow.Key, folder)
        select $"{Shown(folder)} -> {Shown(arrow.Key)}: {arrow.Value.Min}";

    private bool Reaches(string from, string to)
    {
        var (seen, waiting) = (new HashSet<string> { from }, new Stack<string>([from]));
        while (waiting.TryPop(out var folder))
        {
            if (folder == to)
                return true;
            foreach (var next in From(folder).Keys.Where(seen.Add))
                waiting.Push(next);
        }

        return false;
    }

    private void Draw(Source source, ILookup<string, string> types)
    {
        var code = NotCode().Replace(source.Text, " ");
        foreach (var used in Using().Matches(source.Text).Select(match => match.Groups["space"].Value))
        {
            if (FolderNamed(used, types) is { } folder)
                Point(source, folder);
        }

        for (var above = Above(source.Folder); above is not null; above = Above(above))
        {
            if (types[above].Any(type => !types[source.Folder].Contains(type) && Names(code, type)))
                Point(source, above);
        }
    }

    private void Point(Source source, string folder)
    {
        var arrows = _arrows.TryGetValue(source.Folder, out var known)
            ? known
            : _arrows[source.Folder] = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        if (folder == source.Folder)
            return;
        if (!arrows.TryGetValue(folder, out var files))
            arrows[folder] = files = new SortedSet<string>(StringComparer.Ordinal);
        files.Add(Path.GetFileName(source.Path));
    }

    private string? FolderNamed(string space, ILookup<string, string> types)
    {
        if (space == _root)
            return types.Contains("") ? "" : null;
        if (!space.StartsWith(_root + ".", StringComparison.Ordinal))
            return null;
        var folder = space[(_root.Length + 1)..];
        return types.Contains(folder) ? folder : null;
    }

    private static bool Names(string code, string type) => Regex.IsMatch(code, $@"(?<![\w.]){type}\b");

    private static string? Above(string folder) => folder.Length == 0 ? null : folder[..Math.Max(folder.LastIndexOf('.'), 0)];

    private static string Shown(string folder) => folder.Length == 0 ? "(the project's own folder)" : folder;

    private static IEnumerable<(string Folder, string Type)> TypesOf(Source source) =>
        Path.GetExtension(source.Path) == ".razor"
            ? [(source.Folder, Path.GetFileNameWithoutExtension(source.Path))]
            : Declaration().Matches(source.Text).Select(type => (source.Folder, type.Groups["name"].Value));

    private static string FolderOf(string project, string path) =>
        Path.GetRelativePath(project, Path.GetDirectoryName(path)!) is var relative and not "."
            ? relative.Replace(Path.DirectorySeparatorChar, '.')
            : "";

    private static IEnumerable<string> Sources(string project) =>
        Directory
            .EnumerateFiles(project, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && Path.GetFileName(file) != "_Imports.razor")
            .Where(file => !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"^[ \t]*@?using[ \t]+(static[ \t]+)?(\w+[ \t]*=[ \t]*)?(?<space>[\w.]+)[ \t]*;?[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Using();

    /// <summary>Types of a file, not those inside other types.</summary>
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly)\s+)*"
            + @"(?:record struct|class|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();

    /// <summary>Comments: they may speak of anything.</summary>
    [GeneratedRegex(@"//[^\n]*|@\*[\s\S]*?\*@")]
    private static partial Regex NotCode();

    private sealed record Source(string Path, string Folder, string Text);
}
