using System.Diagnostics;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Disk;

/// <summary>A tmpfs mounted over a test's data folder: a disk that really runs full.</summary>
internal sealed class SmallDiskMount : IDisposable
{
    private readonly string _folder;

    private SmallDiskMount(string folder) => _folder = folder;

    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Environment.UserName == "root" && CanMount();

    private string Ballast => Path.Combine(_folder, "ballast");

    public static SmallDiskMount Of(TemporaryData data, int megabytes)
    {
        Directory.CreateDirectory(data.Path);
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", data.Path);
        return new SmallDiskMount(data.Path);
    }

    public int FreeKilobytes => (int)(new DriveInfo(_folder).AvailableFreeSpace >> 10);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder);

    /// <summary>Writes until nothing more fits, and then gives this much back.</summary>
    public void Fill(int leavingKilobytes = 0)
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Length - (leavingKilobytes << 10)));
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static bool CanMount()
    {
        var folder = Directory.CreateTempSubdirectory("cultivatedland-");
        try
        {
            Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.FullName);
            Run("umount", folder.FullName);
            return true;
        }
        catch (Exception notAllowed) when (notAllowed is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            folder.Delete();
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
    }
}
