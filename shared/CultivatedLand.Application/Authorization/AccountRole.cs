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
}
