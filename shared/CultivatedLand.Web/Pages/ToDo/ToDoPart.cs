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

    /// <summary>Bodies with empty seats.</summary>
    Seats,
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
            ToDoPart.Seats,
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
    };

    /// <summary>Roles by their weight: of several, the first decides.</summary>
    private static readonly AccountRole[] Weights =
    [
        AccountRole.Administrator,
        AccountRole.Office,
        AccountRole.Supervisor,
        AccountRole.Leader,
        AccountRole.GridMember,
    ];

    public static IReadOnlyList<ToDoPart> Of(CurrentUser user) =>
        [
            .. Weights
                .Where(role => user.Grants.Any(grant => grant.Role == role))
                .SelectMany(role => Table[role])
                .Concat(Enum.GetValues<ToDoPart>())
                .Distinct(),
        ];
}
