using CultivatedLand.Domain;

namespace CultivatedLand.Application.Interviews;

/// <summary>Reader of what people typed about an interview.</summary>
public static class InterviewInput
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '\r'];

    public static string Line(string? typed) => VisibleText.Of((typed ?? "").ReplaceLineEndings(" ")).Trim();

    public static string Text(string? typed) => VisibleText.Of((typed ?? "").ReplaceLineEndings("\n")).Trim();

    public static EquatableArray<string> Names(IEnumerable<string>? typed) =>
        (typed ?? []).Select(Line).Where(name => name.Length > 0).Distinct().ToEquatableArray();

    /// <summary>Reads names that are separated by commas, enumeration commas or line ends.</summary>
    public static EquatableArray<string> Names(string? typed) => Names((typed ?? "").Split(Separators));
}
