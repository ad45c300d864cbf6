using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Parcels;

/// <summary>
/// Store of the parcels that were sent. It finds those of a place. A file is stored as a whole or not at all.
/// Its features without a task are reported.
/// </summary>
public sealed class ParcelStore(IArchive archive, IRecordStore recordStore, ILedger ledger, ILedgerViews views)
{
    private const int MostLayers = 50;
    private const int MostTold = 20;

    private readonly RecordSet<ParcelLayer> _layers = new(recordStore, "parcels");
    private readonly ConcurrentDictionary<string, Parcel[]> _shapes = [];

    /// <returns>The layer, or the fault of the file as a whole.</returns>
    public async Task<LoadResult<AddedParcelLayer>> Add(
        string fileName,
        ReadOnlyMemory<byte> content,
        CurrentUser user,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Action<Place>? deny = null
    )
    {
        var file = GeoJsonReader.Read(content);
        if (file is LoadResult<GeoShapes>.Rejected refused)
            return LoadResult.Failed<AddedParcelLayer>(refused.Faults[0]);
        var read = ((LoadResult<GeoShapes>.Ok)file).Value;
        if (await _layers.All(cancellationToken).CountAsync(cancellationToken) >= MostLayers)
            return LoadResult.Failed<AddedParcelLayer>(
                new(
                    $"已有{MostLayers}个图层；请先删除不用的。",
                    $"There are {MostLayers} layers already; delete one that is no longer used."
                )
            );

        var (parcels, told) = (new List<Parcel>(), read.Told.ToList());
        foreach (var shape in read.Shapes)
        {
            var task = await TaskOf(shape, user, now, cancellationToken);
            if (task is not null && user.Can(Permission.UploadPlan, task.Spec.Place))
                parcels.Add(new Parcel(task.Id.Value, task.Spec.Place.Path, shape.Rings));
            else
            {
                told.Add(Unknown(shape));
                if (task is not null)
                    deny?.Invoke(task.Spec.Place);
            }
        }

        if (parcels.Count == 0)
        {
            return LoadResult.Failed<AddedParcelLayer>(
                told.Count > 0 ? told[0] : new("文件里没有图斑。", "There are no features in the file.")
            );
        }

        var original = await archive.Put(content, cancellationToken);
        var kept = await archive.Put(JsonSerializer.SerializeToUtf8Bytes(parcels), cancellationToken);
        var layer = new ParcelLayer(fileName, kept, original, parcels.Count, now, user.DisplayName, user.Account);
        await _layers.Change(original, _ => layer, cancellationToken);
        return new LoadResult<AddedParcelLayer>.Ok(new AddedParcelLayer(layer, told.Count, [.. told.Take(MostTold)]));
    }

    public async Task<IReadOnlyList<ParcelLayer>> Layers(CancellationToken cancellationToken) =>
        [
            .. await _layers
                .All(cancellationToken)
                .Select(pair => pair.Value)
                .OrderByDescending(layer => layer.At)
                .ToListAsync(cancellationToken),
        ];

    /// <summary>Finds the layer that this very file made. Null where it made none.</summary>
    public Task<ParcelLayer?> LayerOf(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _layers.Find(Convert.ToHexStringLower(SHA256.HashData(content.Span)), cancellationToken);

    /// <summary>Returns every place at which a layer has parcels.</summary>
    public async Task<IReadOnlyList<Place>> PlacesOf(ParcelLayer layer, CancellationToken cancellationToken) =>
        [.. (await Shapes(layer.Shapes, cancellationToken)).Select(parcel => Place.Parse(parcel.Place)).OfType<Place>().Distinct()];

    /// <summary>Removes a layer. The file itself stays in the archive.</summary>
    public Task<bool> Remove(ParcelLayer layer, CancellationToken cancellationToken) => _layers.Remove(layer.Original, cancellationToken);

    /// <summary>
    /// Returns the parcels whose tasks were at these places when the file was sent.
    /// Of a task that was sent twice, the newest parcels count.
    /// </summary>
    public async Task<IReadOnlyList<Parcel>> At(PlaceSet places, CancellationToken cancellationToken)
    {
        var (found, known, allowed) = (new List<Parcel>(), new HashSet<string>(), new Dictionary<string, bool>());
        foreach (var layer in await Layers(cancellationToken))
        {
            var own = new HashSet<string>();
            foreach (var parcel in await Shapes(layer.Shapes, cancellationToken))
            {
                if (!allowed.TryGetValue(parcel.Place, out var isAllowed))
                    allowed.Add(parcel.Place, isAllowed = Place.Parse(parcel.Place) is { } place && places.Contains(place));
                if (isAllowed && !known.Contains(parcel.Task))
                    found.Add(parcel);
                own.Add(parcel.Task);
            }

            known.UnionWith(own);
        }

        return found;
    }

    private async Task<Parcel[]> Shapes(string hash, CancellationToken cancellationToken)
    {
        if (_shapes.TryGetValue(hash, out var kept))
            return kept;
        if (_shapes.Count >= MostLayers)
            _shapes.Clear();
        var read = await archive.Get(hash, cancellationToken) is { } json ? JsonSerializer.Deserialize<Parcel[]>(json)! : [];
        return _shapes[hash] = read;
    }

    /// <summary>Finds the task of a feature by its id, otherwise by place and name together.</summary>
    private async Task<RectificationTask?> TaskOf(GeoShape shape, CurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(shape.Task) is { } id)
            return (await ledger.Find(id, cancellationToken))?.State;
        if (Place.Parse(shape.Place) is not { } place || shape.Name is not { Length: > 0 } name)
            return null;

        var rows = await views.Rows(
            new LedgerQuery(PlaceSet.VisibleTo(user), ChinaTime.DateOf(now))
            {
                Place = place,
                Search = name,
                Most = 200,
                WithTotal = false,
            },
            cancellationToken
        );
        return rows.Rows.Where(row => row.Name == name).ToList() is [var only]
            ? (await ledger.Find(only.Id, cancellationToken))?.State
            : null;
    }

    private static LocalizedText Unknown(GeoShape shape) =>
        new(
            $"第{shape.Number}个图斑：没有找到任务（task“{shape.Task}”，place“{shape.Place}”，name“{shape.Name}”），或不在您负责的地方；请写任务编号 task，或写 place 和 name。",
            $"Feature {shape.Number}: no task was found (task “{shape.Task}”, place “{shape.Place}”, name “{shape.Name}”), "
                + "or it lies outside your places; give the task's id as task, or place and name."
        );
}

/// <summary>Result of adding a layer of parcels.</summary>
/// <param name="LeftOut">Number of features that are not on the map.</param>
/// <param name="Told">Reasons, of the first of them.</param>
public sealed record AddedParcelLayer(ParcelLayer Layer, int LeftOut, IReadOnlyList<LocalizedText> Told);
