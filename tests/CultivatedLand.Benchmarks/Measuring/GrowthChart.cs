using System.Globalization;
using System.Text;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>
/// Lines over the number of tasks, both axes logarithmic: a thing that grows with the number is a slope of one, the dashed line.
/// </summary>
internal sealed class GrowthChart(IReadOnlyList<int> tasks)
{
    private const int Width = 760,
        Height = 460,
        Left = 70,
        Right = 210,
        Top = 40,
        Bottom = 50;
    private static readonly string[] Colours = ["#0b6e4f", "#b3541e", "#1d4e89", "#7b2d8b", "#6b705c"];

    private readonly List<(string Name, IReadOnlyList<double> Values)> _lines = [];

    public void Add(string name, IReadOnlyList<double> values) => _lines.Add((name, values));

    public string Svg()
    {
        var text = new StringBuilder();
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">"
            )
        );
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<title>How cost grows with the number of tasks</title><rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>"
            )
        );
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left}\" y=\"20\" font-size=\"14\">Each against its value at {tasks[0]:#,0} tasks; "
                    + $"dashed: grows as the tasks do</text>"
            )
        );
        var highest = Math.Max((double)tasks[^1] / tasks[0], _lines.Max(line => line.Values.Max() / line.Values[0]));
        var lowest = Math.Min(0.1, _lines.Min(line => line.Values.Min() / line.Values[0]));
        for (var power = Math.Floor(Math.Log10(lowest)); power <= Math.Ceiling(Math.Log10(highest)); power++)
            Grid(text, Math.Pow(10, power), lowest, highest);
        foreach (var count in tasks)
            text.AppendLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<text x=\"{X(count):0}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{count:#,0}</text>"
                )
            );
        text.AppendLine(
            Line(tasks.Select(count => (double)count / tasks[0]).ToList(), "#999", lowest, highest, "stroke-dasharray=\"5 5\"")
        );
        for (var index = 0; index < _lines.Count; index++)
            Draw(text, index, lowest, highest);
        return text.AppendLine("</svg>").ToString();
    }

    private void Draw(StringBuilder text, int index, double lowest, double highest)
    {
        var ((name, values), colour) = (_lines[index], Colours[index % Colours.Length]);
        text.AppendLine(Line([.. values.Select(value => value / values[0])], colour, lowest, highest, ""));
        var y = Top + 20 + (index * 36);
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Width - Right + 15}\" x2=\"{Width - Right + 35}\" y1=\"{y - 4}\" y2=\"{y - 4}\" "
                    + $"stroke=\"{colour}\" stroke-width=\"3\"/>"
            )
        );
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Width - Right + 40}\" y=\"{y}\">{name}</text>"
                    + $"<text x=\"{Width - Right + 40}\" y=\"{y + 15}\" fill=\"#555\">{Figure.Text(values[0])} → {Figure.Text(values[^1])}</text>"
            )
        );
    }

    private static void Grid(StringBuilder text, double value, double lowest, double highest)
    {
        var y = Y(value, lowest, highest);
        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0}\" y2=\"{y:0}\" stroke=\"#e3e3e3\"/>"
                    + $"<text x=\"{Left - 8}\" y=\"{y + 4:0}\" text-anchor=\"end\">{value:#,0.###} ×</text>"
            )
        );
    }

    private string Line(List<double> values, string colour, double lowest, double highest, string style)
    {
        var points = values.Select(
            (value, index) => string.Create(CultureInfo.InvariantCulture, $"{X(tasks[index]):0.0},{Y(value, lowest, highest):0.0}")
        );
        return $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" {style} points=\"{string.Join(' ', points)}\"/>";
    }

    private double X(int count) =>
        Left + ((Width - Left - Right) * Math.Log((double)count / tasks[0]) / Math.Log((double)tasks[^1] / tasks[0]));

    private static double Y(double value, double lowest, double highest) =>
        Top + ((Height - Top - Bottom) * (1 - ((Math.Log10(value) - Math.Log10(lowest)) / (Math.Log10(highest) - Math.Log10(lowest)))));
}
