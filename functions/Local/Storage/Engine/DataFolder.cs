namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Paths of the ledger's files in a data folder.</summary>
public sealed record DataFolder(string Path)
{
    public string Ledger => System.IO.Path.Combine(Path, "ledger.db");

    public string Lock => System.IO.Path.Combine(Path, "host.lock");

    /// <summary>Log of SQLite, with what is not in the file of the ledger yet.</summary>
    public string Log => Ledger + "-wal";

    /// <summary>File with the number of the fold on which the log was begun.</summary>
    public string LogNumber => Ledger + "-fold";

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Archive => System.IO.Path.Combine(Path, "archive");

    /// <summary>Returns the path of the copy made before the ledger was migrated from this version.</summary>
    public string CopyBefore(int version) => System.IO.Path.Combine(Path, $"ledger.v{version}.bak.db");
}
