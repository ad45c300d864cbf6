using System.Globalization;
using System.Text;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>Figures as a table: on the screen while they come, and as Markdown and CSV in the output folder after every part.</summary>
public sealed class Report(string folder, Machine machine, string command)
{
    private readonly List<Figure> _figures = [];
    private readonly List<string> _remarks = [];

    public void Add(params IEnumerable<Figure> measured)
    {
        foreach (var figure in measured)
        {
            _figures.Add(figure);
            var beside = figure.Ratio is { } ratio ? $" = {Figure.Text(ratio)} × {figure.Beside!.What}" : "";
            Console.WriteLine($"  {figure.What}: {Spread(figure)} {figure.Unit}{beside}{Verdict(figure, ", goal ")}");
        }
    }

    /// <summary>Something the table cannot say: a part that was left out, what a figure was measured with.</summary>
    public void Remark(string sentence)
    {
        _remarks.Add(sentence);
        Console.WriteLine($"  {sentence}");
    }

    public void Save()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "results.md"), Markdown());
        File.WriteAllText(Path.Combine(folder, "results.csv"), Csv());
    }

    private string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{machine.Day:yyyy-MM-dd}, {machine}; `{command}`. Every figure is the median of its rounds, with the least and the most."
        );
        foreach (var part in _figures.GroupBy(figure => figure.Part))
        {
            text.AppendLine()
                .AppendLine("| " + part.Key + " | median | least–most | unit | rounds | ratio | goal | |")
                .AppendLine("| --- | ---: | ---: | --- | ---: | --- | --- | --- |");
            foreach (var figure in part)
                text.AppendLine(Row(figure));
        }

        if (_remarks.Count > 0)
            text.AppendLine();
        foreach (var remark in _remarks)
            text.AppendLine($"- {remark}");
        return text.ToString();
    }

    private static string Row(Figure figure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {figure.What} | {Figure.Text(figure.Median)} | {Figure.Text(figure.Least)}–{Figure.Text(figure.Most)} "
                + $"| {figure.Unit} | {figure.Rounds.Count} "
                + $"| {(figure.Ratio is { } ratio ? $"{Figure.Text(ratio)} × {figure.Beside!.What}" : "")} | {figure.Goal?.Words} "
                + $"| {Verdict(figure, "")} |"
        );

    private string Csv()
    {
        var text = new StringBuilder("part,what,unit,median,least,most,rounds,beside,ratio,goal,met\n");
        foreach (var figure in _figures)
        {
            string?[] cells =
            [
                figure.Part,
                figure.What,
                figure.Unit,
                Number(figure.Median),
                Number(figure.Least),
                Number(figure.Most),
                Number(figure.Rounds.Count),
                figure.Beside?.What,
                figure.Ratio is { } ratio ? Number(ratio) : null,
                figure.Goal?.Words,
                figure.Goal is { } goal
                    ? goal.IsMet(figure)
                        ? "yes"
                        : "no"
                    : null,
            ];
            text.AppendJoin(
                    ',',
                    cells.Select(cell =>
                        cell is null ? ""
                        : cell.AsSpan().IndexOfAny(",\"") < 0 ? cell
                        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    )
                )
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Spread(Figure figure) => $"{Figure.Text(figure.Median)} ({Figure.Text(figure.Least)}–{Figure.Text(figure.Most)})";

    private static string Verdict(Figure figure, string before) =>
        figure.Goal is not { } goal ? ""
        : goal.IsMet(figure) ? $"{before}met"
        : $"{before}**missed**";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
