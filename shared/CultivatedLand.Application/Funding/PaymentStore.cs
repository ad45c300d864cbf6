using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Store of the payments of approved settlements. All versions of a settlement have one record.</summary>
public sealed class PaymentStore(IRecordStore recordStore)
{
    private readonly RecordSet<SettlementPayments> _payments = new(recordStore, "settlement-payments");

    public async Task<SettlementPayments> Of(ApprovedSettlement sheet, CancellationToken cancellationToken) =>
        await _payments.Find(sheet.Series, cancellationToken) ?? SettlementPayments.None;

    /// <summary>Returns the payments for a list that goes on without them. Null where the record cannot be read and is set aside.</summary>
    public Task<SettlementPayments?> Readable(ApprovedSettlement sheet, CancellationToken cancellationToken) =>
        _payments.FindReadable(sheet.Series, cancellationToken);

    /// <param name="change">Function from the payments so far to those after it. It returns null to leave them unchanged.</param>
    public Task Change(
        ApprovedSettlement sheet,
        Func<SettlementPayments, Task<SettlementPayments?>> change,
        CancellationToken cancellationToken
    ) => _payments.ChangeWith(sheet.Series, before => change(before ?? SettlementPayments.None), cancellationToken);
}
