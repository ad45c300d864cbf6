namespace CultivatedLand.Application.Authorization;

/// <summary>Permission that a page or an endpoint requires: one row of the table of permissions.</summary>
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

    /// <summary>To correct one's own acts. Each also needs the permission of the act itself.</summary>
    Correct,
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

    /// <summary>To keep records of work: training, publicity, petitions, disputes.</summary>
    KeepRecord,

    /// <summary>To inspect others: inspections, visits, self-checks, case files.</summary>
    Inspect,

    /// <summary>To draw assessments, decide about units, and put sanctions in force.</summary>
    Assess,

    /// <summary>To record what was paid of an approved settlement.</summary>
    RecordPayment,

    /// <summary>To upload lists of those who are paid by name: projects, new land, growers, households.</summary>
    KeepFundingList,
}
