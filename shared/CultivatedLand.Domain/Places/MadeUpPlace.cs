namespace CultivatedLand.Domain.Places;

/// <summary>
/// Rules for the place 本地, which older ledgers made up for a document that named none.
/// No plan gets it any more. Tasks that have it keep it, and a later edition of their plan is still found.
/// </summary>
public static class MadeUpPlace
{
    private const string Name = "本地";

    public static bool Is(Place place) => place.Upwards().Last().Path == Name;

    /// <summary>Returns what the document itself named: 本地/柳树村 is 柳树村.</summary>
    public static Place Without(Place place) =>
        Is(place) && place.Path.Length > Name.Length ? Place.Parse(place.Path[(Name.Length + 1)..]) ?? place : place;
}
