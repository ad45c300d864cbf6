using System.Diagnostics;
using System.Text;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Benchmarks.Hosts;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>
/// A host process on virtual time, so fast that a thousand tasks fall due in every real second, each minute's at once;
/// meanwhile people look at pages and upload plans.
/// Time runs on while work is done. Lateness is told by the facts themselves:
/// real seconds from the moment a notice was meant for to the moment it was decided.
/// </summary>
internal sealed class LoadBenchmark : IPart
{
    private const int DuePerSecond = 1000;
    private const int MinutesOfMorning = 600;
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(30);

    public string Name => "load";

    public async Task Run(Bench bench)
    {
        var (lateness, pages, uploads, rates) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= bench.Rounds; round++)
        {
            Bench.Say($"round {round} of {bench.Rounds}");
            var folder = await SampleLedger.Copy(bench, bench.Tasks, DueOrder.OneMorning, "host");
            var speed = (double)DuePerSecond * 60 * MinutesOfMorning / bench.Tasks;

            // Midnight, by which the first are due, comes ten seconds after the start.
            var start = SampleTasks.Morning(0).AddHours(-10).AddSeconds(-speed * 10);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, HostConfiguration.Name), """{ "clockRunsOn": true }""");
            var (host, _) = await HostUnderTest.Serve(
                folder.Path,
                "--clock",
                ChinaTime.Of(start).ToString("yyyy-MM-dd'T'HH:mm", null),
                "--speed",
                speed.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)
            );
            using (host)
            {
                host.UseToken(folder.Path);
                await SamplePeople.Put(host.Http);
                var visitor = await host.SignIn();
                using var end = new CancellationTokenSource(Load + TimeSpan.FromSeconds(10));
                var looking = Pages.Ask(visitor, Pages.Open, int.MaxValue, end.Token, TimeSpan.FromMilliseconds(100));
                var uploading = Upload(host.Http, end.Token);
                pages.Add(Pages.Percentile(await looking, 0.95));
                uploads.Add(Pages.Percentile(await uploading, 0.95));
            }

            var late = Lateness(folder, speed);
            rates.Add(late.Count / Load.TotalSeconds);
            lateness.Add(Pages.Percentile(late, 0.99));
        }

        var part = $"Under load, {bench.Tasks:#,0} tasks, {DuePerSecond:#,0} due a second";
        bench.Report.Add(
            new Figure(part, "wake-ups done", "/s", rates),
            new Figure(part, "lateness, 99th percentile", "s", lateness, Goal: Goal.AtMost(2, "s")),
            new Figure(part, "page, 95th percentile", "ms", pages, Goal: Goal.AtMost(100, "ms")),
            new Figure(part, "upload of a plan, 95th percentile", "ms", uploads)
        );
    }

    private static async Task<List<double>> Upload(HttpClient http, CancellationToken cancellationToken)
    {
        var all = new List<double>();
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            var since = Stopwatch.GetTimestamp();
            using var content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(
                    $"石桥镇第{number + 1}批耕地整改方案\n\n{number + 1}号地块恢复耕种，面积 12.5 亩，2024年10月30日前完成整改，责任单位：建管办。\n"
                )
            );
            using var answer = await http.PostAsync(
                new Uri($"/api/plans?name=plan-{number}.txt", UriKind.Relative),
                content,
                CancellationToken.None
            );
            answer.EnsureSuccessStatusCode();
            all.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(1000, CancellationToken.None);
        }

        return all;
    }

    private static List<double> Lateness(DataFolder folder, double speed)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT fact FROM facts WHERE version > 2";
        using var rows = command.ExecuteReader();
        var all = new List<double>();
        while (rows.Read())
        {
            if (CaseJson.ReadFact((byte[])rows[0]) is TaskFact.NoticeIssued issued)
                all.Add((issued.At - issued.SendAt).TotalSeconds / speed);
        }

        return all;
    }
}
