using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.ToDo.Overviews;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Endpoint of the first page after signing in.</summary>
internal static class ToDoEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ToDoNumber>();
        services.AddScoped<ToDoPageModelBuilder>();
        services.AddScoped<RoleScreenReader>();
        services.AddScoped<OverviewReader>();
        services.AddScoped<VillageConductReader>();
        services.AddScoped<MoneyReader>();
        services.AddScoped<IToDoCount, ToDoCount>();
        services.AddMenuEntry(10, PageUrls.ToDo, new("今日要办", "To do"), Permission.SeeLedger);
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapConsoleGroup()
            .MapLazyGet(
                PageUrls.ToDo,
                async (
                    HttpContext http,
                    ToDoPageModelBuilder builder,
                    ToDoNumber number,
                    CancellationToken cancellationToken,
                    string? done = null,
                    string? task = null
                ) =>
                {
                    var page = http.Page();
                    var model = await builder.Make(page.Visitor, page.Today, cancellationToken);
                    number.Note(page.Visitor, model.Number);
                    return (page with { ToDo = model.Number }).Render<ToDoPage>(
                        parameters: ("Model", model with { Answer = await builder.Answer(page.Visitor, done, task, cancellationToken) })
                    );
                }
            );
}
