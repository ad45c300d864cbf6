using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Map;

/// <summary>
/// Endpoints of the map (地图): the parcels and the state of their tasks. The map is drawn here, without tiles from outside.
/// </summary>
internal static class MapEndpoints
{
    /// <summary>Most parcels drawn, so that a page stays small. A user who wants to see more chooses a place further down.</summary>
    private const int MostDrawn = 600;

    public static void Add(IServiceCollection services) =>
        services.AddMenuEntry(60, PageUrls.Map, new("地图", "Map"), Permission.SeeLedger);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapConsoleGroup(Permission.SeeLedger)
            .MapLazyGet(
                PageUrls.Map,
                (HttpContext http, ParcelStore maps, ILedger ledger, CancellationToken cancellationToken, string? place = null) =>
                    Show(http, maps, ledger, place, null, [], cancellationToken)
            );
        app.MapConsoleGroup(Permission.UploadPlan).MapLazyPost(PageUrls.MapLayers, Upload);
        app.MapConsoleGroup(Permission.UploadPlan).MapLazyPost($"{PageUrls.MapLayers}/remove", Remove);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        ParcelStore maps,
        ILedger ledger,
        string? place,
        LocalizedText? said,
        IReadOnlyList<LocalizedText> told,
        CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK
    )
    {
        var (page, chosen) = (http.Page(), Place.Parse(place));
        var places = page.PlacesAt(chosen);
        var parcels = await maps.At(places, cancellationToken);
        var (drawn, rows) = (new List<(Parcel, LedgerRow)>(), new Dictionary<string, LedgerRow?>());
        foreach (var parcel in parcels)
        {
            if (drawn.Count == MostDrawn)
                break;
            if (!rows.TryGetValue(parcel.Task, out var row))
            {
                row = await ledger.Find(TaskId.Of(parcel.Task), cancellationToken) is { State: var state }
                    ? LedgerRow.Of(state, null)
                    : null;
                rows.Add(parcel.Task, row);
            }

            // The task may have moved since the file was sent.
            if (row is not null && places.Contains(row.Place))
                drawn.Add((parcel, row));
        }

        return page.Render<MapPage>(
            status,
            (
                "Model",
                new MapModel(
                    chosen,
                    ParcelDrawing.Of(drawn, page.Today),
                    parcels.Count,
                    page.Visitor.CanAnywhere(Permission.UploadPlan) ? await Readable(page.Visitor, maps, cancellationToken) : [],
                    said,
                    told
                )
            )
        );
    }

    private static async Task<IResult> Upload(
        HttpContext http,
        UploadReader uploadReader,
        ParcelStore maps,
        ILedger ledger,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var upload = await uploadReader.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected rejected)
            return await Show(
                http,
                maps,
                ledger,
                null,
                rejected.Faults[0],
                [],
                cancellationToken,
                StatusCodes.Status422UnprocessableEntity
            );

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;

        // The same file again replaces the layer that it made: that is its sender's to do.
        if (
            await maps.LayerOf(file.Content, cancellationToken) is { } there
            && !await MayReplace(page.Visitor, there, maps, cancellationToken)
        )
        {
            http.Deny(Permission.UploadPlan, null);
            return await Show(
                http,
                maps,
                ledger,
                null,
                NotYours(await MayRead(page.Visitor, there, maps, cancellationToken) ? there : null),
                [],
                cancellationToken,
                StatusCodes.Status403Forbidden
            );
        }

        return await maps.Add(
            file.Name,
            file.Content,
            page.Visitor,
            page.Now,
            cancellationToken,
            place => http.Deny(Permission.UploadPlan, place)
        ) switch
        {
            LoadResult<AddedParcelLayer>.Ok { Value: var added } => await Show(
                http,
                maps,
                ledger,
                null,
                Done(added),
                added.Told,
                cancellationToken
            ),
            LoadResult<AddedParcelLayer>.Rejected refused => await Show(
                http,
                maps,
                ledger,
                null,
                refused.Faults[0],
                [],
                cancellationToken,
                DeniedObject.Of(http) is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden
            ),
            _ => throw new InvalidOperationException("A file is taken or refused."),
        };
    }

    private static async Task<IResult> Remove(HttpContext http, ParcelStore maps, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单提交。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var asked = form["layer"].ToString();
        var layer = (await maps.Layers(cancellationToken)).FirstOrDefault(known => known.Original == asked);
        if (layer is null || !await MayRead(page.Visitor, layer, maps, cancellationToken))
            return ConsoleResults.NotFound(page);
        if (!MayRemove(page.Visitor, layer))
            return ConsoleResults.Forbidden(page, Permission.UploadPlan);
        if (
            (await maps.PlacesOf(layer, cancellationToken)).FirstOrDefault(place => !page.Visitor.Can(Permission.UploadPlan, place)) is
            { } closed
        )
            return ConsoleResults.Forbidden(http, Permission.UploadPlan, closed);

        if (!LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将从地图删除图层“{layer.FileName}”及其全部图斑；任务和台账不变，需要时须重新上传。确定吗？",
                    $"The layer “{layer.FileName}” would be removed from the map with all its parcels. Tasks and the ledger stay; "
                        + "to have it again it must be uploaded anew. Is that right?"
                ),
                new("删除图层", "Remove the layer"),
                PageUrls.Map
            );
        await maps.Remove(layer, cancellationToken);
        return new SeeOtherResult(PageUrls.Map);
    }

    /// <summary>
    /// Returns the layers of which the user may read every place, and the user's own. The name of a file tells of its office's affairs.
    /// </summary>
    private static async Task<IReadOnlyList<ParcelLayer>> Readable(CurrentUser user, ParcelStore maps, CancellationToken cancellationToken)
    {
        var readable = new List<ParcelLayer>();
        foreach (var layer in await maps.Layers(cancellationToken))
        {
            if (await MayRead(user, layer, maps, cancellationToken))
                readable.Add(layer);
        }

        return readable;
    }

    private static async Task<bool> MayRead(CurrentUser user, ParcelLayer layer, ParcelStore maps, CancellationToken cancellationToken) =>
        user.Can(Permission.SeeLedger, null)
        || (user.Account is not null && user.Account == layer.Account)
        || (
            await maps.PlacesOf(layer, cancellationToken) is { Count: > 0 } places
            && places.All(place => user.Can(Permission.SeeLedger, place))
        );

    /// <summary>Whether the user may remove a layer: the user's own, or any for a user who may upload everywhere.</summary>
    internal static bool MayRemove(CurrentUser user, ParcelLayer layer) =>
        user.Can(Permission.UploadPlan, null)
        || (user.Account is not null && user.Account == layer.Account && user.CanAnywhere(Permission.UploadPlan));

    private static async Task<bool> MayReplace(
        CurrentUser user,
        ParcelLayer layer,
        ParcelStore maps,
        CancellationToken cancellationToken
    ) => (await maps.PlacesOf(layer, cancellationToken)).All(place => user.Can(Permission.UploadPlan, place));

    /// <param name="there">Null for a layer that the user may not know of.</param>
    private static LocalizedText NotYours(ParcelLayer? there) =>
        there is null
            ? new(
                "没有上图：这份文件已经上图，其中有不归您负责的地点。请只上传您负责的地点的图斑，或请上级单位更新。",
                "Not taken: this very file is on the map already, and it has places that are not yours. "
                    + "Upload the parcels of your own places alone, or ask the office above you to renew it."
            )
            : new(
                $"没有上图：这份文件已由{there.By}作为图层“{there.FileName}”上图，其中有不归您负责的地点。请只上传您负责的地点的图斑，或请{there.By}更新。",
                $"Not taken: {there.By} has put this very file on the map as the layer “{there.FileName}”, "
                    + "and it has places that are not "
                    + $"yours. Upload the parcels of your own places alone, or ask {there.By} to renew it."
            );

    private static LocalizedText Done(AddedParcelLayer added) =>
        added.LeftOut == 0
            ? new(
                $"“{added.Layer.FileName}”：{added.Layer.Parcels}个图斑已上图。",
                $"“{added.Layer.FileName}”: {added.Layer.Parcels} parcels are on the map."
            )
            : new(
                $"“{added.Layer.FileName}”：{added.Layer.Parcels}个图斑已上图，{added.LeftOut}个没有上图。",
                $"“{added.Layer.FileName}”: {added.Layer.Parcels} parcels are on the map, {added.LeftOut} are not."
            );
}
