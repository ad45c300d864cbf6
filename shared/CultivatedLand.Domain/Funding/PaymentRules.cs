namespace CultivatedLand.Domain.Funding;

/// <summary>
/// Rules for payments. The decision is pure: the sheet, the payments so far, the act and the moment give the payments after it,
/// or all faults at once.
/// </summary>
public static class PaymentRules
{
    public const int LongestVoucher = 60;
    public const int LongestReason = 400;

    /// <summary>Most payments of one settlement.</summary>
    public const int Most = 5000;

    /// <summary>Most lines that one payment covers. More would not fit into one record.</summary>
    public const int MostLines = 500;

    /// <param name="latest">Id of the version that counts. Null where the sheet itself does.</param>
    public static PaymentOutcome Decide(
        Settlement sheet,
        string? latest,
        SettlementPayments before,
        PaymentCommand command,
        DateTimeOffset now
    )
    {
        if (command.RequestKey is { } key && IsRepeated(before, key))
            return new PaymentOutcome.Done(Entry: null);
        if (latest is not null)
            return Refused(PaymentRefusal.Superseded, "", PaymentText.Superseded(latest));
        if (command is PaymentCommand.Pay pay)
            return Pay(sheet, before, pay, now);
        var number = command is PaymentCommand.Correct correct ? correct.Number : ((PaymentCommand.TakeBack)command).Number;
        if (before.All.FirstOrDefault(payment => payment.Number == number) is not { } payment)
            return Refused(PaymentRefusal.NoSuchPayment, "", PaymentText.NoSuchPayment(number));
        if (payment.End is { } end)
            return Refused(PaymentRefusal.NotNow, "", PaymentText.Ended(payment, end));
        if (payment.Account != command.Account || (payment.Account is null && payment.By != command.By))
            return Refused(PaymentRefusal.NotNow, "", PaymentText.NotYours(payment));
        return command is PaymentCommand.Correct change
            ? Correct(sheet, before, payment, change, now)
            : TakeBack(payment, (PaymentCommand.TakeBack)command, now);
    }

    private static PaymentOutcome Pay(Settlement sheet, SettlementPayments before, PaymentCommand.Pay pay, DateTimeOffset now)
    {
        var faults = Faults(sheet, pay.Amount, pay.Day, pay.Voucher, now);
        var line = pay.Line is { } number ? sheet.Lines.ElementAtOrDefault(number - 1) : null;
        var place = line?.Place ?? pay.Place;
        if (pay.Line is not null && line is null)
            faults.Add(new(PaymentFields.Line, PaymentText.NoSuchLine(pay.Line.Value, sheet.Lines.Count)));
        else if (line is not null && pay.Place is not null && pay.Place != line.Place)
            faults.Add(new(PaymentFields.Line, PaymentText.OtherPlace(pay.Line!.Value, line.Place, pay.Place)));
        else if (place is null || sheet.Lines.All(other => other.Place != place))
            faults.Add(new(PaymentFields.Place, PaymentText.NoSuchPlace(place)));
        if (before.All.Count >= Most)
            faults.Add(new("", PaymentText.TooMany(Most)));
        if (faults.Count > 0)
            return new PaymentOutcome.Refused(PaymentRefusal.Faulty, faults.ToEquatableArray());
        var key = line is null ? null : SettlementLineKey.Of(line);
        var same = before.All.FirstOrDefault(payment =>
            payment.Counts
            && payment.Place == place
            && payment.Line == key
            && payment.Voucher == pay.Voucher
            && payment.Day == pay.Day
            && payment.Amount == pay.Amount
        );
        if (same is not null)
            return Refused(PaymentRefusal.Faulty, PaymentFields.Voucher, PaymentText.Double(same));
        return Record(
            sheet,
            before,
            null,
            null,
            new Payment(before.All.Count + 1, place!, key, [], pay.Day, pay.Voucher, pay.By, pay.Account, now, pay.RequestKey),
            pay.Amount
        );
    }

    private static PaymentOutcome Correct(
        Settlement sheet,
        SettlementPayments before,
        Payment payment,
        PaymentCommand.Correct correct,
        DateTimeOffset now
    )
    {
        var faults = Faults(sheet, correct.Amount, correct.Day, correct.Voucher, now);
        faults.AddRange(Unreasoned(correct.Reason));
        if (before.All.Count >= Most)
            faults.Add(new("", PaymentText.TooMany(Most)));
        if (faults.Count > 0)
            return new PaymentOutcome.Refused(PaymentRefusal.Faulty, faults.ToEquatableArray());
        return Record(
            sheet,
            before,
            payment,
            new PaymentEnd(correct.By, now, correct.Reason),
            payment with
            {
                Number = before.All.Count + 1,
                Day = correct.Day,
                Voucher = correct.Voucher,
                By = correct.By,
                At = now,
                RequestKey = correct.RequestKey,
                Corrects = payment.Number,
            },
            correct.Amount
        );
    }

    private static PaymentOutcome TakeBack(Payment payment, PaymentCommand.TakeBack command, DateTimeOffset now)
    {
        var faults = Unreasoned(command.Reason).ToList();
        if (faults.Count > 0)
            return new PaymentOutcome.Refused(PaymentRefusal.Faulty, faults.ToEquatableArray());
        var end = new PaymentEnd(command.By, now, command.Reason, command.RequestKey);
        return new PaymentOutcome.Done(new PaymentEntry(null, payment.Number, end));
    }

    /// <summary>Divides the amount among the lines that it pays, in their order, and refuses more than what is open.</summary>
    /// <param name="ended">Payment in whose place it stands. What that one paid is open again.</param>
    private static PaymentOutcome Record(
        Settlement sheet,
        SettlementPayments before,
        Payment? ended,
        PaymentEnd? end,
        Payment payment,
        decimal amount
    )
    {
        var balance = SettlementBalance.Of(sheet, before.With(new PaymentEntry(null, ended?.Number, end)));
        var lines = balance
            .Lines.Where(line => payment.Line is { } key ? SettlementLineKey.Of(line.Line) == key : line.Line.Place == payment.Place)
            .ToList();
        var place = balance.Places.FirstOrDefault(place => place.Place == payment.Place);
        var (approved, paid) = payment.Line is null
            ? (place?.Approved ?? 0, place?.Paid ?? 0)
            : (lines.Sum(line => line.Line.Amount), lines.Sum(line => line.Paid));
        if (amount > approved - paid)
            return Refused(PaymentRefusal.Faulty, PaymentFields.Amount, PaymentText.MoreThanOpen(payment, approved, paid, amount));
        if (lines.Count > MostLines)
            return Refused(PaymentRefusal.Faulty, PaymentFields.Place, PaymentText.TooManyLines(lines.Count, MostLines));
        var (shares, left) = (new List<PaidShare>(), amount);
        foreach (var line in lines.Where(line => line.Open > 0))
        {
            var share = Math.Min(line.Open, left);
            if (share > 0)
                shares.Add(new PaidShare(SettlementLineKey.Of(line.Line), share));
            left -= share;
        }

        return new PaymentOutcome.Done(new PaymentEntry(payment with { Shares = shares.ToEquatableArray() }, ended?.Number, end));
    }

    private static List<PaymentFault> Faults(Settlement sheet, decimal amount, DateOnly day, string voucher, DateTimeOffset now)
    {
        var faults = new List<PaymentFault>();
        var today = ChinaTime.DateOf(now);
        if (amount <= 0)
            faults.Add(new(PaymentFields.Amount, PaymentText.NotPositive(amount)));
        else if (decimal.Round(amount, 2) != amount)
            faults.Add(new(PaymentFields.Amount, PaymentText.PartOfACent(amount)));
        if (day == default)
            faults.Add(new(PaymentFields.Day, PaymentText.NoDay));
        else if (day > today)
            faults.Add(new(PaymentFields.Day, PaymentText.Future(day, today)));
        else if (day < sheet.From)
            faults.Add(new(PaymentFields.Day, PaymentText.TooEarly(day, sheet.From)));
        if (voucher.Length == 0)
            faults.Add(new(PaymentFields.Voucher, PaymentText.NoVoucher));
        else if (voucher.Length > LongestVoucher)
            faults.Add(new(PaymentFields.Voucher, PaymentText.TooLong(voucher.Length, LongestVoucher)));
        return faults;
    }

    private static IEnumerable<PaymentFault> Unreasoned(string reason)
    {
        if (reason.Length == 0)
            yield return new(PaymentFields.Reason, PaymentText.NoReason);
        else if (reason.Length > LongestReason)
            yield return new(PaymentFields.Reason, PaymentText.TooLong(reason.Length, LongestReason));
    }

    /// <summary>Whether a request has done its part already.</summary>
    private static bool IsRepeated(SettlementPayments payments, string key) =>
        payments.All.Any(payment => payment.RequestKey == key || payment.End?.RequestKey == key);

    private static PaymentOutcome.Refused Refused(PaymentRefusal code, string field, LocalizedText sentence) =>
        new(code, [new PaymentFault(field, sentence)]);
}
