namespace CultivatedLand.Domain.Leads;

/// <summary>Rules for finding an earlier report of the same thing, because two people may pass the same field.</summary>
public static class LeadLikeness
{
    public static readonly TimeSpan Looks = TimeSpan.FromDays(14);

    private const double NearMetres = 60;
    private const double NearlyEqual = 0.8;

    /// <summary>Finds the earliest of these leads that is likely the same. Null where there is none.</summary>
    /// <param name="known">Recorded leads. Only leads that have not ended and were found within <see cref="Looks"/> count.</param>
    public static Lead? First(LeadSpec spec, IEnumerable<Lead> known) =>
        known
            .Where(lead => !lead.IsEnded && (spec.FoundAt - lead.Spec.FoundAt).Duration() <= Looks)
            .OrderBy(lead => lead.Spec.FoundAt)
            .FirstOrDefault(lead => IsLike(spec, lead.Spec));

    private static bool IsLike(LeadSpec left, LeadSpec right) =>
        (left.Position is { } here && right.Position is { } there && here.MetresTo(there) <= NearMetres)
        || (IsNear(left, right) && IsSameParcel(left.Parcel, right.Parcel))
        || (left.Place.IsAlsoCalled(right.Place) && Likeness(left.What, right.What) >= NearlyEqual);

    /// <summary>Whether two leads lie at one place, or one place lies within the other: a village and its group.</summary>
    private static bool IsNear(LeadSpec left, LeadSpec right) =>
        left.Place.Upwards().Any(right.Place.IsAlsoCalled) || right.Place.Upwards().Any(left.Place.IsAlsoCalled);

    private static bool IsSameParcel(string? left, string? right) =>
        !string.IsNullOrWhiteSpace(left) && string.Equals(left.Trim(), right?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the share of neighbouring letter pairs that two texts have in common, from 0 to 1 (Dice coefficient).</summary>
    private static double Likeness(string left, string right)
    {
        var (first, second) = (Pairs(left), Pairs(right));
        return first.Count + second.Count == 0 ? 0 : 2.0 * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var letters = text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToList();
        return [.. letters.Zip(letters.Skip(1))];
    }
}
