using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>Why a payment is taken back.</summary>
internal record PaymentTakeBackBody : Body
{
    public string? Reason { get; init; }

    internal virtual FormFields Fields() => Fields([(PaymentFields.Reason, Reason)]);

    private protected static FormFields Fields(IEnumerable<(string Name, string? Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create<string, IReadOnlyList<string>>(field.Name, [field.Value ?? ""])));
}

/// <summary>What a payment should have been, and why it is corrected.</summary>
internal record PaymentCorrectBody : PaymentTakeBackBody
{
    public decimal? AmountYuan { get; init; }

    /// <summary>Local day of the payment.</summary>
    public string? Day { get; init; }

    /// <summary>Number of the voucher.</summary>
    public string? Voucher { get; init; }

    internal override FormFields Fields() =>
        Fields([
            (PaymentFields.Amount, ApiResults.Text(AmountYuan)),
            (PaymentFields.Day, Day),
            (PaymentFields.Voucher, Voucher),
            (PaymentFields.Reason, Reason),
        ]);
}

/// <summary>Payment of a line, or of a whole place where no line is named. A reason is not needed.</summary>
internal sealed record PaymentBody : PaymentCorrectBody
{
    public string? Place { get; init; }

    /// <summary>Number of the line in the sheet, from 1.</summary>
    public int? Line { get; init; }

    internal override FormFields Fields() =>
        Fields([
            (PaymentFields.Place, Place),
            (PaymentFields.Line, ApiResults.Text(Line)),
            (PaymentFields.Amount, ApiResults.Text(AmountYuan)),
            (PaymentFields.Day, Day),
            (PaymentFields.Voucher, Voucher),
        ]);
}

public sealed record OpenSheetsView(decimal OpenYuan, IReadOnlyList<OpenSheetView> Sheets)
{
    internal static OpenSheetsView Of(IReadOnlyList<OpenSheet> open) =>
        new(open.Sum(sheet => sheet.Balance.Open), [.. open.Select(OpenSheetView.Of)]);
}

/// <summary>Approved sheet that is not paid in full, with its places that are not.</summary>
public sealed record OpenSheetView(
    string Sheet,
    string Plan,
    string Title,
    decimal ApprovedYuan,
    decimal PaidYuan,
    decimal OpenYuan,
    IReadOnlyList<PlaceBalanceView> Places
)
{
    internal static OpenSheetView Of(OpenSheet open) =>
        new(
            open.Sheet.Id,
            open.Sheet.PlanId,
            open.Sheet.Title,
            open.Balance.Approved,
            open.Balance.Paid,
            open.Balance.Open,
            [.. open.Balance.Places.Where(place => place.Open != 0).Select(PlaceBalanceView.Of)]
        );
}

/// <summary>What is approved, paid and open of a sheet; the payments with the latest last.</summary>
public sealed record BalanceView(
    string Sheet,
    decimal ApprovedYuan,
    decimal PaidYuan,
    decimal OpenYuan,
    IReadOnlyList<PlaceBalanceView> Places,
    IReadOnlyList<LineBalanceView> Lines,
    IReadOnlyList<PaymentView> Payments
)
{
    internal static BalanceView Of(ApprovedSettlement sheet, SettlementBalance balance) =>
        new(
            sheet.Id,
            balance.Approved,
            balance.Paid,
            balance.Open,
            [.. balance.Places.Select(PlaceBalanceView.Of)],
            [.. balance.Lines.Select(LineBalanceView.Of)],
            [.. balance.Payments.Select(PaymentView.Of)]
        );
}

public sealed record PlaceBalanceView(string Place, decimal ApprovedYuan, decimal PaidYuan, decimal OpenYuan)
{
    internal static PlaceBalanceView Of(PlaceBalance place) => new(place.Place.Path, place.Approved, place.Paid, place.Open);
}

/// <param name="Number">Number of the line in the sheet, from 1.</param>
public sealed record LineBalanceView(
    int Number,
    string Place,
    string? Payee,
    string Rule,
    decimal ApprovedYuan,
    decimal PaidYuan,
    decimal OpenYuan
)
{
    internal static LineBalanceView Of(LineBalance line) =>
        new(line.Number, line.Line.Place.Path, line.Line.Payee, line.Line.Rule.Name, line.Line.Amount, line.Paid, line.Open);
}

/// <param name="Payee">Of the line that it pays; null for a line of the place itself and for a whole place.</param>
/// <param name="Base">Of the line that it pays; null for a whole place.</param>
/// <param name="Corrects">Number of the payment in whose place it stands.</param>
/// <param name="EndedAt">When it was corrected or taken back; null while it counts.</param>
public sealed record PaymentView(
    int Number,
    string Place,
    string? Payee,
    string? Base,
    decimal AmountYuan,
    DateOnly Day,
    string Voucher,
    string By,
    DateTimeOffset At,
    int? Corrects,
    DateTimeOffset? EndedAt,
    string? EndedBy,
    string? Reason
)
{
    internal static PaymentView Of(Payment payment) =>
        new(
            payment.Number,
            payment.Place.Path,
            payment.Line?.Payee,
            payment.Line?.Base.Code(),
            payment.Amount,
            payment.Day,
            payment.Voucher,
            payment.By,
            ChinaTime.Of(payment.At),
            payment.Corrects,
            payment.End is { } end ? ChinaTime.Of(end.At) : null,
            payment.End?.By,
            payment.End?.Reason
        );
}
