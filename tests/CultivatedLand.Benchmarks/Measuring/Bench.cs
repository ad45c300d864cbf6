using System.Diagnostics;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>What a part needs: how much to measure, where to put it, whom to tell.</summary>
/// <param name="Scratch">A folder of this run alone, on the disk that is to be measured.</param>
/// <param name="Ledgers">Sample ledgers, kept from run to run.</param>
public sealed record Bench(int Tasks, int Rounds, string Output, string Scratch, string Ledgers, Report Report)
{
    public static void Say(string what) => Console.WriteLine($"  … {what}");

    /// <summary>An empty folder for one side of a comparison.</summary>
    public string Folder(string name)
    {
        var folder = Path.Combine(Scratch, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    public static async Task<double> Seconds(Func<Task> work)
    {
        var since = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    public static double Seconds(Action work)
    {
        var since = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}

/// <summary>Something that is measured.</summary>
public interface IPart
{
    string Name { get; }

    Task Run(Bench bench);
}
