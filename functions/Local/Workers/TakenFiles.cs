namespace CultivatedLand.Local.Workers;

/// <summary>File of the inbox that was taken and moved.</summary>
/// <param name="Name">Name that it had in the inbox.</param>
/// <param name="Path">Path at which it lies now.</param>
/// <param name="Length">Number of bytes that were read.</param>
/// <param name="ContentHash">SHA-256 of what was read, lower-case hexadecimal.</param>
internal sealed record TakenFile(string Name, string Path, long Length, string ContentHash);

/// <summary>
/// Files that were taken lately. A program that still had one open writes on into the moved file: what was read was a part.
/// </summary>
internal sealed class TakenFiles(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly List<(TakenFile File, long At)> _files = [];

    public void Add(TakenFile file) => _files.Add((file, clock.GetTimestamp()));

    /// <summary>Returns those that have grown since, and forgets them and the old ones.</summary>
    public IReadOnlyList<TakenFile> Grown()
    {
        _files.RemoveAll(taken => clock.GetElapsedTime(taken.At) > Remembered);
        var grown = _files.Select(taken => taken.File).Where(HasGrown).ToList();
        _files.RemoveAll(taken => grown.Contains(taken.File));
        return grown;
    }

    private static bool HasGrown(TakenFile taken) => new FileInfo(taken.Path) is { Exists: true } now && now.Length > taken.Length;
}
