using System.Runtime.CompilerServices;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>Extension methods that run requests to the network in parallel, a few at a time.</summary>
internal static class BoundedParallel
{
    public const int AtATime = 24;

    public static Task Do<T>(this IEnumerable<T> items, Func<T, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (item, _) => await work(item)
        );

    public static async Task<IReadOnlyList<TResult>> Ask<T, TResult>(
        this IReadOnlyList<T> items,
        Func<T, Task<TResult>> work,
        CancellationToken cancellationToken
    )
    {
        var answers = new TResult[items.Count];
        await Enumerable.Range(0, items.Count).Do(async index => answers[index] = await work(items[index]), cancellationToken);
        return answers;
    }

    /// <summary>Requests an answer for each item, some items ahead of the reader, and keeps the order.</summary>
    public static async IAsyncEnumerable<(T Item, TResult Answer)> Ask<T, TResult>(
        this IAsyncEnumerable<T> items,
        int ahead,
        Func<T, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var chunk in items.Chunk(Math.Clamp(ahead, 1, AtATime)).WithCancellation(cancellationToken))
        {
            var answers = await chunk.Ask(work, cancellationToken);
            for (var index = 0; index < chunk.Length; index++)
                yield return (chunk[index], answers[index]);
        }
    }
}
