using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Indicators;

/// <summary>Indicator with a veto (“一票否决”指标). Missing one of the five fails the whole assessment.</summary>
public enum VetoIndicator
{
    /// <summary>耕地保有量.</summary>
    Retention,

    /// <summary>永久基本农田保护面积.</summary>
    BasicFarmland,

    /// <summary>占补平衡.</summary>
    CompensationBalance,

    /// <summary>进出平衡.</summary>
    InOutBalance,

    /// <summary>年度违法占用耕地. It is the only one of the five that must not be exceeded.</summary>
    IllegalUse,
}

/// <summary>Extension methods that give the code and the name of an indicator, and the tasks that move it.</summary>
public static class VetoIndicators
{
    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("retention", new("耕地保有量", "cultivated land retention")),
        ("basic-farmland", new("永久基本农田保护面积", "permanent basic farmland")),
        ("compensation-balance", new("耕地占补平衡", "compensation balance")),
        ("in-out-balance", new("耕地进出平衡", "in-out balance")),
        ("illegal-use", new("年度违法占用耕地", "illegal use in the year")),
    ];

    public static IReadOnlyList<VetoIndicator> All { get; } = Enum.GetValues<VetoIndicator>();

    public static string Code(this VetoIndicator indicator) => Table[(int)indicator].Code;

    public static LocalizedText Name(this VetoIndicator indicator) => Table[(int)indicator].Name;

    public static VetoIndicator? Parse(string code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (VetoIndicator)index : null;

    /// <summary>
    /// Whether an accepted task of this kind moves the indicator.
    /// Restored land is also retained land.
    /// A task of compensation balance creates new land.
    /// Basic farmland that is put right counts for itself and for retention.
    /// Illegal use that is put right no longer counts against the year.
    /// </summary>
    public static bool IsMovedBy(this VetoIndicator indicator, TaskKind kind) =>
        indicator switch
        {
            VetoIndicator.Retention => kind
                is TaskKind.Restore
                    or TaskKind.Balance
                    or TaskKind.BasicFarmland
                    or TaskKind.NonGrain
                    or TaskKind.IllegalUse,
            VetoIndicator.BasicFarmland => kind is TaskKind.BasicFarmland,
            VetoIndicator.CompensationBalance => kind is TaskKind.Balance,
            VetoIndicator.InOutBalance => kind is TaskKind.Restore,
            VetoIndicator.IllegalUse => kind is TaskKind.IllegalUse,
            _ => false,
        };

    /// <summary>
    /// Whether the indicator counts what the year itself brings about, so that a plan without a current figure begins at nothing.
    /// The others count land that is there, of which somebody has to say how much.
    /// </summary>
    public static bool CountsTheYear(this VetoIndicator indicator) =>
        indicator is VetoIndicator.CompensationBalance or VetoIndicator.InOutBalance;

    /// <summary>
    /// Whether the target is an upper limit.
    /// For illegal use less is better; for the other four indicators more is better.
    /// </summary>
    public static bool IsCeiling(this VetoIndicator indicator) => indicator == VetoIndicator.IllegalUse;
}
