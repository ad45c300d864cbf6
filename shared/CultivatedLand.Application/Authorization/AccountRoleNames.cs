using CultivatedLand.Domain;

namespace CultivatedLand.Application.Authorization;

/// <summary>Codes and names of the roles of accounts, for files, interfaces and people.</summary>
public static class AccountRoleNames
{
    private static readonly (AccountRole Role, string Code, LocalizedText Name)[] Table =
    [
        (AccountRole.Office, "office", new("专班办公室", "office")),
        (AccountRole.Leader, "leader", new("责任领导", "leader")),
        (AccountRole.Supervisor, "supervisor", new("督导单位", "supervisor")),
        (AccountRole.GridMember, "grid-member", new("网格员", "grid member")),
        (AccountRole.Administrator, "administrator", new("管理员", "administrator")),
        (AccountRole.LeadingGroup, "leading-group", new("领导小组", "leading group")),
        (AccountRole.SupervisionGroup, "supervision-group", new("督导组", "supervision group")),
        (AccountRole.VillageChief, "village-chief", new("村网格长", "village chief")),
        (AccountRole.GridOffice, "grid-office", new("网格办", "grid office")),
        (AccountRole.Finance, "finance", new("财政所", "finance office")),
        (AccountRole.Discipline, "discipline", new("纪检组", "discipline office")),
    ];

    /// <summary>Codes of all roles in one line, for sentences that say which codes there are.</summary>
    public static LocalizedText Codes { get; } =
        new(string.Join("、", Table.Select(row => row.Code)), string.Join(", ", Table.Select(row => row.Code)));

    public static string Code(this AccountRole role) => Table[(int)role].Code;

    public static LocalizedText Name(this AccountRole role) => Table[(int)role].Name;

    /// <summary>Finds a role by its code. Null where no role has this code.</summary>
    public static AccountRole? Parse(string? code)
    {
        foreach (var row in Table)
        {
            if (row.Code == code)
                return row.Role;
        }

        return null;
    }
}
