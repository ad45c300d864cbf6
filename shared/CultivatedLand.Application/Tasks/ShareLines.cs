using System.Buffers;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Tasks;

/// <summary>Reader of the lines of a split: a place and its area on each, such as 柳树村 30.00.</summary>
internal static class ShareLines
{
    private const int Most = 400;

    private const string Between = " \t,，:：、\u3000";

    private static readonly SearchValues<char> Separators = SearchValues.Create(Between);

    public static (EquatableArray<PlaceShare> Shares, LocalizedText? Fault) Read(string typed)
    {
        var shares = new List<PlaceShare>();
        foreach (var (index, line) in typed.Split('\n').Select(line => line.Trim()).Index())
        {
            if (line.Length == 0)
                continue;
            var cut = line.AsSpan().IndexOfAny(Separators);
            var area = default(Mu?);
            if (
                cut <= 0
                || !TaskActionInput.TryArea(line[cut..].Trim(Between.ToCharArray()), out area)
                || area is not { } read
                || line[..cut].Length > Domain.Places.Place.LongestPath
            )
                return ([], NotAShare(index + 1, line));
            shares.Add(new PlaceShare(line[..cut], read));
        }

        return shares.Count > Most ? ([], TooMany(shares.Count)) : (shares.ToEquatableArray(), null);
    }

    private static LocalizedText NotAShare(int number, string line)
    {
        var shown = line.Length > 60 ? line[..60] : line;
        return new(
            $"第 {number} 行“{shown}”应为村名和面积（最多两位小数），如“柳树村 30.00”。",
            $"Line {number}, “{shown}”, should be a village and its area with at most two decimals, like “柳树村 30.00”."
        );
    }

    private static LocalizedText TooMany(int count) =>
        new($"填了 {count} 行，一次最多 {Most} 行。", $"There are {count} lines; {Most} at most can be split at once.");
}
