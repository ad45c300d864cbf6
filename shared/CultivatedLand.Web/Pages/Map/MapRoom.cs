using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Ledgers.Views.Parcels;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Map;

/// <summary>地图: where the parcels lie and how their tasks stand. Drawn here, without tiles from outside.</summary>
internal static class MapRoom
{
    /// <summary>A page stays small; who wants to see more chooses a place further down.</summary>
    private const int MostDrawn = 600;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapConsole(Deed.SeeLedger).MapRead(Site.Map, (HttpContext http, ParcelMaps maps, ILedger ledger, CancellationToken cancel, string? place = null) => Show(http, maps, ledger, place, null, [], cancel));
        app.MapConsole(Deed.UploadPlan).MapAct(Site.MapLayers, Upload);
        app.MapConsole(Deed.UploadPlan).MapAct($"{Site.MapLayers}/remove", Remove);
    }

    private static async Task<IResult> Show(HttpContext http, ParcelMaps maps, ILedger ledger, string? place, Sentence? said, IReadOnlyList<Sentence> told, CancellationToken cancel, int status = StatusCodes.Status200OK)
    {
        var (page, chosen) = (http.Page(), Place.Parse(place));
        var places = page.PlacesAt(chosen);
        var parcels = await maps.At(places, cancel);
        var (drawn, rows) = (new List<(Parcel, LedgerRow)>(), new Dictionary<string, LedgerRow?>());
        foreach (var parcel in parcels)
        {
            if (drawn.Count == MostDrawn) break;
            if (!rows.TryGetValue(parcel.Task, out var row))
            {
                row = await ledger.Find(TaskId.Of(parcel.Task), cancel) is { State: var state } ? LedgerRow.Of(state, null) : null;
                rows.Add(parcel.Task, row);
            }

            // The task may have moved since the file was sent.
            if (row is not null && places.Contains(row.Place)) drawn.Add((parcel, row));
        }

        return page.Render<MapView>(status, ("Model", new MapModel(
            chosen,
            DrawnParcels.Of(drawn, page.Today),
            parcels.Count,
            page.Visitor.MaySomewhere(Deed.UploadPlan) ? await maps.Layers(cancel) : [],
            said,
            told)));
    }

    private static async Task<IResult> Upload(HttpContext http, Uploads uploads, ParcelMaps maps, ILedger ledger, CancellationToken cancel)
    {
        var page = http.Page();
        var upload = await uploads.Read(http.Request, cancel);
        if (upload is Loaded<SourceFile>.Rejected rejected) return await Show(http, maps, ledger, null, rejected.Faults[0], [], cancel, StatusCodes.Status422UnprocessableEntity);

        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        return await maps.Add(file.Name, file.Content, page.Visitor, page.Now, cancel) switch
        {
            Loaded<AddedLayer>.Ok { Value: var added } => await Show(http, maps, ledger, null, Done(added), added.Told, cancel),
            Loaded<AddedLayer>.Rejected refused => await Show(http, maps, ledger, null, refused.Faults[0], [], cancel, StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException("A file is taken or refused."),
        };
    }

    private static async Task<IResult> Remove(HttpContext http, ParcelMaps maps, Gate gate, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单提交。", "Use the form on the page."));
        var asked = (await http.Request.ReadFormAsync(cancel))["layer"].ToString();
        var layer = (await maps.Layers(cancel)).FirstOrDefault(known => known.Original == asked);
        if (layer is null) return ConsolePages.NotFound(page);
        if (!MayRemove(page.Visitor, layer))
        {
            await gate.Note(http, page.Visitor, new Needs(Deed.UploadPlan, Subject.Somewhere), null);
            return ConsolePages.Forbidden(page, Deed.UploadPlan);
        }

        await maps.Remove(layer, cancel);
        return new SeeOther(Site.Map);
    }

    /// <summary>One's own, and any where one may upload everywhere.</summary>
    internal static bool MayRemove(Visitor visitor, ParcelLayer layer) =>
        visitor.May(Deed.UploadPlan, null) || (visitor.Account is not null && visitor.Account == layer.Account && visitor.MaySomewhere(Deed.UploadPlan));

    private static Sentence Done(AddedLayer added) => added.LeftOut == 0
        ? new($"“{added.Layer.FileName}”：{added.Layer.Parcels}个图斑已上图。", $"“{added.Layer.FileName}”: {added.Layer.Parcels} parcels are on the map.")
        : new($"“{added.Layer.FileName}”：{added.Layer.Parcels}个图斑已上图，{added.LeftOut}个没有上图。", $"“{added.Layer.FileName}”: {added.Layer.Parcels} parcels are on the map, {added.LeftOut} are not.");
}
