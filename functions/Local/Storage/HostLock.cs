using System.Globalization;

namespace CultivatedLand.Local.Storage;

/// <summary>
/// One host per data folder: <c>host.lock</c> is held exclusively as long as the host lives, and the operating system lets go of it when the host dies.
/// </summary>
public sealed class HostLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderFile;

    private HostLock(FileStream held, string holderFile) => (this.held, this.holderFile) = (held, holderFile);

    /// <exception cref="StorageException">Another host holds it, or the folder cannot be written.</exception>
    public static HostLock Take(DataFolder folder, DateTimeOffset now)
    {
        // A file held exclusively cannot be read by the one who is turned away, so who holds it stands beside it as well.
        var holderFile = folder.Lock + ".holder";
        try
        {
            Directory.CreateDirectory(folder.Path);
            var held = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {now:yyyy-MM-dd HH:mm:ss zzz}");
            held.SetLength(0);
            using (var writer = new StreamWriter(held, leaveOpen: true)) writer.WriteLine(holder);
            held.Flush(flushToDisk: true);
            File.WriteAllText(holderFile, holder);
            return new HostLock(held, holderFile);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StorageException(Sentences.NotWritable(folder.Path), denied);
        }
        catch (IOException taken) when (File.Exists(holderFile))
        {
            throw new StorageException(Sentences.Held(folder.Path, File.ReadAllText(holderFile)), taken);
        }
        catch (IOException unusable)
        {
            throw new StorageException(Sentences.NotWritable(folder.Path), unusable);
        }
    }

    public void Dispose()
    {
        File.Delete(holderFile);
        held.Dispose();
    }
}
