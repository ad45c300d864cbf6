using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>Act on the payments of an approved settlement.</summary>
public abstract record PaymentCommand(string By, string? Account, string? RequestKey)
{
    /// <summary>Records a payment.</summary>
    /// <param name="Line">Number of the line in the sheet, from 1. Null for the whole place.</param>
    public sealed record Pay(
        Place? Place,
        int? Line,
        decimal Amount,
        DateOnly Day,
        string Voucher,
        string By,
        string? Account,
        string? RequestKey = null
    ) : PaymentCommand(By, Account, RequestKey);

    /// <summary>Corrects a payment of one's own: it ends, and another takes its place.</summary>
    public sealed record Correct(
        int Number,
        decimal Amount,
        DateOnly Day,
        string Voucher,
        string Reason,
        string By,
        string? Account,
        string? RequestKey = null
    ) : PaymentCommand(By, Account, RequestKey);

    /// <summary>Takes a payment of one's own back.</summary>
    public sealed record TakeBack(int Number, string Reason, string By, string? Account, string? RequestKey = null)
        : PaymentCommand(By, Account, RequestKey);
}

/// <summary>Outcome of an act on payments.</summary>
public abstract record PaymentOutcome
{
    private PaymentOutcome() { }

    /// <param name="Entry">What is to be appended. Null for a request that is repeated.</param>
    public sealed record Done(PaymentEntry? Entry) : PaymentOutcome;

    public sealed record Refused(PaymentRefusal Code, EquatableArray<PaymentFault> Faults) : PaymentOutcome;
}

/// <summary>Reason for which an act on payments was refused.</summary>
public enum PaymentRefusal
{
    NoSuchPayment,

    /// <summary>A later version of the sheet counts.</summary>
    Superseded,

    /// <summary>The payment was corrected or taken back already, or somebody else recorded it.</summary>
    NotNow,

    /// <summary>What was filled in cannot stand.</summary>
    Faulty,
}

/// <summary>Fault of an act on payments.</summary>
/// <param name="Field">Field of the form with the fault.</param>
public sealed record PaymentFault(string Field, LocalizedText Sentence);

/// <summary>Names of the fields in which faults stand, the same in the form and in the API.</summary>
public static class PaymentFields
{
    public const string Place = "place";
    public const string Line = "line";
    public const string Amount = "amount";
    public const string Day = "day";
    public const string Voucher = "voucher";
    public const string Reason = "reason";
}
