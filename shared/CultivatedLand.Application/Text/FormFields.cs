namespace CultivatedLand.Application.Text;

/// <summary>
/// Fields of a form as somebody typed them, by name; names ignore case. Inputs read from it, so that no input knows how a form arrives.
/// </summary>
/// <param name="fields">Values of each field, in the order in which they were sent.</param>
public sealed class FormFields(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(fields, StringComparer.OrdinalIgnoreCase);

    public static FormFields Empty { get; } = new([]);

    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Text of a field. It is empty for a field that was not sent; several values are joined by commas.</summary>
    public string this[string name] => string.Join(',', All(name));

    /// <summary>Returns all values of a field. The list is empty for a field that was not sent.</summary>
    public IReadOnlyList<string> All(string name) => _fields.GetValueOrDefault(name) ?? [];

    public bool Has(string name) => _fields.ContainsKey(name);
}
