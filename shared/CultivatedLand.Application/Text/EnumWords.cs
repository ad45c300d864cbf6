namespace CultivatedLand.Application.Text;

/// <summary>Parser of the words for an enumeration's values, as they are sent: <c>closed-out</c>, <c>ClosedOut</c>.</summary>
public static class EnumWords
{
    /// <returns>Null for anything but one word of the enumeration. A number is none, though the framework would take it.</returns>
    public static T? Parse<T>(string? word)
        where T : struct, Enum =>
        word?.Replace("-", "", StringComparison.Ordinal) is { Length: > 0 } plain
        && plain.All(char.IsAsciiLetter)
        && Enum.TryParse<T>(plain, ignoreCase: true, out var value)
            ? value
            : null;
}
