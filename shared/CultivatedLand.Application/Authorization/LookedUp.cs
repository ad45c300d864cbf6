using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Object that was looked up for a user who wants to do something with it.</summary>
/// <param name="Place">Place of the object. Null for one that belongs to all places.</param>
/// <param name="Permission">Permission for what the user wants to do.</param>
/// <param name="IsSeen">Whether the user may know of it.</param>
/// <param name="IsAllowed">Whether the user has the permission at its place.</param>
public sealed record LookedUp<T>(T Item, Place? Place, Permission Permission, bool IsSeen, bool IsAllowed);
