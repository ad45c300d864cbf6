namespace CultivatedLand.Web.Infrastructure.Forms;

/// <summary>Address to come back to, taken from a request. It is always a path of this host, whatever was sent.</summary>
internal static class ReturnUrl
{
    private const int Longest = 2000;

    /// <returns>The path if it belongs to this host, otherwise <paramref name="otherwise"/>.</returns>
    public static string Or(string? path, string otherwise) => IsSafe(path) ? path! : otherwise;

    private static bool IsSafe(string? path) =>
        path is ['/', ..] and { Length: <= Longest }
        && path is not ['/', '/' or '\\', ..]
        && !path.Any(letter => char.IsControl(letter) || letter is '\\')
        && Uri.TryCreate(path, UriKind.Relative, out _);
}
