using System.Globalization;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Store of the payments of approved settlements, which are append-only: each act is an entry with the next number.</summary>
public sealed class PaymentStore(IRecordStore recordStore)
{
    private readonly RecordSet<PaymentEntry> _entries = new(recordStore, "settlement-payments");

    /// <summary>Returns the payments of all versions of a sheet.</summary>
    /// <exception cref="UnreadableRecordException">An entry cannot be read: what is open is not known then.</exception>
    public async Task<SettlementPayments> Of(ApprovedSettlement sheet, CancellationToken cancellationToken)
    {
        var payments = SettlementPayments.None;
        await foreach (var (key, entry) in _entries.All(cancellationToken, Prefix(sheet)))
        {
            // An entry that cannot be read is left out of the list, and looking it up says so.
            if (key != Key(sheet, payments.Entries + 1))
                await _entries.Find(Key(sheet, payments.Entries + 1), cancellationToken);
            payments = payments.With(entry);
        }

        return payments;
    }

    /// <summary>Returns the payments for a list that goes on without those that cannot be read.</summary>
    public async Task<SettlementPayments> Readable(ApprovedSettlement sheet, CancellationToken cancellationToken)
    {
        var payments = SettlementPayments.None;
        await foreach (var (_, entry) in _entries.All(cancellationToken, Prefix(sheet)))
            payments = payments.With(entry);
        return payments;
    }

    /// <summary>Appends an entry to the payments that somebody has seen.</summary>
    /// <returns>False where somebody else has appended one since.</returns>
    public async Task<bool> Append(
        ApprovedSettlement sheet,
        SettlementPayments seen,
        PaymentEntry entry,
        CancellationToken cancellationToken
    )
    {
        var key = Key(sheet, seen.Entries + 1);
        if (await _entries.Add(key, entry, cancellationToken))
            return true;
        await _entries.Find(key, cancellationToken);
        return false;
    }

    private static string Prefix(ApprovedSettlement sheet) => $"{sheet.Series}/";

    private static string Key(ApprovedSettlement sheet, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(sheet)}{number:000000}");
}
