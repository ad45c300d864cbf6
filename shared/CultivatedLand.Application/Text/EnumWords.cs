namespace CultivatedLand.Application.Text;

/// <summary>Parser and writer of the words for an enumeration's values, as they are sent: <c>closed-out</c>, <c>ClosedOut</c>.</summary>
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

    /// <summary>Returns the word for a value, as it is sent: <c>closed-out</c>.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select(
                    (letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()
                )
        );
}
