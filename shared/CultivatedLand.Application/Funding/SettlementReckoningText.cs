using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Funding;

/// <summary>Text about the calculation of a settlement.</summary>
public static class SettlementReckoningText
{
    public static LocalizedText NothingToSettle { get; } = new("没有可结算的条目。", "There is nothing to settle.");

    /// <summary>Sentence for a change between viewing and approving the settlement: something was accepted or returned.</summary>
    public static LocalizedText Moved { get; } =
        new(
            "台账在您查看之后有变化，金额已更新；请核对后再审定。",
            "The ledger has changed since you looked, and the amounts with it; check them and approve again."
        );

    public static LocalizedText ReasonWanted(int most) =>
        new($"请填写重新审定的理由，1至{most}字。", $"Say in 1 to {most} characters why the sheet is approved again.");

    public static LocalizedText Superseded(string latest) =>
        new($"已有新的一版（{latest}）；请打开新的一版。", $"There is a later version already ({latest}); open that one.");

    /// <summary>Formats yuan to the cent, with thousands separated: 34,410.00.</summary>
    public static string Money(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
