namespace CultivatedLand.Local.Storage;

/// <summary>Where the ledger's things lie in a data folder.</summary>
public sealed record DataFolder(string Path)
{
    public string Ledger => System.IO.Path.Combine(Path, "ledger.db");

    public string Lock => System.IO.Path.Combine(Path, "host.lock");

    public string Archive => System.IO.Path.Combine(Path, "archive");

    /// <summary>The ledger as it was before it was brought forward from this version.</summary>
    public string CopyBefore(int version) => System.IO.Path.Combine(Path, $"ledger.v{version}.bak.db");
}
