using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>
/// Extension methods that map and render pages of the console. A page opens only for a user who has signed in and has its permission.
/// </summary>
internal static class ConsoleResults
{
    private const string ContextKey = "CultivatedLand.PageContext";

    /// <summary>
    /// Maps a group of pages for users with a permission at any place; the page itself checks which tasks and places they see.
    /// A page about one task, plan or mail, and every posted form, adds its own requirement: <c>.RequirePermission(Permission.Accept,
    /// ResourceKind.Task)</c>.
    /// </summary>
    public static RouteGroupBuilder MapConsoleGroup(this IEndpointRouteBuilder app, Permission permission) =>
        app.MapGroup("").RequirePermission(permission).AddEndpointFilter<RouteGroupBuilder, ConsoleRequestFilter>();

    /// <summary>Maps a group of pages for everybody who has signed in.</summary>
    public static RouteGroupBuilder MapConsoleGroup(this IEndpointRouteBuilder app) =>
        app.MapGroup("").RequireSignIn().AddEndpointFilter<RouteGroupBuilder, ConsoleRequestFilter>();

    /// <summary>
    /// Returns the context of a request, in a page mapped by <see cref="MapConsoleGroup(IEndpointRouteBuilder, Permission)"/>.
    /// </summary>
    public static PageContext Page(this HttpContext context) => (PageContext)context.Items[ContextKey]!;

    /// <summary>Renders a component whose parameter <c>Page</c> is the request's context.</summary>
    public static IResult Render<TComponent>(
        this PageContext page,
        int status = StatusCodes.Status200OK,
        params (string Name, object? Value)[] parameters
    )
        where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters.Append(("Page", page)).ToDictionary(pair => pair.Item1, pair => pair.Item2))
        {
            StatusCode = status,
        };

    public static IResult Forbidden(PageContext page) =>
        page.Render<ConsoleMessage>(
            StatusCodes.Status403Forbidden,
            ("Message", new LocalizedText("您的账号没有这项权限", "Your account may not do this")),
            ("Hint", new LocalizedText("请与管理员或上级单位联系。", "Ask the administrator or the office above you."))
        );

    /// <summary>Returns a page that also names the roles with this permission.</summary>
    public static IResult Forbidden(PageContext page, Permission permission) =>
        page.Render<ConsoleMessage>(
            StatusCodes.Status403Forbidden,
            ("Message", new LocalizedText("您的账号没有这项权限", "Your account may not do this")),
            ("Hint", permission.Refusal())
        );

    /// <summary>For the object that a form names, and noted as denied there.</summary>
    /// <param name="place">Where it lies; null for the host as a whole.</param>
    public static IResult Forbidden(HttpContext http, Permission permission, Place? place)
    {
        http.Deny(permission, place);
        return http.Page()
            .Render<ConsoleMessage>(
                StatusCodes.Status403Forbidden,
                ("Message", new LocalizedText("您的账号没有这项权限", "Your account may not do this")),
                ("Hint", permission.Refusal(place))
            );
    }

    /// <summary>
    /// Does something with what was looked up, or answers that it does not exist or that the user may not.
    /// What the user only wanted to see does not exist for them where they may not.
    /// </summary>
    public static async Task<IResult> Act<T>(HttpContext http, LookedUp<T>? found, Func<T, Task<IResult>> act) =>
        found is { IsAllowed: true } ? await act(found.Item)
        : found is null || RolePermissions.IsReading(found.Permission) ? NotFound(http.Page())
        : Forbidden(http, found.Permission, found.Place);

    public static IResult NotFound(PageContext page) =>
        page.Render<ConsoleMessage>(
            StatusCodes.Status404NotFound,
            ("Message", new LocalizedText("没有找到", "Not found")),
            (
                "Hint",
                new LocalizedText(
                    "它可能不存在，或不在您负责的地方。",
                    "It may not exist, or lies outside the places you are responsible for."
                )
            )
        );

    /// <summary>
    /// Creates the context as <see cref="Describe"/> does, with the number of what waits for the user on a page that is read.
    /// </summary>
    public static async Task<PageContext> DescribeWithToDo(HttpContext http, CurrentUser user)
    {
        var page = Describe(http, user);
        var count = http.RequestServices.GetRequiredService<IToDoCount>();
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            count.Forget(user);
            return page;
        }

        page = page with { ToDo = await count.Of(user, http.RequestAborted) };
        http.Items[ContextKey] = page;
        return page;
    }

    /// <summary>Creates the context of a request by a signed-in user, and stores it for <see cref="Page"/>.</summary>
    public static PageContext Describe(HttpContext http, CurrentUser user)
    {
        var settings = http.RequestServices.GetRequiredService<WebOptions>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var page = new PageContext(
            user,
            RequestLanguage.Of(http),
            clock.GetUtcNow(),
            settings.IsVirtualTime,
            http.Request.Path + http.Request.QueryString
        );
        http.Items[ContextKey] = page;
        return page;
    }
}
