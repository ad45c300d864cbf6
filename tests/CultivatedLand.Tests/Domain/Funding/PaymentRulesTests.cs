using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Funding;

public sealed class PaymentRulesTests
{
    private static readonly Place Village = Place.Parse("青禾县/石桥镇/柳树村")!;

    private static readonly DateTimeOffset Now = Some.At("2023-12-20 16:00");

    /// <summary>Three lines of one village: 72,102.00, 2,303.40 and 250.00.</summary>
    private static readonly Settlement Sheet = Settlement.Of(
        [
            new("r1", "恢复补助", FundingBase.AcceptedArea, 600, FundingCondition.Always),
            new("r2", "完成任务奖励", FundingBase.Target, 20, FundingCondition.TargetMet),
            new("r3", "超额奖励", FundingBase.Excess, 50, FundingCondition.TargetMet),
        ],
        [new SettlementBasis(Village, Mu.Of(115.17m), Mu.Of(120.17m))],
        new(2023, 1, 1),
        new(2023, 12, 31)
    );

    private static PaymentCommand.Pay Pay(decimal amount, int? line = null, string voucher = "甲", string? key = null) =>
        new(Village, line, amount, new(2023, 12, 20), voucher, "财政所", "finance", key);

    private static SettlementPayments Paid(params PaymentCommand[] commands) =>
        commands.Aggregate(
            SettlementPayments.None,
            (before, command) =>
                before.With(Assert.IsType<PaymentOutcome.Done>(PaymentRules.Decide(Sheet, null, before, command, Now)).Entry!)
        );

    private static string Refused(SettlementPayments before, PaymentCommand command, string? latest = null) =>
        Assert.IsType<PaymentOutcome.Refused>(PaymentRules.Decide(Sheet, latest, before, command, Now)).Faults[0].Sentence.English;

    [Fact]
    public void A_payment_of_a_place_goes_to_its_lines_in_their_order()
    {
        var balance = SettlementBalance.Of(Sheet, Paid(Pay(73_000m)));

        Assert.Equal([72_102m, 898m, 0m], balance.Lines.Select(line => line.Paid));
        Assert.Equal((74_655.40m, 73_000m, 1_655.40m), (balance.Approved, balance.Paid, balance.Open));
    }

    [Fact]
    public void A_line_takes_no_more_than_is_open_of_it_after_a_payment_of_the_whole_place() =>
        Assert.Contains("2,303.40 yuan approved, 898.00 paid, 1,405.40 open", Refused(Paid(Pay(73_000m)), Pay(1_405.41m, 2)));

    [Fact]
    public void The_last_cent_is_paid_and_not_one_more()
    {
        var paid = Paid(Pay(74_655.39m), Pay(0.01m, voucher: "乙"));

        Assert.Equal(0m, SettlementBalance.Of(Sheet, paid).Open);
        Assert.Contains("0.00 open", Refused(paid, Pay(0.01m, voucher: "丙")));
    }

    [Fact]
    public void A_correction_may_pay_what_the_payment_that_it_ends_has_paid()
    {
        var paid = Paid(
            Pay(74_655.40m),
            new PaymentCommand.Correct(1, 74_655.40m, new(2023, 12, 19), "乙", "日期填错", "财政所", "finance")
        );

        Assert.Equal([false, true], paid.All.Select(payment => payment.Counts));
        Assert.Equal(0m, SettlementBalance.Of(Sheet, paid).Open);
    }

    [Fact]
    public void A_request_that_is_repeated_pays_once()
    {
        var paid = Paid(Pay(100m, key: "k"));

        Assert.Null(Assert.IsType<PaymentOutcome.Done>(PaymentRules.Decide(Sheet, null, paid, Pay(100m, key: "k"), Now)).Entry);
    }

    [Fact]
    public void The_same_voucher_day_and_amount_twice_is_a_double_entry() =>
        Assert.Contains("give its own voucher number", Refused(Paid(Pay(100m)), Pay(100m)));

    [Fact]
    public void What_is_taken_back_is_open_again_and_is_not_taken_back_twice()
    {
        var back = new PaymentCommand.TakeBack(1, "账户有误", "财政所", "finance");
        var paid = Paid(Pay(100m), back);

        Assert.Equal(74_655.40m, SettlementBalance.Of(Sheet, paid).Open);
        Assert.Contains("was corrected or taken back", Refused(paid, back));
    }

    [Fact]
    public void A_line_of_another_place_is_said() =>
        Assert.Contains("belongs to", Refused(SettlementPayments.None, Pay(1m, 1) with { Place = Village.Parent!.Child("枫林村") }));

    [Fact]
    public void A_sheet_that_was_replaced_is_paid_no_more() =>
        Assert.Contains("later version (s-v2)", Refused(SettlementPayments.None, Pay(1m), "s-v2"));
}
