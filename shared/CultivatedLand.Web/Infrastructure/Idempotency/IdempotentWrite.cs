using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Idempotency;

/// <summary>Feature of a request that writes under an <c>Idempotency-Key</c>.</summary>
/// <param name="begin">Records the write as begun. Its result is the answer to give instead of writing, or null.</param>
internal sealed class IdempotentWrite(Func<IdempotentWrite, Task<IResult?>> begin)
{
    /// <summary>Name of this write, from which ids of new records derive. Null until the write has begun.</summary>
    public string? Key { get; set; }

    /// <summary>Moment at which the write began the first time. A repetition that runs again counts as of then.</summary>
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>
    /// Records the write as begun. It is called after every check of who asks and how:
    /// a refused request leaves no trace, and nobody gets an answer that he may not ask for.
    /// </summary>
    /// <returns>The answer to give instead of writing. Null if the write is to be done.</returns>
    public Task<IResult?> Begin() => begin(this);
}

/// <summary>Extension methods by which handlers make a write repeatable.</summary>
internal static class IdempotentWriteExtensions
{
    /// <returns>The name of the write that this request does. Null if it came without a key.</returns>
    public static string? WriteKey(this HttpContext context) => context.Features.Get<IdempotentWrite>()?.Key;

    /// <returns>The moment of the write: the same one however often it runs under its key.</returns>
    public static DateTimeOffset WriteMoment(this HttpContext context, TimeProvider clock) =>
        context.Features.Get<IdempotentWrite>() is { Key: not null } write ? write.BegunAt : clock.GetUtcNow();
}
