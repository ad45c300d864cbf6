using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Acceptance.Ledger;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cultivatedland-").FullName;

    public DataFolder Data => new(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
