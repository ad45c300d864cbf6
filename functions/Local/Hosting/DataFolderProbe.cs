using CultivatedLand.Application.Health;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Hosting;

/// <summary>Probe of the data folder: room on its disk, and whether the check of a large ledger has found damage.</summary>
public sealed class DataFolderProbe(SqliteDatabase database) : IHostProbe
{
    /// <summary>Room below which the next commits fail.</summary>
    private const long Least = 512 * 1024;

    public IEnumerable<HostFault> Faults()
    {
        if (new DriveInfo(database.Folder.Path).AvailableFreeSpace < Least)
            yield return new("disk-full", new("数据目录所在的磁盘已满。", "The disk of the data folder is full."));
        if (database.Integrity is { IsCompletedSuccessfully: true, Result: { } damaged })
        {
            yield return new(
                "ledger-damaged",
                new("台账文件已损坏，请从备份恢复。", "The file of the ledger is damaged; restore a backup."),
                Detail: damaged.Message
            );
        }
    }
}
