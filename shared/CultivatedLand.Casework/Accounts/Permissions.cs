using static CultivatedLand.Casework.Accounts.AccountRole;

namespace CultivatedLand.Casework.Accounts;

/// <summary>Who may do what: the one table. A role counts at its place and below; nobody may do anything elsewhere.</summary>
public static class Permissions
{
    private static readonly Dictionary<Deed, AccountRole[]> Table = new()
    {
        [Deed.SeeLedger] = [Office, Leader, Supervisor, GridMember, Administrator],
        [Deed.UploadPlan] = [Office, Supervisor, Administrator],
        [Deed.StartPlan] = [Office, Supervisor, Administrator],
        [Deed.Acknowledge] = [Office, Leader, Administrator],
        [Deed.Report] = [Office, Leader, Administrator],
        [Deed.AddEvidence] = [Office, Leader, Supervisor, GridMember, Administrator],
        [Deed.RequestExtension] = [Office, Administrator],
        [Deed.ClaimInfeasible] = [Office, Administrator],
        [Deed.Accept] = [Supervisor, Administrator],
        [Deed.Return] = [Supervisor, Administrator],
        [Deed.GrantExtension] = [Supervisor, Administrator],
        [Deed.GrantInfeasible] = [Supervisor, Administrator],
        [Deed.Suspend] = [Supervisor, Administrator],
        [Deed.Cancel] = [Supervisor, Administrator],
        [Deed.CloseOut] = [Supervisor, Administrator],
        [Deed.SeeMail] = [Office, Supervisor, Administrator],
        [Deed.SendMail] = [Office, Supervisor, Administrator],
        [Deed.SeeDirectory] = [Office, Supervisor, Administrator],
        [Deed.EditDirectory] = [Office, Administrator],
        [Deed.EditSettings] = [Administrator],
        [Deed.RevokeLinks] = [Office, Administrator],
        [Deed.ManageAccounts] = [Administrator],
        [Deed.SetClock] = [Administrator],
        [Deed.Patrol] = [Office, Leader, GridMember, Administrator],
        [Deed.HandleLead] = [Office, Supervisor, Administrator],
        [Deed.SeeReports] = [Office, Leader, Supervisor, Administrator],
        [Deed.ApproveSettlement] = [Supervisor, Administrator],
        [Deed.RecordCheck] = [Supervisor, Administrator],
    };

    public static bool Allow(AccountRole role, Deed deed) => Table[deed].Contains(role);

    /// <summary>What changes nothing, and is therefore open to a token that may only read.</summary>
    public static bool IsReading(Deed deed) => deed is Deed.SeeLedger or Deed.SeeMail or Deed.SeeDirectory or Deed.SeeReports;

    /// <summary>The roles that may, for the sentence that tells somebody who may not.</summary>
    public static IReadOnlyList<AccountRole> RolesFor(Deed deed) => Table[deed];
}
