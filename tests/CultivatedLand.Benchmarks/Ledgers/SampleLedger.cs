using CultivatedLand.Application.Ledger;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>A ledger full of sleeping tasks, written once through the store itself and copied for every side that is measured.</summary>
internal static class SampleLedger
{
    private const int AtOnce = 1000;

    /// <returns>A data folder of the caller's own.</returns>
    public static async Task<DataFolder> Copy(Bench bench, int tasks, DueOrder order, string name)
    {
        var kept = await Kept(bench, tasks, order);
        var folder = new DataFolder(bench.Folder(name));
        File.Copy(kept.Ledger, folder.Ledger);
        return folder;
    }

    /// <returns>The ledger that copies are made of; nobody may write into it.</returns>
    public static async Task<DataFolder> Kept(Bench bench, int tasks, DueOrder order)
    {
        var folder = new DataFolder(Path.Combine(bench.Ledgers, $"{order}-{tasks}".ToLowerInvariant()));
        if (File.Exists(folder.Ledger))
            return folder;

        Bench.Say($"writing a ledger of {tasks:#,0} tasks");
        var unfinished = new DataFolder(folder.Path + ".part");
        if (Directory.Exists(unfinished.Path))
            Directory.Delete(unfinished.Path, recursive: true);
        Directory.CreateDirectory(unfinished.Path);
        using (var database = LedgerFile.Open(unfinished, TimeProvider.System))
            await Fill(new SqliteLedger(database), tasks, order);
        Directory.Move(unfinished.Path, folder.Path);
        return folder;
    }

    private static async Task Fill(SqliteLedger ledger, int tasks, DueOrder order)
    {
        var storing = Task.CompletedTask;
        foreach (var batch in Enumerable.Range(0, tasks).Chunk(AtOnce))
        {
            var changes = batch.Select(number => new TaskChange(SampleTasks.Sleeping(number, tasks, order), 0)).ToList();
            await storing;
            storing = ledger.Append(changes, default);
        }

        await storing;
    }
}
