using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Conditions of a query on <c>ledger_rows r</c>. Their parameters are the first ones of the statement.</summary>
internal sealed class LedgerRowFilter
{
    private readonly List<string> _conditions = [];
    private readonly List<string> _byWords = [];
    private readonly List<string> _rowByRow = [];
    private readonly List<string> _values = [];
    private readonly PlaceFilter _places;

    public LedgerRowFilter(LedgerConnection connection, LedgerQuery query, PlaceFilter places)
    {
        _places = places;
        if (query.PlanId is { } plan)
            Word("plan", InternedTextKind.Plan, plan);
        if (query.Kind is { } kind)
            Word("kind", InternedTextKind.Kind, EnumCodes.TaskKinds.CodeOf(kind));
        if (query.Status is { } status)
            Word("status", InternedTextKind.Status, EnumCodes.LifeStages.CodeOf(status));
        if (query.PhaseKind is { } phase)
            Words(
                "phase",
                InternedTextKind.Phase,
                $"substr(word, 1, instr(word, {Storage.LedgerViews.InternedText.SqlSeparator}) - 1) "
                    + $"= {Value(EnumCodes.PhaseKinds.CodeOf(phase))}"
            );
        if (query.PhaseName is { } name)
            Words(
                "phase",
                InternedTextKind.Phase,
                $"substr(word, instr(word, {Storage.LedgerViews.InternedText.SqlSeparator}) + 1) = {Value(name)}"
            );
        if (query.LeadOffice is { } office)
            Words(
                "offices",
                InternedTextKind.Offices,
                $"instr(word, {Storage.LedgerViews.InternedText.SqlSeparator} || {Value(office)} "
                    + $"|| {Storage.LedgerViews.InternedText.SqlSeparator})"
            );
        if (query.LateOnly)
            Late(query.Today);
        if (query.DueFrom is { } from)
            _conditions.Add(Invariant($"r.due >= {from.DayNumber}"));
        if (query.DueTo is { } to)
            _conditions.Add(Invariant($"r.due <= {to.DayNumber}"));
        if (query.Search is { Length: > 0 } search)
            Search(SearchMatches.Of(connection, search), search);
    }

    /// <summary>Number of matches above which a page fills before many rows have been checked in vain.</summary>
    public const int ManyRows = 5000;

    /// <summary>
    /// Whether a search matches so few rows that they are looked up by number and sorted, instead of walking an index past all others.
    /// </summary>
    public bool NamesRows { get; private set; }

    public bool HasPlaces => !_places.IsOpen;

    /// <summary>Number of the first parameter that does not belong to the filter.</summary>
    public int Free => _values.Count + (HasPlaces ? 2 : 1);

    /// <param name="place">Name of the place column. A plus before it keeps SQLite from using its index.</param>
    /// <param name="isBroad">Whether to search row by row instead of first finding all matching words.</param>
    public string Conditions(string place, bool isBroad) =>
        string.Join(" AND ", [_places.On(place, _values.Count + 1), .. _conditions, .. isBroad ? _rowByRow : _byWords]);

    public PreparedStatement Bind(PreparedStatement statement)
    {
        foreach (var value in _values)
            statement.Bind(value);
        return _places.Bind(statement);
    }

    private void Late(DateOnly today)
    {
        Word("status", InternedTextKind.Status, "active");
        _conditions.Add(Invariant($"r.due < {today.DayNumber}"));
    }

    private void Search(SearchMatches found, string text)
    {
        if (found.IsEverything)
            return;
        NamesRows = found.Rows <= ManyRows;
        var (value, names, places) = (
            Value(text),
            $"(SELECT value FROM json_each({Value(found.Names)}))",
            $"(SELECT value FROM json_each({Value(found.Places)}))"
        );
        _byWords.Add(
            NamesRows
                ? $"r.id IN (SELECT id FROM ledger_rows INDEXED BY rows_by_name WHERE name IN {names} UNION SELECT id FROM "
                    + $"ledger_rows INDEXED BY rows_by_place WHERE place IN {places})"
                : $"(r.name IN {names} OR r.place IN {places})"
        );
        _rowByRow.Add($"(instr((SELECT word FROM listed_words WHERE id = r.name), {value}) OR r.place IN {places})");
    }

    private void Word(string column, InternedTextKind sort, string word) =>
        _conditions.Add(Invariant($"r.{column} = (SELECT id FROM listed_words WHERE sort = {(int)sort} AND word = {Value(word)})"));

    private void Words(string column, InternedTextKind sort, string condition) =>
        _conditions.Add(Invariant($"r.{column} IN (SELECT id FROM listed_words WHERE sort = {(int)sort} AND {condition})"));

    private string Value(string value)
    {
        _values.Add(value);
        return Invariant($"?{_values.Count}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
