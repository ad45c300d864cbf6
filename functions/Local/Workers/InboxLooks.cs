using System.IO.Compression;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// Memory of what the files of the inbox looked like. A file is complete when several looks in a row found it unchanged.
/// Nothing else tells that a slow copy has ended, except for archives: their directory is written last.
/// </summary>
internal sealed class InboxLooks(TimeProvider clock)
{
    /// <summary>Time between two looks while a file is watched.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(700);

    /// <summary>Time for which a file must stay as it is, if its end cannot be told from its content.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <summary>The same for a file without a byte: somebody has only begun.</summary>
    public static readonly TimeSpan QuietWhenEmpty = TimeSpan.FromMinutes(1);

    private const int FewestLooks = 3;

    private readonly Dictionary<string, Look> _looks = [];

    /// <summary>Looks at the files once, and returns those that are complete.</summary>
    public IReadOnlyList<string> Settled(IReadOnlyList<string> paths)
    {
        foreach (var gone in _looks.Keys.Except(paths).ToList())
            _looks.Remove(gone);
        return [.. paths.Where(HasSettled)];
    }

    /// <summary>Whether a file has been seen and is not complete yet.</summary>
    public bool IsWatching => _looks.Count > 0;

    private bool HasSettled(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return false;
        var (length, written) = (file.Length, file.LastWriteTimeUtc);
        if (!_looks.TryGetValue(path, out var look) || (look.Length, look.Written) != (length, written))
        {
            _looks[path] = new Look(length, written, clock.GetTimestamp(), 1);
            return false;
        }

        _looks[path] = look = look with { Times = look.Times + 1 };
        if (look.Times < FewestLooks || !(clock.GetElapsedTime(look.Since) >= QuietFor(path, length)) || IsHeld(path))
            return false;
        _looks.Remove(path);
        return true;
    }

    private static TimeSpan QuietFor(string path, long length) =>
        length == 0 ? QuietWhenEmpty
        : IsWholeArchive(path) ? TimeSpan.Zero
        : Quiet;

    /// <summary>Whether the file is a .docx, .xlsx or another archive with its end in place.</summary>
    private static bool IsWholeArchive(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Count > 0;
        }
        catch (Exception unusable) when (unusable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a program still has the file open. Only Windows tells.</summary>
    private static bool IsHeld(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="Since">Timestamp of the first look at which the file was as it is.</param>
    /// <param name="Times">Looks at which it was as it is.</param>
    private sealed record Look(long Length, DateTime Written, long Since, int Times);
}
