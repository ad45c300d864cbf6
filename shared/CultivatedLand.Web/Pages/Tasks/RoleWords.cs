using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>How the roles of accounts are called inside a sentence.</summary>
internal static class RoleWords
{
    public static Sentence Words(this AccountRole role) => role switch
    {
        AccountRole.Office => new("经办单位", "an office"),
        AccountRole.Leader => new("责任领导", "a leader"),
        AccountRole.Supervisor => new("督导单位", "a supervisor"),
        AccountRole.GridMember => new("网格员", "a grid member"),
        _ => new("管理员", "an administrator"),
    };
}
