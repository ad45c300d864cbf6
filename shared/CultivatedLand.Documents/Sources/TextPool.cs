using System.Xml;

namespace CultivatedLand.Documents.Sources;

/// <summary>Texts of an XML file, one string for a text that comes again: the name of a village stands in hundreds of rows.</summary>
internal sealed class TextPool
{
    private const int Places = 1 << 14;
    private const int LongestPooled = 64;

    /// <summary>The most that a cell of a workbook may hold.</summary>
    private const int Longest = 32_767;

    private readonly string?[] _texts = new string?[Places];
    private char[] _buffer = new char[256];
    private int _length;

    public void Clear() => _length = 0;

    public void Append(XmlReader reader)
    {
        while (_length < Longest)
        {
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, Math.Min(_length * 2, Longest));
            var read = reader.ReadValueChunk(_buffer, _length, _buffer.Length - _length);
            if (read == 0)
                break;
            _length += read;
        }
    }

    /// <summary>What was appended since the last <see cref="Clear"/>.</summary>
    public string Take()
    {
        var text = _buffer.AsSpan(0, _length);
        if (text.Length is 0 or > LongestPooled)
            return text.ToString();
        ref var known = ref _texts[string.GetHashCode(text) & (Places - 1)];
        return known is not null && text.SequenceEqual(known) ? known : known = text.ToString();
    }
}
