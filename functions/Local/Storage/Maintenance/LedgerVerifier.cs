using CultivatedLand.Domain;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Verifier of a ledger.
/// It compares every replayed history with its state, every notice with the fact that issued it, every mail with its notices,
/// and every archived file with its hash. It reads every record that the host reads. It reads one moment, and a host may be serving at
/// the same time.
/// </summary>
public static class LedgerVerifier
{
    /// <exception cref="StorageException">There is no ledger that can be read.</exception>
    public static VerifyReport Run(DataFolder folder, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        using var snapshot = LedgerSnapshot.Open(folder);
        var connection = snapshot.Connection;
        var faults = new List<VerifyFault>();
        try
        {
            IntegrityCheck.Run(connection, folder.Ledger);
        }
        catch (StorageException damaged)
        {
            faults.Add(new VerifyFault(VerifyFaultKind.Damaged, folder.Ledger, damaged.Sentence));
        }

        var tasks = new TaskVerifier(connection, faults);
        tasks.Run(progress, cancellationToken);
        OutboxVerifier.Run(connection, faults);
        RecordVerifier.Run(connection, faults);
        var files = ArchiveVerifier.Run(connection, new FileArchive(folder.Archive), tasks.Evidence, faults, progress, cancellationToken);

        return new VerifyReport(Count("tasks"), Count("facts"), Count("notices"), Count("mails"), Count("letters"), files, faults);

        long Count(string table) => connection.Sql($"SELECT count(*) FROM {table}").First(row => row.Long(0));
    }

    internal static VerifyFault Fault(VerifyFaultKind kind, string subject, string chinese, string english) =>
        new(kind, subject, new LocalizedText($"{subject}：{chinese}", $"{subject}: {english}"));
}
