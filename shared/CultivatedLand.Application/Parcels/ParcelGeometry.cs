using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Simplify;

namespace CultivatedLand.Application.Parcels;

/// <summary>Geometry of parcels: the ground that they cover, the point of their label, and borders with fewer points.</summary>
public static class ParcelGeometry
{
    private const int MostTries = 5;

    private static readonly GeometryFactory Factory = new();

    /// <summary>Finds the rectangle around parcels, in degrees. Empty where there are none.</summary>
    public static Envelope Around(IEnumerable<Parcel> parcels)
    {
        ArgumentNullException.ThrowIfNull(parcels);
        var around = new Envelope();
        foreach (var ring in parcels.SelectMany(parcel => parcel.Rings))
        {
            for (var index = 0; index < ring.Length; index += 2)
                around.ExpandToInclude(ring[index], ring[index + 1]);
        }

        return around;
    }

    /// <summary>
    /// Makes a geometry of rings, each as longitude and latitude in turn. A ring inside the one before is a hole in it, as GeoJSON
    /// orders them. Borders that cross themselves are mended; one around no ground stays as it is.
    /// </summary>
    /// <param name="project">Function from longitude and latitude to the plane of the drawing.</param>
    public static Geometry Of(IReadOnlyList<double[]> rings, Func<double, double, Coordinate> project)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var polygons = new List<(LinearRing Shell, List<LinearRing> Holes)>();
        foreach (var ring in rings.Select(ring => Ring(ring, project)))
        {
            if (polygons is [.., var (shell, holes)] && IsInside(ring, shell) && !holes.Exists(hole => IsInside(ring, hole)))
                holes.Add(ring);
            else
                polygons.Add((ring, []));
        }

        Geometry geometry = Factory.CreateMultiPolygon([
            .. polygons.Select(polygon => Factory.CreatePolygon(polygon.Shell, [.. polygon.Holes])),
        ]);
        if (geometry.IsValid)
            return geometry;
        var mended = GeometryFixer.Fix(geometry);
        return mended.IsEmpty ? geometry : mended;
    }

    /// <summary>
    /// Finds the point at which a label stands: the middle of the largest part, or another point of it where the middle lies outside,
    /// as that of a bend or of a ring does.
    /// </summary>
    public static Coordinate Label(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var largest = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).MaxBy(part => part.Area) ?? geometry;
        var middle = largest.Centroid;
        return largest.Area == 0 ? geometry.EnvelopeInternal.Centre
            : largest.Covers(middle) ? middle.Coordinate
            : largest.InteriorPoint.Coordinate;
    }

    /// <summary>Leaves out points of a border that nobody sees. Corners stay, and no border crosses itself by it.</summary>
    /// <param name="tolerance">Largest distance that a border may move at first. It doubles while there are too many points.</param>
    public static Geometry Simplified(Geometry geometry, double tolerance, int mostPoints)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var simple = TopologyPreservingSimplifier.Simplify(geometry, tolerance);
        for (var more = 1; more <= MostTries && simple.NumPoints > mostPoints; more++)
            simple = TopologyPreservingSimplifier.Simplify(simple, tolerance * (1 << more));
        return simple;
    }

    private static LinearRing Ring(double[] ring, Func<double, double, Coordinate> project)
    {
        var points = new List<Coordinate>((ring.Length / 2) + 1);
        for (var index = 0; index < ring.Length; index += 2)
            points.Add(project(ring[index], ring[index + 1]));
        if (!points[0].Equals2D(points[^1]))
            points.Add(points[0]);
        return Factory.CreateLinearRing([.. points]);
    }

    private static bool IsInside(LinearRing ring, LinearRing outer) =>
        outer.EnvelopeInternal.Covers(ring.EnvelopeInternal)
        && SimplePointInAreaLocator.Locate(ring.Coordinates[0], Factory.CreatePolygon(outer)) == Location.Interior;
}
