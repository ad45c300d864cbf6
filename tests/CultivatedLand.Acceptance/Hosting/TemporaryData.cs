using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>A data folder for one test, gone when the test is over.</summary>
public sealed class TemporaryData : IDisposable
{
    private readonly DirectoryInfo _outer = Directory.CreateTempSubdirectory("cultivatedland-");

    public TemporaryData() => Folder = new HostDataFolder(System.IO.Path.Combine(_outer.FullName, "data"));

    public HostDataFolder Folder { get; }

    public string Path => Folder.Path;

    /// <summary>Beside the data folder, for what a test needs and the host must not find.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_outer.FullName, name);

    public TemporaryData With(string file, string content)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, file), content);
        return this;
    }

    public void Dispose() => _outer.Delete(recursive: true);
}
