using static CultivatedLand.Application.Authorization.AccountRole;

namespace CultivatedLand.Application.Authorization;

/// <summary>Table of the permissions of each role. A role counts at its place and below. Elsewhere it permits nothing.</summary>
public static class RolePermissions
{
    /// <summary>All roles, in the order in which a refusal names them.</summary>
    private static readonly AccountRole[] Everybody =
    [
        Office,
        Leader,
        Supervisor,
        VillageChief,
        GridOffice,
        GridMember,
        LeadingGroup,
        SupervisionGroup,
        Finance,
        Discipline,
        Administrator,
    ];

    private static readonly Dictionary<Permission, AccountRole[]> Table = new()
    {
        [Permission.SeeLedger] = Everybody,
        [Permission.UploadPlan] = [Office, Supervisor, Administrator],
        [Permission.StartPlan] = [Office, Supervisor, Administrator],
        [Permission.Acknowledge] = [Office, Leader, VillageChief, Administrator],
        [Permission.Report] = [Office, Leader, VillageChief, Administrator],
        [Permission.AddEvidence] = [Office, Leader, Supervisor, GridMember, VillageChief, Administrator],
        [Permission.RequestExtension] = [Office, Administrator],
        [Permission.ClaimInfeasible] = [Office, Administrator],
        [Permission.Accept] = [Supervisor, Administrator],
        [Permission.Return] = [Supervisor, Administrator],
        [Permission.GrantExtension] = [Supervisor, Administrator],
        [Permission.GrantInfeasible] = [Supervisor, Administrator],
        [Permission.Suspend] = [Supervisor, Administrator],
        [Permission.Cancel] = [Supervisor, Administrator],
        [Permission.CloseOut] = [Supervisor, Administrator],
        [Permission.Correct] = [Office, Leader, Supervisor, GridMember, VillageChief, Administrator],
        [Permission.SeeMail] = [Office, Supervisor, Discipline, Administrator],
        [Permission.SendMail] = [Office, Supervisor, Administrator],
        [Permission.SeeDirectory] = [Office, Supervisor, Administrator],
        [Permission.EditDirectory] = [Office, Administrator],
        [Permission.EditSettings] = [Administrator],
        [Permission.RevokeLinks] = [Office, Administrator],
        [Permission.ManageAccounts] = [Administrator],
        [Permission.SetClock] = [Administrator],
        [Permission.Patrol] = [Office, Leader, GridMember, VillageChief, GridOffice, Administrator],
        [Permission.HandleLead] = [Office, Supervisor, GridOffice, Administrator],
        [Permission.SeeReports] = [.. Everybody.Where(role => role != GridMember)],
        [Permission.ApproveSettlement] = [Supervisor, Administrator],
        [Permission.RecordCheck] = [Supervisor, Administrator],
        [Permission.KeepRecord] = [Office, Leader, Supervisor, VillageChief, GridMember, Administrator],
        [Permission.Inspect] = [Office, Supervisor, Administrator],
        [Permission.RecordPayment] = [Finance, Administrator],
        [Permission.KeepFundingList] = [Office, Supervisor, Finance, Administrator],
    };

    public static bool Allow(AccountRole role, Permission permission) => Table[permission].Contains(role);

    /// <summary>Whether a permission changes nothing. Such a permission is open to a token that may only read.</summary>
    public static bool IsReading(Permission permission) =>
        permission is Permission.SeeLedger or Permission.SeeMail or Permission.SeeDirectory or Permission.SeeReports;

    /// <summary>Returns the roles with a permission, for the sentence that refuses it to others.</summary>
    public static IReadOnlyList<AccountRole> RolesFor(Permission permission) => Table[permission];
}
