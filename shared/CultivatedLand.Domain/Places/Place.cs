using System.Text.RegularExpressions;

namespace CultivatedLand.Domain.Places;

/// <summary>
/// Place in the tree of district, town, village and group.
/// Its path is written from the top: <c>青禾县/石桥镇/柳树村</c>.
/// The author of a path decides how far up it reaches.
/// <see cref="IsAlsoCalled"/> compares paths that start at different levels.
/// </summary>
public sealed partial record Place
{
    public const int LongestPath = 400;

    private Place(string path) => Path = path;

    public string Path { get; }

    /// <summary>The last name of the path: 柳树村.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public Place? Parent => Path.LastIndexOf('/') is > 0 and var cut ? new Place(Path[..cut]) : null;

    /// <summary>Lists this place first, then each place above it, up to the top of the path.</summary>
    public IEnumerable<Place> Upwards()
    {
        for (var place = this; place is not null; place = place.Parent)
            yield return place;
    }

    /// <summary>
    /// Returns the place of this name below this one.
    /// The name may repeat the path above it: below 青禾县/石桥镇, both 柳树村 and 石桥镇柳树村 are 青禾县/石桥镇/柳树村.
    /// </summary>
    public Place Child(string name)
    {
        if (Parse(name) is not { } child)
            return this;
        var names = child.Path.Split('/');
        var at = Array.LastIndexOf(names, Name);
        if (at > 0 && !IsAlsoCalled(new Place(string.Join('/', names[..(at + 1)]))))
            return child;
        if (at < 0 && Beside(names) is { } beside)
            return beside;
        var below = names[(at + 1)..];
        return below.Length == 0 ? this : new Place($"{Path}/{string.Join('/', below)}");
    }

    /// <summary>
    /// Finds the place of names that begin above this place or beside it: at 青禾县/石桥镇, both 青禾县/河口镇 and 河口镇 are
    /// 青禾县/河口镇, because no town and no county lies in a town. Null where the names begin below.
    /// </summary>
    private Place? Beside(string[] names)
    {
        var own = Path.Split('/');
        var at = Array.IndexOf(own, names[0]);
        if (at >= 0)
            return new Place(string.Join('/', own[..at].Concat(names)));
        if (GridLevels.Of(this) != GridLevel.Town)
            return null;
        return GridLevels.Of(new Place(names[0])) switch
        {
            GridLevel.District => new Place(string.Join('/', names)),
            GridLevel.Town when Parent is not null => new Place($"{Parent}/{string.Join('/', names)}"),
            _ => null,
        };
    }

    /// <summary>Finds the lowest place that contains or equals all the given places. Null where there is none.</summary>
    public static Place? Common(IEnumerable<Place> places)
    {
        string[]? common = null;
        foreach (var names in places.Select(place => place.Path.Split('/')))
        {
            common = common is null
                ? names
                : [.. common.Zip(names).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        return common is { Length: > 0 } ? new Place(string.Join('/', common)) : null;
    }

    /// <summary>Whether one path is the end of the other: 柳树村 is also called 石桥镇/柳树村.</summary>
    public bool IsAlsoCalled(Place other) =>
        Path == other.Path
        || Path.EndsWith("/" + other.Path, StringComparison.Ordinal)
        || other.Path.EndsWith("/" + Path, StringComparison.Ordinal);

    /// <summary>
    /// Reads a path such as 青禾县/石桥镇/柳树村.
    /// It also reads 青禾县石桥镇柳树村, because letterheads write the names without separators.
    /// Characters that cannot be seen are left out, so that no place looks like another.
    /// Null where the text has no name, or is longer than <see cref="LongestPath"/>.
    /// </summary>
    public static Place? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestPath)
            return null;
        var parts = VisibleText
            .Of(text)
            .Split(['/', '\\', '>', '＞', '／'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? null : new Place(string.Join('/', parts.SelectMany(Levels)));
    }

    /// <summary>
    /// Finds the place with which an office's name or a title begins: 云州市青禾县石桥镇人民政府 belongs to 云州市/青禾县/石桥镇.
    /// Null where the text begins with no place.
    /// </summary>
    public static Place? LeadingIn(string? text) =>
        text is { Length: <= LongestPath }
        && !text.StartsWith("关于", StringComparison.Ordinal)
        && Levels(Leading().Match(VisibleText.Of(text))) is { Length: > 0 } names
            ? new Place(string.Join('/', names))
            : null;

    /// <summary>Whether the ending of a name is that of a place: 柳树村, 河东居委会, 石桥镇.</summary>
    public static bool LooksLikeOne(string name) => Ending().IsMatch(name);

    public override string ToString() => Path;

    private static string[] Levels(string name) => Levels(JoinedNames().Match(name)) is { Length: > 0 } levels ? levels : [name];

    private static string[] Levels(Match match) =>
        [.. match.Groups.Values.Skip(1).Where(group => group.Length > 0).Select(group => group.Value)];

    private const string DownToTown =
        @"^([^/\s]{2,8}?(?:省|自治区|市))?([^/\s]{1,15}?(?:自治县|县|(?<!社)区|市))?([^/\s]{1,15}?(?:镇|乡|街道))?";

    [GeneratedRegex(DownToTown + @"([^/\s]{1,15}?(?:村委会|居委会|社区|村|居))?([^/\s]{1,8}(?:组|社))?$", RegexOptions.CultureInvariant)]
    private static partial Regex JoinedNames();

    [GeneratedRegex(DownToTown, RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex("(?:省|市|区|县|镇|乡|街道|街办|村|社区|居委会|居|组|社|园区|农场|林场|平台)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
