using CultivatedLand.Local.Storage.Engine;
using static CultivatedLand.Local.Storage.Maintenance.VerifyFaultKind;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Verifier of the archive. Every file must match the hash in its name, and every original and piece of evidence must be there.
/// </summary>
internal static class ArchiveVerifier
{
    public static long Run(
        LedgerConnection connection,
        FileArchive archive,
        IReadOnlySet<string> evidence,
        List<VerifyFault> faults,
        IProgress<VerifyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var kept = archive.Hashes().ToHashSet();
        var done = 0;
        foreach (var hash in kept)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                archive.Get(hash, cancellationToken).GetAwaiter().GetResult();
            }
            catch (StorageException damaged)
            {
                faults.Add(new VerifyFault(FileDamaged, hash, damaged.Sentence));
            }

            progress?.Report(new VerifyProgress("archive", ++done, kept.Count));
        }

        var named = connection.Sql("SELECT content_hash FROM plans").Rows(row => row.Text(0));
        faults.AddRange(
            named
                .Concat(evidence)
                .Distinct()
                .Where(hash => !kept.Contains(hash))
                .Select(hash =>
                    LedgerVerifier.Fault(
                        FileMissing,
                        hash,
                        "台账引用了该文件，归档中却没有。",
                        "the ledger names this file, and the archive does not have it."
                    )
                )
        );
        return kept.Count;
    }
}
