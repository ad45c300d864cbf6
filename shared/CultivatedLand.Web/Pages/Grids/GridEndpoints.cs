using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.People;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Grids;

/// <summary>Endpoint of the page of the grid: chiefs and members as a tree, and how many places of each level have somebody.</summary>
internal static class GridEndpoints
{
    private static readonly (Role Role, GridLevel Level)[] Covered =
    [
        (Role.GridChief, GridLevel.District),
        (Role.GridChief, GridLevel.Town),
        (Role.GridChief, GridLevel.Village),
        (Role.GridMember, GridLevel.Group),
        (Role.Allotted, GridLevel.District),
        (Role.Allotted, GridLevel.Town),
        (Role.Allotted, GridLevel.Village),
        (Role.Contact, GridLevel.Town),
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapConsoleGroup(Permission.SeeDirectory).MapLazyGet(PageUrls.Grid, Show);

    private static async Task<IResult> Show(
        HttpContext http,
        IDirectoryStore directoryStore,
        KnownPlaces places,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var directory = await directoryStore.Current(cancellationToken);
        var seen = (await places.All(cancellationToken)).Where(place => page.Visitor.Can(Permission.SeeDirectory, place)).ToList();
        var coverage = Covered
            .Select(covered => RoleCoverage.Of(covered.Role, covered.Level, directory, seen))
            .Where(covered => covered.IsUsed || (covered.Role == Role.GridChief && covered.All > 0))
            .ToList();
        return page.Render<GridPage>(
            StatusCodes.Status200OK,
            ("Places", Grid.Of(directory).Places.Where(place => page.Visitor.Can(Permission.SeeDirectory, place.Place)).ToList()),
            ("Coverage", coverage)
        );
    }
}
