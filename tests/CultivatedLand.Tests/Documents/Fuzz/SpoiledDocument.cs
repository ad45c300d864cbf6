using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <param name="Description">How it was spoiled and as what kind of file, for the sentence of a failing test.</param>
internal sealed record SpoiledDocument(SourceFile File, string Description)
{
    private const int DeepestTables = 200;

    /// <summary>How many documents in a row hold every way of spoiling in every kind of file.</summary>
    public static int Round { get; } = Mutations.All.Length * Wrappings.All.Length;

    /// <summary>
    /// The same document for the same number. The first way of spoiling and the kind of file go round;
    /// up to three more ways follow by chance.
    /// </summary>
    public static SpoiledDocument Number(int number, IReadOnlyList<string> seeds)
    {
        var random = new Random(number);
        var wrapping = Wrappings.All[number / Mutations.All.Length % Wrappings.All.Length];
        var ways = Enumerable
            .Range(0, random.Next(4))
            .Select(_ => random.Next(Mutations.All.Length))
            .Prepend(number % Mutations.All.Length)
            .Select(way => Mutations.All[way])
            .ToList();
        var text = ways.Aggregate(seeds[random.Next(seeds.Count)], (spoiled, way) => way.Of(random, spoiled, seeds));
        var depth = ways.Any(way => way.Name == Mutations.NestedTables) ? random.Next(2, DeepestTables) : 0;
        var file = wrapping.Of(random, text, depth);
        if (ways.Any(way => way.Name == Mutations.DamagedBytes))
            file = Damaged(random, file);
        return new(
            file,
            $"no. {number} ({wrapping.Name}, {file.Content.Length / 1024} KB: {string.Join(", ", ways.Select(way => way.Name))})"
        );
    }

    private static SourceFile Damaged(Random random, SourceFile file)
    {
        var bytes = file.Content.ToArray();
        for (var i = random.Next(1, 2 + (bytes.Length / 200)); i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return file with { Content = bytes };
    }
}
