using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Part of the first page after signing in.</summary>
public enum ToDoPart
{
    FirstDay,
    Drafts,

    /// <summary>Interviews to be released or written up, and letters to be released.</summary>
    Release,

    /// <summary>Returned work, to be put right.</summary>
    Correct,

    /// <summary>Work to be accepted, extensions and infeasible area to be decided, tasks ready to be closed out.</summary>
    Decide,
    Own,
    Decisions,
    Patrols,
    Leads,
    Receipts,
    Undelivered,
    Meetings,
    Minutes,
    Late,
    Soon,
    Lagging,
    Doubtful,

    /// <summary>Records of work to be answered, settled, closed or made up for.</summary>
    Records,

    /// <summary>Five lights of the veto indicators.</summary>
    Lights,

    /// <summary>Places ranked, the late ones first.</summary>
    Week,

    /// <summary>Letters and interviews that are not settled.</summary>
    Papers,

    /// <summary>Places that were given to a supervision group.</summary>
    Places,

    /// <summary>Villages by what they have missed or left open.</summary>
    Conduct,

    /// <summary>Settlements: approved, lacking figures, waiting for approval.</summary>
    Money,
}

/// <summary>
/// Order of the parts for each role. Parts of the user's own role come first; the others follow where they have anything.
/// </summary>
internal static class ToDoOrder
{
    private static readonly Dictionary<AccountRole, ToDoPart[]> Table = new()
    {
        [AccountRole.Office] =
        [
            ToDoPart.Drafts,
            ToDoPart.Release,
            ToDoPart.Correct,
            ToDoPart.Leads,
            ToDoPart.Patrols,
            ToDoPart.Receipts,
            ToDoPart.Undelivered,
            ToDoPart.Records,
            ToDoPart.Meetings,
            ToDoPart.Minutes,
            ToDoPart.Late,
            ToDoPart.Soon,
        ],
        [AccountRole.Leader] = [ToDoPart.Own, ToDoPart.Correct, ToDoPart.Decisions, ToDoPart.Meetings, ToDoPart.Patrols, ToDoPart.Leads],
        [AccountRole.Supervisor] = [ToDoPart.Decide, ToDoPart.Release, ToDoPart.Lagging, ToDoPart.Doubtful, ToDoPart.Leads],
        [AccountRole.GridMember] = [ToDoPart.Patrols, ToDoPart.Leads],
        [AccountRole.Administrator] = [ToDoPart.FirstDay, ToDoPart.Undelivered, ToDoPart.Decide, ToDoPart.Drafts, ToDoPart.Release],
        [AccountRole.LeadingGroup] = [ToDoPart.Lights, ToDoPart.Week, ToDoPart.Papers, ToDoPart.Meetings],
        [AccountRole.SupervisionGroup] = [ToDoPart.Places, ToDoPart.Late, ToDoPart.Soon],
        [AccountRole.VillageChief] =
        [
            ToDoPart.Own,
            ToDoPart.Patrols,
            ToDoPart.Leads,
            ToDoPart.Correct,
            ToDoPart.Decisions,
            ToDoPart.Meetings,
        ],
        [AccountRole.GridOffice] = [ToDoPart.Leads, ToDoPart.Conduct, ToDoPart.Patrols, ToDoPart.Meetings],
        [AccountRole.Finance] = [ToDoPart.Money],
        [AccountRole.Discipline] = [ToDoPart.Week, ToDoPart.Papers, ToDoPart.Late],
    };

    /// <summary>Roles that read and do not act. Their page holds what the table says and nothing after it.</summary>
    private static readonly AccountRole[] Reading =
    [
        AccountRole.LeadingGroup,
        AccountRole.SupervisionGroup,
        AccountRole.Finance,
        AccountRole.Discipline,
    ];

    /// <summary>Roles by their weight: of several, the first decides.</summary>
    private static readonly AccountRole[] Weights =
    [
        AccountRole.Administrator,
        AccountRole.Office,
        AccountRole.Supervisor,
        AccountRole.GridOffice,
        AccountRole.Leader,
        AccountRole.VillageChief,
        AccountRole.GridMember,
        AccountRole.LeadingGroup,
        AccountRole.SupervisionGroup,
        AccountRole.Finance,
        AccountRole.Discipline,
    ];

    public static IReadOnlyList<ToDoPart> Of(CurrentUser user) =>
        [.. OwnParts(user).Concat(OnlyReads(user) ? [] : Enum.GetValues<ToDoPart>()).Distinct()];

    /// <summary>Returns the parts that the user's roles name.</summary>
    public static IEnumerable<ToDoPart> OwnParts(CurrentUser user) => Weights.Where(user.Holds).SelectMany(role => Table[role]).Distinct();

    /// <summary>Whether every role of a user reads and does not act.</summary>
    public static bool OnlyReads(CurrentUser user) => user.Grants.Count > 0 && user.Grants.All(grant => Reading.Contains(grant.Role));
}
