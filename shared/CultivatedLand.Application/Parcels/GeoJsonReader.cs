using System.Text.Json;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Parcels;

/// <summary>
/// Reader of GeoJSON (RFC 7946): polygons with longitude before latitude, in degrees. A file that is no GeoJSON is refused as a whole.
/// A feature without a polygon in the country is left out and reported.
/// </summary>
internal static class GeoJsonReader
{
    public const int MostFeatures = 20_000;
    public const int MostPoints = 500_000;

    // Generous bounds of the country with its islands. A point outside is a typing error or has another projection.
    private const double West = 73,
        East = 136,
        South = 3,
        North = 54;

    public static LoadResult<GeoShapes> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(json.RootElement);
        }
        catch (JsonException broken)
        {
            return Refuse(
                $"这个文件不是完整的 JSON（第{broken.LineNumber + 1}行附近）；请从制图软件重新导出 GeoJSON。",
                $"This file is no complete JSON (near line {broken.LineNumber + 1}); export GeoJSON from your mapping program again."
            );
        }
    }

    private static LoadResult<GeoShapes> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "type") is not { } type)
            return NotGeoJson();
        if (type == "Feature")
            return Read([root]);
        if (type != "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            return NotGeoJson();
        return features.GetArrayLength() > MostFeatures
            ? Refuse(
                $"文件有{features.GetArrayLength()}个图斑，一次最多{MostFeatures}个；请按镇拆分后分别上传。",
                $"The file has {features.GetArrayLength()} features, and {MostFeatures} is the most at a time; split it by town."
            )
            : Read([.. features.EnumerateArray()]);
    }

    private static LoadResult<GeoShapes> Read(IReadOnlyList<JsonElement> features)
    {
        var (shapes, told, points) = (new List<GeoShape>(), new List<LocalizedText>(), 0);
        for (var index = 0; index < features.Count; index++)
        {
            var (rings, fault) = Rings(features[index]);
            if (fault is not null)
            {
                told.Add(new($"第{index + 1}个图斑：{fault.Chinese}", $"Feature {index + 1}: {fault.English}"));
                continue;
            }

            points += rings.Sum(ring => ring.Length / 2);
            if (points > MostPoints)
                return Refuse(
                    $"文件的坐标点超过{MostPoints}个；请简化边界或拆分后上传。",
                    $"The file has more than {MostPoints} points; simplify the borders or split it."
                );
            var properties = features[index].TryGetProperty("properties", out var found) ? found : default;
            shapes.Add(new GeoShape(index + 1, Text(properties, "task"), Text(properties, "place"), Text(properties, "name"), rings));
        }

        return new LoadResult<GeoShapes>.Ok(new GeoShapes(shapes, told));
    }

    private static (IReadOnlyList<double[]> Rings, LocalizedText? Fault) Rings(JsonElement feature)
    {
        if (
            feature.ValueKind != JsonValueKind.Object
            || !feature.TryGetProperty("geometry", out var geometry)
            || geometry.ValueKind != JsonValueKind.Object
        )
            return ([], new("没有图形。", "it has no geometry."));
        var type = Text(geometry, "type");
        if (
            type is not ("Polygon" or "MultiPolygon")
            || !geometry.TryGetProperty("coordinates", out var coordinates)
            || coordinates.ValueKind != JsonValueKind.Array
        )
        {
            return (
                [],
                new(
                    $"图形应为 Polygon 或 MultiPolygon，现为“{type}”。",
                    $"its geometry is “{type}”, where Polygon or MultiPolygon is expected."
                )
            );
        }

        var rings = new List<double[]>();
        foreach (var polygon in type == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray())
        {
            if (polygon.ValueKind != JsonValueKind.Array)
                return ([], NoRing);
            foreach (var ring in polygon.EnumerateArray())
            {
                var (points, fault) = Ring(ring);
                if (fault is not null)
                    return ([], fault);
                rings.Add(points);
            }
        }

        return rings.Count == 0 ? ([], NoRing) : (rings, null);
    }

    private static (double[] Points, LocalizedText? Fault) Ring(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 4)
            return ([], NoRing);
        var points = new double[ring.GetArrayLength() * 2];
        var index = 0;
        foreach (var point in ring.EnumerateArray())
        {
            if (
                point.ValueKind != JsonValueKind.Array
                || point.GetArrayLength() < 2
                || !Number(point[0], out var longitude)
                || !Number(point[1], out var latitude)
            )
                return ([], NoRing);
            if (longitude is < West or > East || latitude is < South or > North)
                return ([], Outside(longitude, latitude));
            points[index++] = longitude;
            points[index++] = latitude;
        }

        return (points, null);
    }

    private static readonly LocalizedText NoRing = new(
        "边界不完整：每一圈至少要有四个经纬度点。",
        "its border is not complete: a ring has at least four points of longitude and latitude."
    );

    private static LocalizedText Outside(double longitude, double latitude) =>
        longitude is >= South and <= North && latitude is >= West and <= East
            ? new(
                $"坐标（{longitude:0.####}，{latitude:0.####}）像是纬度写在了前面；应为经度在前、纬度在后。",
                $"the point ({longitude:0.####}, {latitude:0.####}) seems to have latitude first; longitude comes first."
            )
            : new(
                $"坐标（{longitude:0.####}，{latitude:0.####}）不在国内经纬度范围内；请导出为以度为单位的经纬度坐标（CGCS2000 或 WGS84），不要用投影坐标。",
                $"the point ({longitude:0.####}, {latitude:0.####}) lies outside the country; "
                    + "export degrees of longitude and latitude (CGCS2000 or WGS 84) and no projection."
            );

    private static bool Number(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()?.Trim()
            : null;

    private static LoadResult<GeoShapes> NotGeoJson() =>
        Refuse(
            "这个文件不是 GeoJSON：应有 \"type\": \"FeatureCollection\" 和 features 列表。",
            "This file is no GeoJSON: it should have \"type\": \"FeatureCollection\" and a list of features."
        );

    private static LoadResult<GeoShapes> Refuse(string chinese, string english) =>
        LoadResult.Failed<GeoShapes>(new LocalizedText(chinese, english));
}
