using System.Security.Cryptography;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Manifest of a backup: the SHA-256 of each of its files, in the form that <c>sha256sum -c</c> reads.
/// It is written last, so that a backup that was broken off has none.
/// </summary>
internal static class BackupManifest
{
    public const string Name = "SHA256SUMS";

    public static void Write(string folder)
    {
        var lines = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => name != Name)
            .Order(StringComparer.Ordinal)
            .Select(name => $"{HashOf(Path.Combine(folder, name))}  {name}");
        var unfinished = Path.Combine(folder, Name + ".part");
        File.WriteAllText(unfinished, string.Join('\n', lines) + "\n");
        File.Move(unfinished, Path.Combine(folder, Name), overwrite: true);
    }

    /// <returns>False for a backup without a manifest, which an earlier version made.</returns>
    /// <exception cref="StorageException">A file is missing or differs, or the manifest itself is damaged.</exception>
    public static bool Check(string folder)
    {
        var manifest = Path.Combine(folder, Name);
        if (!File.Exists(manifest))
            return false;
        foreach (var line in File.ReadLines(manifest))
        {
            if (line.Split("  ", 2) is not [{ Length: 64 } hash, { Length: > 0 } name])
                throw new StorageException(StorageText.ManifestDamaged(manifest));
            var file = Path.Combine(folder, name);
            if (!File.Exists(file))
                throw new StorageException(StorageText.BackupFileMissing(file));
            if (HashOf(file) != hash)
                throw new StorageException(StorageText.BackupFileDamaged(file));
        }

        return true;
    }

    private static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
