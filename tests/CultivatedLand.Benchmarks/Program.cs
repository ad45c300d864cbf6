using System.CommandLine;
using CultivatedLand.Benchmarks.Hosts;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Benchmarks.Parts;

if (args is [BareWebApp.Verb, var addressFile])
{
    await BareWebApp.Run(addressFile);
    return 0;
}

IPart[] parts =
[
    new WakeUpBenchmark(),
    new PeerBenchmark(),
    new LoadBenchmark(),
    new MondayMorningBenchmark(),
    new MemoryBenchmark(),
    new GrowthBenchmark(),
    new RehearsalBenchmark(),
    new ReadingBenchmark(),
    new Small(),
];
var names = string.Join(',', parts.Select(part => part.Name));

var chosen = new Option<string>("--parts")
{
    Description = $"what to measure, with commas between: {names}",
    DefaultValueFactory = _ => names,
};
var tasks = new Option<int>("--tasks") { Description = "sleeping tasks in the ledger", DefaultValueFactory = _ => 1_000_000 };
var rounds = new Option<int>("--rounds")
{
    Description = "rounds of each figure; five at least for one that is published",
    DefaultValueFactory = _ => 5,
};
var output = new Option<string>("--out")
{
    Description = "folder for results.md, results.csv and growth.svg",
    DefaultValueFactory = _ => "results",
};
var ledgers = new Option<string>("--ledgers")
{
    Description = "folder in which sample ledgers are kept for the next run; some 10 GB for a million tasks",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "cultivatedland-ledgers"),
};

var root = new RootCommand("Measures CultivatedLand beside its peers and writes a table.") { chosen, tasks, rounds, output, ledgers };
root.SetAction(
    async (parsed, _) =>
    {
        var wanted = parsed.GetValue(chosen)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Except(parts.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no part “{unknown}”; the parts are {names}.");
            return 2;
        }

        var report = new Report(
            parsed.GetValue(output)!,
            Machine.This(),
            $"--parts {string.Join(',', wanted)} --tasks {parsed.GetValue(tasks)} --rounds {parsed.GetValue(rounds)}"
        );
        var scratch = Path.Combine(parsed.GetValue(ledgers)!, $"scratch-{Environment.ProcessId}");
        var bench = new Bench(
            parsed.GetValue(tasks),
            parsed.GetValue(rounds),
            parsed.GetValue(output)!,
            scratch,
            parsed.GetValue(ledgers)!,
            report
        );
        foreach (var part in parts.Where(part => wanted.Contains(part.Name)))
        {
            Console.WriteLine(part.Name);
            await part.Run(bench);
            report.Save();
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }
);
return await root.Parse(args).InvokeAsync();
