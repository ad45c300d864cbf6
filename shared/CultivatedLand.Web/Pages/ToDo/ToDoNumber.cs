using System.Collections.Concurrent;
using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>
/// Number beside the menu entry of the to-do page. It is counted again after half a minute, or once the user has done something,
/// because every page shows it.
/// </summary>
internal sealed class ToDoNumber(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (int Number, long CountedAt)> _counted = [];

    /// <param name="count">Function that counts. It is called where the last count is too old.</param>
    public async Task<int> Of(CurrentUser user, Func<Task<int>> count)
    {
        if (_counted.TryGetValue(Key(user), out var known) && clock.GetElapsedTime(known.CountedAt) < Fresh)
            return known.Number;
        var number = await count();
        Note(user, number);
        return number;
    }

    public void Note(CurrentUser user, int number) => _counted[Key(user)] = (number, clock.GetTimestamp());

    /// <summary>Forgets the count of a user who does something.</summary>
    public void Forget(CurrentUser user) => _counted.TryRemove(Key(user), out _);

    private static string Key(CurrentUser user) => user.Account ?? "";
}
