using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Steps that many stories here begin with.</summary>
internal static class LedgerSetup
{
    /// <summary>Planned, started and reminded, in one append.</summary>
    public static async Task<Notice> Reminded(this ILedger ledger, string id)
    {
        var planned = SomeLedger.Planned(id);
        var started = SomeLedger.Decide(planned.State, new TaskCommand.Start(), SomeLedger.Monday);
        var woken = SomeLedger.Decide(started.State, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));
        await ledger.Append([new(planned, 0), new(started, 1), new(woken, started.State.Version)], default);
        return woken.Notices[0];
    }

    public static async Task<List<string>> WaitingOf(this IOutbox outbox, params string[] tasks) =>
        [.. (await outbox.WaitingNotices()).Select(notice => notice.Id.Task.Value).Where(tasks.Contains)];

    /// <summary>Until something goes wrong in it.</summary>
    public static async Task<T?> Tried<T>(Func<Task<T>> work)
        where T : struct
    {
        try
        {
            return await work();
        }
        catch (HostDiedException)
        {
            return null;
        }
    }
}
