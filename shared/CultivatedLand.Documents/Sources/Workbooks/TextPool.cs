namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Pool of strings that gives one string for a repeated text. The name of a village stands in hundreds of rows.</summary>
internal sealed class TextPool
{
    private const int Places = 1 << 14;
    private const int LongestPooled = 64;

    private readonly string?[] _texts = new string?[Places];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestPooled)
            return text.ToString();
        ref var known = ref _texts[string.GetHashCode(text) & (Places - 1)];
        return known is not null && text.SequenceEqual(known) ? known : known = text.ToString();
    }
}
