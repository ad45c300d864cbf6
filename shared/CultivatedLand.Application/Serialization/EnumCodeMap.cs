namespace CultivatedLand.Application.Serialization;

/// <summary>
/// Map of an enumeration's values to their stable names in files and stores. Renaming a member in code changes none of these names.
/// </summary>
public sealed class EnumCodeMap<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, string> _codes;
    private readonly Dictionary<string, T> _values;

    /// <param name="called">Name of the enumeration in messages.</param>
    internal EnumCodeMap(string called, params (T Value, string Code)[] table)
    {
        Called = called;
        _codes = table.ToDictionary(row => row.Value, row => row.Code);
        _values = table.ToDictionary(row => row.Code, row => row.Value, StringComparer.Ordinal);
    }

    internal string Called { get; }

    internal IEnumerable<KeyValuePair<T, string>> All => _codes;

    public string CodeOf(T value) => _codes[value];

    /// <exception cref="FormatException">No value has this name.</exception>
    public T ValueOf(string code) =>
        _values.TryGetValue(code, out var value) ? value : throw new FormatException($"“{code}” names no {Called}.");
}
