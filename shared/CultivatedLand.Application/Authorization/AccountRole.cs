namespace CultivatedLand.Application.Authorization;

/// <summary>Role of an account. Source: DOMAIN, "Who uses it".</summary>
public enum AccountRole
{
    /// <summary>专班办公室: uploads plans, starts tasks, records progress and evidence.</summary>
    Office,

    /// <summary>责任领导: acknowledges and reports.</summary>
    Leader,

    /// <summary>规资局, 督导组: accepts or returns, grants, strikes off.</summary>
    Supervisor,

    /// <summary>网格员: patrols and reports leads.</summary>
    GridMember,

    /// <summary>Administers the host: accounts, settings, directory.</summary>
    Administrator,

    /// <summary>领导小组, 分管领导: reads where the work stands.</summary>
    LeadingGroup,

    /// <summary>驻县督导组, 包保人员: reads what is open and late at the places allotted to it.</summary>
    SupervisionGroup,

    /// <summary>村主任 as 网格长: reports the village's tasks and answers for its patrols and leads.</summary>
    VillageChief,

    /// <summary>镇网格长 and the grid office of a town or district: verifies, grades and disposes of leads.</summary>
    GridOffice,

    /// <summary>财政所: reads settlements, approves none, and records what it pays.</summary>
    Finance,

    /// <summary>纪委, 纪检组: reads tasks, reports and mails, and changes nothing.</summary>
    Discipline,
}
