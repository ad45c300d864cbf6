namespace CultivatedLand.Application.Authorization;

/// <summary>Everything that a page or an endpoint lets somebody do: the rows of the table of permissions.</summary>
public enum Permission
{
    SeeLedger,
    UploadPlan,
    StartPlan,
    Acknowledge,
    Report,
    AddEvidence,
    RequestExtension,
    ClaimInfeasible,
    Accept,
    Return,
    GrantExtension,
    GrantInfeasible,
    Suspend,
    Cancel,
    CloseOut,
    SeeMail,
    SendMail,
    SeeDirectory,
    EditDirectory,
    EditSettings,
    RevokeLinks,
    ManageAccounts,
    SetClock,
    Patrol,
    HandleLead,
    SeeReports,
    ApproveSettlement,
    RecordCheck,
}
