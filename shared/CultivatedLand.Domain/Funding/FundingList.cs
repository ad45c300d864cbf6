using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>Kind of a list of those who are paid by name, or who are sampled.</summary>
public enum FundingListKind
{
    /// <summary>Projects with the day of their certificate and their proceeds. Source: Jiangjin reply, 20 % of the proceeds.</summary>
    Projects,

    /// <summary>Parcels of new land by set, each with the day of its confirmation. Source: Jiangjin reply, 36,000 yuan per mu.</summary>
    NewLand,

    /// <summary>Large grain growers (种粮大户) with declared and checked area. Source: Jiangjin reply.</summary>
    Growers,

    /// <summary>Ordinary households (一般农户) with the area that they report. Source: Jiangjin reply.</summary>
    Households,
}

/// <summary>Row of such a list. Which of the figures a row has depends on the kind.</summary>
/// <param name="Name">Name of the project, parcel, grower or household. No two rows of a place and set have the same.</param>
/// <param name="Set">Set to which a parcel belongs. Null for the other kinds.</param>
/// <param name="Area">Area of the parcel, or area that was declared.</param>
/// <param name="Yuan">Proceeds of the project.</param>
/// <param name="Day">Day of the certificate, of the confirmation or of the check. Null where there is none yet.</param>
/// <param name="Checked">Area that was found.</param>
/// <param name="CheckedBy">Third party or person who has checked.</param>
public sealed record FundingListRow(
    Place Place,
    string Name,
    string? Set = null,
    Mu? Area = null,
    decimal? Yuan = null,
    DateOnly? Day = null,
    Mu? Checked = null,
    string? CheckedBy = null
)
{
    /// <summary>Returns the identity of the row in its list.</summary>
    public (string Place, string Set, string Name) Key() => (Place.Path, Set ?? "", Name);
}

/// <summary>Names and codes of the kinds of lists, and what their rows mean for a settlement.</summary>
public static class FundingLists
{
    public const int LongestName = 60;

    /// <summary>Most rows of one list.</summary>
    public const int MostRows = 50_000;

    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("projects", new("项目收益清单", "projects and proceeds")),
        ("new-land", new("新增耕地确认清单", "new land and its confirmation")),
        ("growers", new("种粮大户清单", "grain growers")),
        ("households", new("一般农户清单", "households")),
    ];

    /// <summary>Returns the stable name in files and interfaces: <c>new-land</c>.</summary>
    public static string Code(this FundingListKind kind) => Table[(int)kind].Code;

    public static LocalizedText Name(this FundingListKind kind) => Table[(int)kind].Name;

    public static FundingListKind? Parse(string? code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (FundingListKind)index : null;

    /// <summary>Largest area that one row of the kind can have, in mu. A larger one is a typing error.</summary>
    public static decimal LargestArea(this FundingListKind kind) =>
        kind switch
        {
            FundingListKind.Households => 500m,
            FundingListKind.Growers => 100_000m,
            _ => Mu.Largest,
        };

    /// <summary>Returns those whom a settlement pays for the rows of one list.</summary>
    /// <param name="to">Last day of the settlement. A parcel that is confirmed later is not confirmed yet.</param>
    public static IEnumerable<SettlementItem> Items(FundingListKind kind, IEnumerable<FundingListRow> rows, DateOnly to) =>
        kind switch
        {
            FundingListKind.Projects => rows.Select(row => new SettlementItem(
                FundingBase.IndexProceeds,
                row.Place,
                row.Name,
                row.Yuan,
                row.Day
            )),
            FundingListKind.NewLand => rows.GroupBy(row => (row.Place, Set: row.Set ?? row.Place.Name))
                .Select(set => new SettlementItem(
                    FundingBase.IndexArea,
                    set.Key.Place,
                    set.Key.Set,
                    set.Where(row => row.Day <= to).Sum(row => row.Area?.Value ?? 0),
                    Parts: set.Count(),
                    Unconfirmed: set.Count(row => row.Day is not { } day || day > to)
                )),
            FundingListKind.Growers => rows.Select(row => new SettlementItem(
                FundingBase.VerifiedArea,
                row.Place,
                row.Name,
                row.Checked?.Value,
                Declared: row.Area
            )),
            _ => [],
        };
}
