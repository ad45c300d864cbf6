using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.People;

/// <summary>Endpoints of the directory: its list, its forms, and its file in and out.</summary>
internal static class DirectoryEndpoints
{
    public static void Add(IServiceCollection services) => services.AddScoped<DirectoryPageHandler>();

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeDirectory);
        seeing.MapLazyGet(
            SettingsUrls.Directory,
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Show(http, cancellationToken)
        );
        seeing.MapLazyGet(SettingsUrls.Directory + "/template", () => CsvResults.Of(DirectoryFileReader.Template, "people-template.csv"));
        seeing.MapLazyGet(
            SettingsUrls.Directory + "/people.csv",
            async (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                CsvResults.Of(DirectoryFileWriter.Write(await handler.Visible(http.Page(), cancellationToken)), "people.csv")
        );
        var editing = app.MapConsoleGroup(Permission.EditDirectory);
        editing.MapLazyPost(
            SettingsUrls.Directory + "/person",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Keep(http, cancellationToken)
        );
        editing.MapLazyPost(
            SettingsUrls.Directory + "/remove",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Remove(http, cancellationToken)
        );
        editing.MapLazyPost(
            SettingsUrls.Directory + "/upload",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Upload(http, cancellationToken)
        );
        editing.MapLazyGet(
            SettingsUrls.Directory + "/preview",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                handler.Preview(http, cancellationToken)
        );
        editing.MapLazyPost(
            SettingsUrls.Directory + "/replace",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                handler.Replace(http, cancellationToken)
        );
    }
}
