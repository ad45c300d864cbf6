using System.Globalization;
using System.Text;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Domain.Tasks;

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

    /// <summary>Draws parcels: the late ones first, then in the order of the file.</summary>
    public static ParcelDrawing Of(IReadOnlyList<(Parcel Parcel, LedgerRow Row)> parcels, DateOnly today)
    {
        if (parcels.Count == 0)
            return new([], 0, false);
        var frame = Frame.Around(parcels.SelectMany(item => item.Parcel.Rings));
        var (drawn, signs) = (new List<ParcelPath>(), 0);
        foreach (var (parcel, row) in parcels.OrderBy(item => StateOf(item.Row, today)))
        {
            var path = new StringBuilder();
            foreach (var ring in parcel.Rings)
                Draw(path, ring, frame);
            signs += path.Length;
            if (signs > MostSigns)
                return new(drawn, frame.Height, true);
            var (x, y) = Middle(parcel.Rings[0], frame);
            drawn.Add(new ParcelPath(drawn.Count + 1, row, StateOf(row, today), path.ToString(), x, y));
        }

        return new(drawn, frame.Height, false);
    }

    private static ParcelState StateOf(LedgerRow row, DateOnly today) =>
        row.IsLate(today) ? ParcelState.Late
        : row.Status == RectificationStatus.Active ? ParcelState.Active
        : row.Status == RectificationStatus.ClosedOut ? ParcelState.Closed
        : ParcelState.Resting;

    private static void Draw(StringBuilder path, double[] ring, Frame frame)
    {
        var step = Math.Max(1, ring.Length / 2 / MostPointsInRing);
        var last = "";
        for (var index = 0; index < ring.Length; index += 2 * step)
        {
            var point = string.Create(CultureInfo.InvariantCulture, $"{frame.X(ring[index])},{frame.Y(ring[index + 1])}");
            if (point != last)
                path.Append(last.Length == 0 ? 'M' : 'L').Append(point);
            last = point;
        }

        path.Append('Z');
    }

    private static (decimal X, decimal Y) Middle(double[] ring, Frame frame)
    {
        var (x, y) = (0.0, 0.0);
        for (var index = 0; index < ring.Length; index += 2)
            (x, y) = (x + ring[index], y + ring[index + 1]);
        return (frame.X(x / ring.Length * 2), frame.Y(y / ring.Length * 2));
    }

    private sealed record Frame(double West, double North, double PerDegree, double Squeeze, int Height)
    {
        public decimal X(double longitude) => decimal.Round((decimal)(Margin + ((longitude - West) * Squeeze * PerDegree)), 1);

        public decimal Y(double latitude) => decimal.Round((decimal)(Margin + ((North - latitude) * PerDegree)), 1);

        public static Frame Around(IEnumerable<double[]> rings)
        {
            var (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (var ring in rings)
            {
                for (var index = 0; index < ring.Length; index += 2)
                {
                    (west, east) = (Math.Min(west, ring[index]), Math.Max(east, ring[index]));
                    (south, north) = (Math.Min(south, ring[index + 1]), Math.Max(north, ring[index + 1]));
                }
            }

            var squeeze = Math.Cos((south + north) / 2 * Math.PI / 180);
            var (wide, high) = (Math.Max((east - west) * squeeze, 1e-6), Math.Max(north - south, 1e-6));
            var perDegree = Math.Min((Width - (2 * Margin)) / wide, (LargestHeight - (2 * Margin)) / high);
            return new Frame(west, north, perDegree, squeeze, (int)Math.Ceiling((high * perDegree) + (2 * Margin)));
        }
    }
}
