using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>Lead (线索): something that a person saw on the ground and that should not be there.</summary>
/// <param name="Kind">Illegal use, non-grain use or something else.</param>
/// <param name="Parcel">Number of the parcel, where it is known.</param>
/// <param name="FoundBy">Name of the person who found it, as the history shows it.</param>
public sealed record LeadSpec(
    Place Place,
    TaskKind Kind,
    string What,
    Mu? Area,
    string? Parcel,
    GeoPoint? Position,
    DateTimeOffset FoundAt,
    string FoundBy
);

/// <summary>Position in degrees (WGS 84), as a phone gives it or as somebody copied it from a map.</summary>
public sealed record GeoPoint(decimal Latitude, decimal Longitude)
{
    private const double EarthRadius = 6_371_000;

    public bool IsOnEarth => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

    /// <summary>Returns the distance along the surface of the earth, in metres.</summary>
    public double MetresTo(GeoPoint other)
    {
        var (lat1, lat2) = (Radians(Latitude), Radians(other.Latitude));
        var (halfLat, halfLong) = ((lat2 - lat1) / 2, Radians(other.Longitude - Longitude) / 2);
        var chord = Square(Math.Sin(halfLat)) + (Math.Cos(lat1) * Math.Cos(lat2) * Square(Math.Sin(halfLong)));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
