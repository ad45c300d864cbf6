using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>
/// Reader of listed words by their number. Each is read and parsed once in a query.
/// A word that is missing or says nothing makes the row unreadable that needs it.
/// </summary>
internal sealed class InternedTextReader(LedgerConnection connection)
{
    private readonly Dictionary<long, string> _texts = [];
    private readonly Dictionary<long, Place> _places = [];
    private readonly Dictionary<long, EquatableArray<string>> _lists = [];

    public string Text(long id)
    {
        if (!_texts.TryGetValue(id, out var text))
        {
            text =
                connection.Sql("SELECT word FROM listed_words WHERE id = ?1").Bind(id).First(row => row.TextOrNull(0))
                ?? throw new FormatException($"The word {id} of the list is missing.");
            _texts.Add(id, text);
        }

        return text;
    }

    public Place Place(long id)
    {
        if (!_places.TryGetValue(id, out var place))
        {
            place =
                Domain.Places.Place.Parse(Text(id)) ?? throw new FormatException($"The word {id} of the list, “{Text(id)}”, is no place.");
            _places.Add(id, place);
        }

        return place;
    }

    public EquatableArray<string> Several(long id)
    {
        if (!_lists.TryGetValue(id, out var list))
            _lists.Add(id, list = [.. InternedText.Split(Text(id))]);
        return list;
    }

    public TaskKind Kind(long id) => EnumCodes.TaskKinds.ValueOf(Text(id));

    public RectificationStatus Status(long id) => EnumCodes.LifeStages.ValueOf(Text(id));

    public (PhaseKind Kind, string Name) Phase(long id) => InternedText.Phase(Text(id));
}
