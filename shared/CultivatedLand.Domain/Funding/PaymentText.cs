using System.Globalization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>Sentences that refuse an act on payments.</summary>
internal static class PaymentText
{
    public static LocalizedText NoDay { get; } =
        new("没有填写付款日期，应如 2023-12-20。", "No day of the payment was given; write it like 2023-12-20.");

    public static LocalizedText NoVoucher { get; } =
        new("没有填写凭证号；请填写付款凭证上的编号。", "No voucher number was given; write the one that stands on the voucher.");

    public static LocalizedText NoReason { get; } =
        new("没有填写理由；请写明为什么更正或撤回这笔付款。", "No reason was given; say why the payment is corrected or taken back.");

    public static LocalizedText NotPositive(decimal amount) =>
        new(
            $"金额{Money(amount)}元须大于0；退回的款项请撤回原来的付款。",
            $"The amount of {Money(amount)} yuan must be more than 0; for money that came back take the payment back."
        );

    public static LocalizedText PartOfACent(decimal amount) =>
        new($"金额{amount}元不止两位小数；请精确到分。", $"The amount of {amount} yuan has more than two decimals; give it to the cent.");

    public static LocalizedText Future(DateOnly day, DateOnly today) =>
        new(
            $"付款日期{day:yyyy-MM-dd}在今天（{today:yyyy-MM-dd}）之后；请在付款之后登记。",
            $"The day of the payment, {day:yyyy-MM-dd}, lies after today ({today:yyyy-MM-dd}); record it once it is made."
        );

    public static LocalizedText TooEarly(DateOnly day, DateOnly from) =>
        new(
            $"付款日期{day:yyyy-MM-dd}早于结算期的第一天{from:yyyy-MM-dd}；请核对日期。",
            $"The day of the payment, {day:yyyy-MM-dd}, lies before the first day of the sheet, {from:yyyy-MM-dd}; check it."
        );

    public static LocalizedText TooLong(int length, int most) =>
        new($"填写了{length}字，最多{most}字；请缩短。", $"{length} characters were given, {most} at most; shorten it.");

    public static LocalizedText NoSuchLine(int number, int lines) =>
        new($"结算表没有第{number}行，只有{lines}行；请从表中选择。", $"The sheet has no line {number} but {lines}; choose one of them.");

    public static LocalizedText NoSuchPlace(Place? place) =>
        place is null
            ? new("没有选择收款的地点或行；请从表中选择。", "No place and no line was chosen; choose one of the sheet.")
            : new($"结算表中没有“{place}”；请从表中选择。", $"“{place}” is not in the sheet; choose a place of the sheet.");

    public static LocalizedText OtherPlace(int number, Place found, Place named) =>
        new(
            $"第{number}行属于“{found}”，不属于“{named}”；请只写行号，或改正地点。",
            $"Line {number} belongs to “{found}” and not to “{named}”; give the line alone, or correct the place."
        );

    public static LocalizedText NoSuchPayment(int number) =>
        new($"没有第{number}笔付款；请重新打开结算表。", $"There is no payment {number}; open the sheet again.");

    public static LocalizedText TooMany(int most) =>
        new(
            $"这张结算表已登记{most}笔付款，不能再多；请按地点合并付款。",
            $"{most} payments are recorded, which is the most; pay by place."
        );

    public static LocalizedText TooManyLines(int lines, int most) =>
        new(
            $"该地点有{lines}行，一笔付款最多{most}行；请逐行登记。",
            $"The place has {lines} lines and one payment covers {most} at most; record it line by line."
        );

    public static LocalizedText Superseded(string latest) =>
        new(
            $"这张结算表已被新的一版（{latest}）替代；请打开新的一版再登记，已付的款项都在那里。",
            $"A later version ({latest}) has taken the place of this sheet; open that one and record it there, what was paid stands there too."
        );

    public static LocalizedText Double(Payment same) =>
        new(
            $"同一收款对象、日期、金额、凭证号“{same.Voucher}”的付款已由{same.By}于{ChinaTime.Of(same.At):yyyy-MM-dd HH:mm}登记（第{same.Number}笔）；"
                + "若确是另一笔，请填写它自己的凭证号。",
            $"{same.By} recorded a payment to the same payee, of the same day and amount with voucher “{same.Voucher}” on "
                + $"{ChinaTime.Of(same.At):yyyy-MM-dd HH:mm} (number {same.Number}); if this is another one, give its own voucher number."
        );

    public static LocalizedText Ended(Payment payment, PaymentEnd end) =>
        new(
            $"第{payment.Number}笔付款已由{end.By}于{ChinaTime.Of(end.At):yyyy-MM-dd HH:mm}更正或撤回：{end.Reason}。请重新打开结算表。",
            $"Payment {payment.Number} was corrected or taken back by {end.By} on {ChinaTime.Of(end.At):yyyy-MM-dd HH:mm}: {end.Reason}. "
                + "Open the sheet again."
        );

    public static LocalizedText NotYours(Payment payment) =>
        new(
            $"第{payment.Number}笔付款由{payment.By}登记，只能由本人更正或撤回；请与其联系。",
            $"Payment {payment.Number} was recorded by {payment.By}, who alone can correct it or take it back; ask them."
        );

    public static LocalizedText MoreThanOpen(Payment payment, decimal approved, decimal paid, decimal amount) =>
        new(
            $"“{payment.Line?.Payee ?? payment.Place.Path}”审定{Money(approved)}元，已付{Money(paid)}元，未付{Money(approved - paid)}元；"
                + $"您填的是{Money(amount)}元，多出{Money(amount - (approved - paid))}元。请改为不超过未付的金额。",
            $"“{payment.Line?.Payee ?? payment.Place.Path}”: {Money(approved)} yuan approved, {Money(paid)} paid, {Money(approved - paid)} open; "
                + $"you gave {Money(amount)}, which is {Money(amount - (approved - paid))} more. Give no more than what is open."
        );

    private static string Money(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
