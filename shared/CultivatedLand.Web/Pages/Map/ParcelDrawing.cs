using System.Globalization;
using System.Text;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Domain.Tasks;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CultivatedLand.Web.Pages.Map;

/// <summary>Path of a parcel in the drawing.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="X">Horizontal position of its number.</param>
public sealed record ParcelPath(int Number, LedgerRow Row, ParcelState State, string Path, decimal X, decimal Y);

/// <summary>State of a parcel's task, in the order of drawing.</summary>
public enum ParcelState
{
    Late,
    Active,
    Closed,
    Resting,
}

/// <summary>
/// Drawing of parcels, 1000 wide. Within a county the earth is flat enough; a degree of longitude is shorter than one of latitude.
/// </summary>
/// <param name="IsCut">Whether some parcels are left out, because the page would become too large.</param>
public sealed record ParcelDrawing(IReadOnlyList<ParcelPath> Parcels, int Height, bool IsCut)
{
    public const int Width = 1000;
    private const int Margin = 20;
    private const int LargestHeight = 1400;
    private const int MostSigns = 70_000;
    private const int MostPointsInRing = 60;

    /// <summary>Distance that nobody sees in the drawing.</summary>
    private const double Tolerance = 0.5;

    /// <summary>Draws parcels: the late ones first, then in the order of the file.</summary>
    public static ParcelDrawing Of(IReadOnlyList<(Parcel Parcel, LedgerRow Row)> parcels, DateOnly today)
    {
        if (parcels.Count == 0)
            return new([], 0, false);
        var frame = Frame.Of(ParcelGeometry.Around(parcels.Select(item => item.Parcel)));
        var (drawn, signs) = (new List<ParcelPath>(), 0);
        foreach (var (parcel, row) in parcels.OrderBy(item => StateOf(item.Row, today)))
        {
            var shape = ParcelGeometry.Of(parcel.Rings, frame.Point);
            var path = Draw(ParcelGeometry.Simplified(shape, Tolerance, MostPointsInRing * parcel.Rings.Count));
            signs += path.Length;
            if (signs > MostSigns)
                return new(drawn, frame.Height, true);
            var label = ParcelGeometry.Label(shape);
            drawn.Add(new ParcelPath(drawn.Count + 1, row, StateOf(row, today), path, Rounded(label.X), Rounded(label.Y)));
        }

        return new(drawn, frame.Height, false);
    }

    private static ParcelState StateOf(LedgerRow row, DateOnly today) =>
        row.IsLate(today) ? ParcelState.Late
        : row.Status == RectificationStatus.Active ? ParcelState.Active
        : row.Status == RectificationStatus.ClosedOut ? ParcelState.Closed
        : ParcelState.Resting;

    private static string Draw(Geometry shape)
    {
        var path = new StringBuilder();
        foreach (var ring in LinearComponentExtracter.GetLines(shape))
        {
            var last = "";
            foreach (var corner in ring.Coordinates.SkipLast(1))
            {
                var point = string.Create(CultureInfo.InvariantCulture, $"{Rounded(corner.X)},{Rounded(corner.Y)}");
                if (point != last)
                    path.Append(last.Length == 0 ? 'M' : 'L').Append(point);
                last = point;
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    private static decimal Rounded(double position) => decimal.Round((decimal)position, 1);

    private sealed record Frame(double West, double North, double PerDegree, double Squeeze, int Height)
    {
        public Coordinate Point(double longitude, double latitude) =>
            new(Margin + ((longitude - West) * Squeeze * PerDegree), Margin + ((North - latitude) * PerDegree));

        public static Frame Of(Envelope around)
        {
            var squeeze = Math.Cos(around.Centre.Y * Math.PI / 180);
            var (wide, high) = (Math.Max(around.Width * squeeze, 1e-6), Math.Max(around.Height, 1e-6));
            var perDegree = Math.Min((Width - (2 * Margin)) / wide, (LargestHeight - (2 * Margin)) / high);
            return new Frame(around.MinX, around.MaxY, perDegree, squeeze, (int)Math.Ceiling((high * perDegree) + (2 * Margin)));
        }
    }
}
