using System.Text;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>The rooms of the settings: people, calendar, deadline policy, limits of the grid and of interviews, links, webhooks.</summary>
internal static class SettingsPages
{
    public const string Directory = "directory";
    public const string Calendar = "calendar";
    public const string Policy = "policy";
    public const string Grid = "grid";
    public const string Interviews = "interviews";
    public const string Links = "links";
    public const string Webhooks = "webhooks";

    internal static Domain.Sentence Raced { get; } = new("没有保存：在此期间已有人改过；再次保存即以您填写的为准。", "Not kept: somebody has set other figures meanwhile. Save again to put yours over theirs.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Deed.SeeDirectory);
        seeing.MapRead(Site.Settings, (HttpContext http) => http.Page().Render<SettingsIndex>());

        var people = Site.SettingsOf(Directory);
        seeing.MapRead(people, (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Show(http, cancel));
        seeing.MapRead(people + "/template", () => Csv(DirectoryFile.Template, "people-template.csv"));
        seeing.MapRead(people + "/people.csv", async (HttpContext http, DirectoryRoom room, CancellationToken cancel) => Csv(DirectoryTable.Write(await room.Visible(http.Page(), cancel)), "people.csv"));
        var editing = app.MapConsole(Deed.EditDirectory);
        editing.MapAct(people + "/person", (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Keep(http, cancel));
        editing.MapAct(people + "/remove", (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Remove(http, cancel));
        editing.MapAct(people + "/upload", (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Upload(http, cancel));
        editing.MapRead(people + "/preview", (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Preview(http, cancel));
        editing.MapAct(people + "/replace", (HttpContext http, DirectoryRoom room, CancellationToken cancel) => room.Replace(http, cancel));

        var calendar = Site.SettingsOf(Calendar);
        seeing.MapRead(calendar, (HttpContext http, CalendarRoom room, CancellationToken cancel) => room.Show(http, cancel));
        seeing.MapRead(calendar + "/template", () => Csv(HolidayFile.Template, "holidays-template.csv"));
        var policy = Site.SettingsOf(Policy);
        seeing.MapRead(policy, (HttpContext http, PolicyRoom room, CancellationToken cancel) => room.Show(http, cancel));
        var grid = Site.SettingsOf(Grid);
        seeing.MapRead(grid, (HttpContext http, GridSettingsRoom room, CancellationToken cancel) => room.Show(http, cancel));
        var interviews = Site.SettingsOf(Interviews);
        seeing.MapRead(interviews, (HttpContext http, InterviewSettingsRoom room, CancellationToken cancel) => room.Show(http, cancel));
        var ruling = app.MapConsole(Deed.EditSettings);
        ruling.MapAct(calendar, (HttpContext http, CalendarRoom room, CancellationToken cancel) => room.Keep(http, cancel)).For(Deed.EditSettings, Subject.Host);
        ruling.MapAct(calendar + "/remove", (HttpContext http, CalendarRoom room, CancellationToken cancel) => room.Remove(http, cancel)).For(Deed.EditSettings, Subject.Host);
        ruling.MapAct(policy, (HttpContext http, PolicyRoom room, CancellationToken cancel) => room.Keep(http, cancel)).For(Deed.EditSettings, Subject.Host);
        ruling.MapAct(grid, (HttpContext http, GridSettingsRoom room, CancellationToken cancel) => room.Keep(http, cancel)).For(Deed.EditSettings, Subject.Host);
        ruling.MapAct(interviews, (HttpContext http, InterviewSettingsRoom room, CancellationToken cancel) => room.Keep(http, cancel)).For(Deed.EditSettings, Subject.Host);

        var links = Site.SettingsOf(Links);
        var revoking = app.MapConsole(Deed.RevokeLinks);
        revoking.MapRead(links, (HttpContext http, LinksRoom room, CancellationToken cancel) => room.Show(http, cancel));
        revoking.MapAct(links, (HttpContext http, LinksRoom room, CancellationToken cancel) => room.Revoke(http, cancel));

        var webhooks = app.MapConsole(Deed.EditSettings).For(Deed.EditSettings, Subject.Host);
        webhooks.MapRead(WebhookRoom.Path, (HttpContext http, WebhookRoom room, CancellationToken cancel) => room.Show(http, cancel));
        webhooks.MapAct(WebhookRoom.Path, (HttpContext http, WebhookRoom room, CancellationToken cancel) => room.Add(http, cancel));
        webhooks.MapAct(WebhookRoom.Path + "/{id}/on", (HttpContext http, string id, WebhookRoom room, CancellationToken cancel) => room.Switch(http, id, true, cancel));
        webhooks.MapAct(WebhookRoom.Path + "/{id}/off", (HttpContext http, string id, WebhookRoom room, CancellationToken cancel) => room.Switch(http, id, false, cancel));
        webhooks.MapAct(WebhookRoom.Path + "/{id}/remove", (HttpContext http, string id, WebhookRoom room, CancellationToken cancel) => room.Remove(http, id, cancel));
    }

    /// <summary>With the mark by which a spreadsheet knows that it is UTF-8.</summary>
    private static IResult Csv(string table, string name) => Results.File(Encoding.UTF8.GetBytes("\uFEFF" + table), "text/csv; charset=utf-8", name);
}
