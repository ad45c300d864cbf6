using System.Globalization;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Lock that allows one host per data folder.
/// The host holds <c>host.lock</c> exclusively as long as it lives, and the operating system releases it when the host dies.
/// </summary>
public sealed class HostLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _holderFile;

    private HostLock(FileStream held, string holderFile) => (_held, _holderFile) = (held, holderFile);

    /// <exception cref="StorageException">Another host holds the lock, or the folder cannot be written.</exception>
    public static HostLock Take(DataFolder folder, DateTimeOffset now)
    {
        // The refused host cannot read a file that is held exclusively, so the holder's name also stands in a file beside it.
        var hostLock = new HostLock(Hold(folder), folder.Lock + ".holder");
        try
        {
            hostLock.SayWhoHolds(now);
            return hostLock;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            hostLock._held.Dispose();
            throw new StorageException(
                failed is IOException ? StorageText.DiskFull(folder.Lock) : StorageText.NotWritable(folder.Path),
                failed
            );
        }
    }

    public void Dispose()
    {
        File.Delete(_holderFile);
        _held.Dispose();
    }

    private static FileStream Hold(DataFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(folder.Lock))
        {
            throw new StorageException(StorageText.Held(folder.Path, Holder(folder.Lock + ".holder")), taken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageText.NotWritable(folder.Path), denied);
        }
    }

    private void SayWhoHolds(DateTimeOffset now)
    {
        var holder = string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {now:yyyy-MM-dd HH:mm:ss zzz}"
        );
        _held.SetLength(0);
        using (var writer = new StreamWriter(_held, leaveOpen: true))
            writer.WriteLine(holder);
        _held.Flush(flushToDisk: true);
        File.WriteAllText(_holderFile, holder);
    }

    private static string Holder(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "another host, which has not said its name yet";
        }
    }
}
