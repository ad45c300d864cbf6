using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>Payments (兑付) of an approved settlement, of all its versions, in the order in which they were recorded.</summary>
/// <param name="Entries">Number of entries from which they follow.</param>
public sealed record SettlementPayments(EquatableArray<Payment> All, int Entries)
{
    public static SettlementPayments None { get; } = new([], 0);

    public SettlementPayments With(PaymentEntry entry) =>
        new(
            [
                .. All.Select(payment => payment.Number == entry.Ends ? payment with { End = entry.End } : payment),
                .. entry.Recorded is { } recorded ? (Payment[])[recorded] : [],
            ],
            Entries + 1
        );
}

/// <summary>Entry of the payments, which are append-only: a payment that is recorded, ended, or corrected, which is both.</summary>
/// <param name="Ends">Number of the payment that the entry ends. Null where it ends none.</param>
public sealed record PaymentEntry(Payment? Recorded, int? Ends = null, PaymentEnd? End = null);

/// <summary>One payment by the finance office. It is never changed: a correction ends it and records another.</summary>
/// <param name="Number">Number of the payment in its settlement, from 1.</param>
/// <param name="Line">Line that it pays. Null where it pays the whole place.</param>
/// <param name="Shares">What each line gets of it, in yuan.</param>
/// <param name="Day">Local day of the payment.</param>
/// <param name="Voucher">Number of the voucher (凭证号).</param>
/// <param name="Account">Account that recorded it. Null for the host's own token.</param>
/// <param name="RequestKey">Key of the request, so that a request that is repeated pays once.</param>
/// <param name="Corrects">Number of the payment that this one corrects.</param>
public sealed record Payment(
    int Number,
    Place Place,
    SettlementLineKey? Line,
    EquatableArray<PaidShare> Shares,
    DateOnly Day,
    string Voucher,
    string By,
    string? Account,
    DateTimeOffset At,
    string? RequestKey = null,
    int? Corrects = null,
    PaymentEnd? End = null
)
{
    public decimal Amount => Shares.Sum(share => share.Amount);

    /// <summary>Whether it is paid: neither corrected nor taken back.</summary>
    public bool Counts => End is null;
}

/// <summary>Part of a payment that one line gets.</summary>
public sealed record PaidShare(SettlementLineKey Line, decimal Amount);

/// <summary>End of a payment that was corrected or taken back.</summary>
public sealed record PaymentEnd(string By, DateTimeOffset At, string Reason, string? RequestKey = null);

/// <summary>Identity of a line in all versions of a settlement. A rule's number in its plan may change, its base does not.</summary>
/// <param name="From">First day of the rule, where one base has several rules one after the other.</param>
public sealed record SettlementLineKey(Place Place, FundingBase Base, DateOnly? From, string? Payee)
{
    public static SettlementLineKey Of(SettlementLine line) => new(line.Place, line.Rule.Base, line.Rule.From, line.Payee);
}
