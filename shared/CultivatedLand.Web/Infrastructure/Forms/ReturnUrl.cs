namespace CultivatedLand.Web.Infrastructure.Forms;

/// <summary>An address to come back to, taken from a request: a path of this host and nothing else, whatever was sent.</summary>
internal static class ReturnUrl
{
    private const int Longest = 2000;

    /// <returns>The path where it is one of ours, else <paramref name="otherwise"/>.</returns>
    public static string Or(string? path, string otherwise) => IsSafe(path) ? path! : otherwise;

    private static bool IsSafe(string? path) =>
        path is ['/', ..] and { Length: <= Longest }
        && path is not ['/', '/' or '\\', ..]
        && !path.Any(letter => char.IsControl(letter) || letter is '\\')
        && Uri.TryCreate(path, UriKind.Relative, out _);
}
