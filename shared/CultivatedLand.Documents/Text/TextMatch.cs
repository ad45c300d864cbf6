namespace CultivatedLand.Documents.Text;

/// <summary>Rules for matching words at a position of folded text.</summary>
internal static class TextMatch
{
    public static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    /// <summary>Finds the first of the words that stands at this position, and its end. Null where none does.</summary>
    public static (int Index, int End)? At(string text, int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at <= text.Length && text.AsSpan(at).StartsWith(words[i], StringComparison.Ordinal))
                return (i, at + words[i].Length);
        }

        return null;
    }

    public static bool EndsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool StartsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool ContainsAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
