using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.People;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.People;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>The rooms of the settings: people, calendar, deadline policy, limits of the grid and of interviews, links, webhooks.</summary>
internal static class SettingsEndpoints
{
    public const string Directory = "directory";
    public const string Calendar = "calendar";
    public const string Policy = "policy";
    public const string Grid = "grid";
    public const string Interviews = "interviews";
    public const string Links = "links";
    public const string Webhooks = "webhooks";

    internal static Domain.LocalizedText Raced { get; } = new("没有保存：在此期间已有人改过；再次保存即以您填写的为准。", "Not kept: somebody has set other figures meanwhile. Save again to put yours over theirs.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Permission.SeeDirectory);
        seeing.MapRead(PageUrls.Settings, (HttpContext http) => http.Page().Render<SettingsIndexPage>());

        var people = PageUrls.SettingsOf(Directory);
        seeing.MapRead(people, (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        seeing.MapRead(people + "/template", () => Csv(DirectoryFileReader.Template, "people-template.csv"));
        seeing.MapRead(people + "/people.csv", async (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => Csv(DirectoryFileWriter.Write(await room.Visible(http.Page(), cancel)), "people.csv"));
        var editing = app.MapConsole(Permission.EditDirectory);
        editing.MapAct(people + "/person", (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Keep(http, cancel));
        editing.MapAct(people + "/remove", (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Remove(http, cancel));
        editing.MapAct(people + "/upload", (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Upload(http, cancel));
        editing.MapRead(people + "/preview", (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Preview(http, cancel));
        editing.MapAct(people + "/replace", (HttpContext http, DirectoryPageHandler room, CancellationToken cancel) => room.Replace(http, cancel));

        var calendar = PageUrls.SettingsOf(Calendar);
        seeing.MapRead(calendar, (HttpContext http, WorkCalendarPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        seeing.MapRead(calendar + "/template", () => Csv(HolidayFileReader.Template, "holidays-template.csv"));
        var policy = PageUrls.SettingsOf(Policy);
        seeing.MapRead(policy, (HttpContext http, DeadlinePolicyPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        var grid = PageUrls.SettingsOf(Grid);
        seeing.MapRead(grid, (HttpContext http, GridSettingsPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        var interviews = PageUrls.SettingsOf(Interviews);
        seeing.MapRead(interviews, (HttpContext http, InterviewSettingsPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        var ruling = app.MapConsole(Permission.EditSettings);
        ruling.MapAct(calendar, (HttpContext http, WorkCalendarPageHandler room, CancellationToken cancel) => room.Keep(http, cancel)).For(Permission.EditSettings, ResourceKind.Host);
        ruling.MapAct(calendar + "/remove", (HttpContext http, WorkCalendarPageHandler room, CancellationToken cancel) => room.Remove(http, cancel)).For(Permission.EditSettings, ResourceKind.Host);
        ruling.MapAct(policy, (HttpContext http, DeadlinePolicyPageHandler room, CancellationToken cancel) => room.Keep(http, cancel)).For(Permission.EditSettings, ResourceKind.Host);
        ruling.MapAct(grid, (HttpContext http, GridSettingsPageHandler room, CancellationToken cancel) => room.Keep(http, cancel)).For(Permission.EditSettings, ResourceKind.Host);
        ruling.MapAct(interviews, (HttpContext http, InterviewSettingsPageHandler room, CancellationToken cancel) => room.Keep(http, cancel)).For(Permission.EditSettings, ResourceKind.Host);

        var links = PageUrls.SettingsOf(Links);
        var revoking = app.MapConsole(Permission.RevokeLinks);
        revoking.MapRead(links, (HttpContext http, LinkRevocationPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        revoking.MapAct(links, (HttpContext http, LinkRevocationPageHandler room, CancellationToken cancel) => room.Revoke(http, cancel));

        var webhooks = app.MapConsole(Permission.EditSettings).For(Permission.EditSettings, ResourceKind.Host);
        webhooks.MapRead(WebhookPageHandler.Path, (HttpContext http, WebhookPageHandler room, CancellationToken cancel) => room.Show(http, cancel));
        webhooks.MapAct(WebhookPageHandler.Path, (HttpContext http, WebhookPageHandler room, CancellationToken cancel) => room.Add(http, cancel));
        webhooks.MapAct(WebhookPageHandler.Path + "/{id}/on", (HttpContext http, string id, WebhookPageHandler room, CancellationToken cancel) => room.Switch(http, id, true, cancel));
        webhooks.MapAct(WebhookPageHandler.Path + "/{id}/off", (HttpContext http, string id, WebhookPageHandler room, CancellationToken cancel) => room.Switch(http, id, false, cancel));
        webhooks.MapAct(WebhookPageHandler.Path + "/{id}/remove", (HttpContext http, string id, WebhookPageHandler room, CancellationToken cancel) => room.Remove(http, id, cancel));
    }

    /// <summary>With the mark by which a spreadsheet knows that it is UTF-8.</summary>
    private static IResult Csv(string table, string name) => Results.File(Encoding.UTF8.GetBytes("\uFEFF" + table), "text/csv; charset=utf-8", name);
}
