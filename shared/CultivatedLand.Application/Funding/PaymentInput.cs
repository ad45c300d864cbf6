using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Funding;

/// <summary>Input of an act on payments, as it was typed.</summary>
public sealed class PaymentInput(FormFields fields)
{
    public static PaymentInput Empty { get; } = new(FormFields.Empty);

    public string this[string field] => fields[field].Trim();

    /// <summary>Field of the page in which the number of a line or the path of a place stands.</summary>
    public const string To = "to";

    /// <summary>Key of one sending of the form.</summary>
    public string? Once => this["once"] is { Length: > 0 and <= 100 } once ? once : null;

    /// <summary>Reads an act. What cannot be read is a fault at its field; what can be read and cannot stand is found by the rules.</summary>
    /// <param name="act">pay, correct or take-back.</param>
    /// <param name="number">Number of the payment. Null for a new one.</param>
    public (PaymentCommand? Command, EquatableArray<PaymentFault> Faults) Read(
        string act,
        int? number,
        string by,
        string? account,
        string? requestKey
    )
    {
        var faults = new List<PaymentFault>();
        if (act == "take-back")
            return (new PaymentCommand.TakeBack(number ?? 0, Line(PaymentFields.Reason), by, account, requestKey), []);
        var (amount, day) = (Amount(faults), Day(faults));
        PaymentCommand command =
            act == "correct"
                ? new PaymentCommand.Correct(
                    number ?? 0,
                    amount,
                    day,
                    Line(PaymentFields.Voucher),
                    Line(PaymentFields.Reason),
                    by,
                    account,
                    requestKey
                )
                : new PaymentCommand.Pay(
                    IsLine(this[To]) ? null : Place.Parse(this[PaymentFields.Place] is { Length: > 0 } place ? place : this[To]),
                    LineNumber(faults),
                    amount,
                    day,
                    Line(PaymentFields.Voucher),
                    by,
                    account,
                    requestKey
                );
        return faults.Count > 0 ? (null, [.. faults]) : (command, []);
    }

    private static bool IsLine(string typed) => typed.Length > 0 && typed.All(char.IsAsciiDigit);

    private string Line(string field) => VisibleText.Of(fields[field].ReplaceLineEndings(" ")).Trim();

    private decimal Amount(List<PaymentFault> faults)
    {
        var typed = this[PaymentFields.Amount];
        if (typed.Length == 0)
            faults.Add(
                new(
                    PaymentFields.Amount,
                    new("没有填写金额；请填写实际付出的元数。", "No amount was given; write the yuan that were paid.")
                )
            );
        else if (
            decimal.TryParse(
                typed,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var amount
            )
        )
            return amount;
        else
            faults.Add(
                new(PaymentFields.Amount, new($"“{typed}”不是金额，应如 74655.40。", $"“{typed}” is no amount; write it like 74655.40."))
            );
        return 0;
    }

    private DateOnly Day(List<PaymentFault> faults)
    {
        var typed = this[PaymentFields.Day];
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (typed.Length > 0)
            faults.Add(
                new(PaymentFields.Day, new($"“{typed}”不是日期，应如 2023-12-20。", $"“{typed}” is no date; write it like 2023-12-20."))
            );
        return default;
    }

    private int? LineNumber(List<PaymentFault> faults)
    {
        var typed = IsLine(this[To]) ? this[To] : this[PaymentFields.Line];
        if (typed.Length == 0)
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add(
            new(
                PaymentFields.Line,
                new($"“{typed}”不是行号；请从表中选择。", $"“{typed}” is no number of a line; choose one of the sheet.")
            )
        );
        return null;
    }
}
