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
    ];

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
