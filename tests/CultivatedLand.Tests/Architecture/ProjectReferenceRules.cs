using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CultivatedLand.Tests.Architecture;

/// <summary>
/// Reads a house's project files and sources and says which references point the wrong way.
/// The arrows: Domain, Documents, Application, Web, hosts, each knowing only those before it; and what each room keeps out.
/// </summary>
/// <param name="root">The folder that holds <c>shared</c> and <c>functions</c>.</param>
internal sealed partial class ProjectReferenceRules(string root)
{
    private static readonly Room[] House =
    [
        new("CultivatedLand.Domain", Knows: [], Ban.Cloud, Ban.Adapters, Ban.InputOutput, Ban.Waiting, Ban.Clocks, Ban.Serializers),
        new("CultivatedLand.Documents", Knows: ["CultivatedLand.Domain"], Ban.Cloud, Ban.Adapters),
        new("CultivatedLand.Application", Knows: ["CultivatedLand.Domain", "CultivatedLand.Documents"], Ban.Cloud, Ban.Adapters),
        new("CultivatedLand.Web", Knows: ["CultivatedLand.Domain", "CultivatedLand.Documents", "CultivatedLand.Application"], Ban.Cloud),
        new(
            "CultivatedLand.Local",
            Knows: ["CultivatedLand.Domain", "CultivatedLand.Documents", "CultivatedLand.Application", "CultivatedLand.Web"],
            Ban.Cloud,
            Ban.Deadlines
        ),
        new(
            "CultivatedLand.Functions",
            Knows: ["CultivatedLand.Domain", "CultivatedLand.Documents", "CultivatedLand.Application", "CultivatedLand.Web"],
            Ban.Embedded,
            Ban.Deadlines
        )
        {
            Namespace = "CultivatedLand.Functions",
        },
    ];

    /// <summary>One sentence for each wrong arrow, with the file it is in; empty when the house is in order.</summary>
    public IEnumerable<string> Wrong() =>
        from floor in new[] { "shared", "functions" }
        let folder = Path.Combine(root, floor)
        where Directory.Exists(folder)
        from project in Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)
        where !IsBuilt(project)
        from wrong in WrongIn(project)
        select wrong;

    private IEnumerable<string> WrongIn(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (Array.Find(House, room => room.Name == name) is not { } here)
            return [$"{Shown(project)}: no arrows are drawn for {name}"];
        return References(here, project).Concat(Sources(project).SelectMany(source => Mentions(here, source)));
    }

    private IEnumerable<string> References(Room here, string project)
    {
        var items = XDocument
            .Load(project)
            .Descendants()
            .ToLookup(element => element.Name.LocalName, element => element.Attribute("Include")?.Value ?? "");
        var projects = items["ProjectReference"]
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(name => !here.Knows.Contains(name));
        var packages = items["PackageReference"]
            .Concat(items["FrameworkReference"])
            .Where(package => here.Knows.Length == 0 || here.Bans.Any(ban => ban.Namespaces.Any(space => IsWithin(package, space))));
        return projects.Concat(packages).Select(name => $"{Shown(project)}: {here.Name} refers to {name}");
    }

    private IEnumerable<string> Mentions(Room here, string source)
    {
        var code = NotCode().Replace(File.ReadAllText(source), " ");
        var rooms = House
            .Where(room => room != here && !here.Knows.Contains(room.Name))
            .SelectMany(room => new[] { room.Name, room.Namespace })
            .Distinct();
        var bans = here
            .Bans.Where(ban =>
                !(
                    ban.SparesStorage
                    && source.Contains($"{Path.DirectorySeparatorChar}Storage{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                )
            )
            .ToList();
        var spaces = bans.SelectMany(ban => ban.Namespaces);
        return rooms
            .Concat(spaces)
            .Where(name => Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)"))
            .Concat(
                bans.SelectMany(ban => ban.Words)
                    .Select(pattern => Regex.Match(code, pattern))
                    .Where(match => match.Success)
                    .Select(match => match.Value)
            )
            .Select(name => $"{Shown(source)}: {here.Name} mentions {name}");
    }

    private static IEnumerable<string> Sources(string project) =>
        from extension in new[] { "*.cs", "*.razor" }
        from file in Directory.EnumerateFiles(Path.GetDirectoryName(project)!, extension, SearchOption.AllDirectories)
        where !IsBuilt(file)
        select file;

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar, '/').Any(part => part is "bin" or "obj");

    private static bool IsWithin(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    private string Shown(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Comments and text: they may speak of anything.</summary>
    [GeneratedRegex(
        """
            \"{3}[\s\S]*?\"{3} | @\$?\"(?:[^\"]|\"\")*\" | \"(?:\\.|[^\"\\\n])*\" | '(?:\\.|[^'\\\n])+' | //[^\n]* | /\*[\s\S]*?\*/
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex NotCode();

    private sealed record Room(string Name, string[] Knows, params Ban[] Bans)
    {
        /// <summary>Where it is another than the project's name.</summary>
        public string Namespace { get; init; } = Name;
    }

    /// <param name="Namespaces">With everything below them; packages bear the same names.</param>
    /// <param name="Words">Patterns of what needs no using, because the SDK imports it for everyone.</param>
    private sealed record Ban(string[] Namespaces, string[] Words)
    {
        /// <summary>A store may filter its rows by due date: it is asked to.</summary>
        public bool SparesStorage { get; init; }

        public static readonly Ban Cloud = new(["Azure", "Microsoft.Azure", "Microsoft.DurableTask", "SendGrid"], []);

        public static readonly Ban Embedded = new(["Microsoft.Data.Sqlite", "SQLitePCL", "SQLitePCLRaw", "System.Net.Mail.SmtpClient"], []);

        /// <summary>
        /// A host is a clock: whoever compares due dates, counts workdays or walks the ladder there does so in the wrong room.
        /// </summary>
        public static readonly Ban Deadlines = new(
            [],
            [@"\b(NoticeSchedule|LegalMoves)\b", @"\bDue\??\s*(<|>)=?\s*\w", @"\.(WorkdayAfter|OnOrBefore|OnOrAfter)\("]
        )
        {
            SparesStorage = true,
        };

        public static readonly Ban Adapters = new(
            ["Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "SQLitePCL", "SQLitePCLRaw", "System.Net.Mail", "MailKit"],
            []
        );

        public static readonly Ban InputOutput = new(
            ["System.IO", "System.Net", "System.Data"],
            [
                @"\b(File|Directory|Console|Process)\.\w+",
                @"\b(FileInfo|DirectoryInfo|FileStream|StreamReader|StreamWriter|HttpClient|Environment)\b",
            ]
        );

        public static readonly Ban Waiting = new(
            ["System.Threading"],
            [
                @"\b(async|await)\b",
                @"\bTask<",
                @"\bTask\.(Run|Delay|FromResult|CompletedTask|WhenAll|WhenAny)\b",
                @"\bValueTask\b",
                @"\bThread\b",
                @"\bCancellationToken\b",
            ]
        );

        public static readonly Ban Clocks = new([], [@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", @"\bTimeProvider\b", @"\bStopwatch\b"]);

        public static readonly Ban Serializers = new(
            ["System.Text.Json", "System.Xml", "System.Runtime.Serialization", "Newtonsoft.Json"],
            [@"\[\s*(Json\w+|DataContract|DataMember|Serializable|Xml\w+)\b"]
        );
    }
}
