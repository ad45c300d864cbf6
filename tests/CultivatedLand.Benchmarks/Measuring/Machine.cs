using System.Globalization;
using System.Runtime.InteropServices;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>Where the figures come from.</summary>
public sealed record Machine(DateOnly Day, int Cores, double Gibibytes)
{
    public static Machine This() =>
        new(
            DateOnly.FromDateTime(DateTime.Now),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30)
        );

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Cores} cores, {Math.Round(Gibibytes)} "
                + $"GiB, {RuntimeInformation.OSDescription.Split(' ')[0]}, {RuntimeInformation.FrameworkDescription}"
        );
}
