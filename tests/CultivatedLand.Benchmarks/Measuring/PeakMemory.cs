using CultivatedLand.Benchmarks.Hosts;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>The most memory this process has had in use between two moments, in MiB.</summary>
internal static class PeakMemory
{
    public static double Begin()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        return HostUnderTest.MemoryOf(Environment.ProcessId, "VmRSS");
    }

    public static double Since(double before) => HostUnderTest.MemoryOf(Environment.ProcessId, "VmHWM") - before;
}
