using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Context of a request, known to every page of the console.</summary>
/// <param name="Path">Path and query of the request, to come back to.</param>
/// <param name="Now">In UTC; pages show the local time of Asia/Shanghai.</param>
public sealed record PageContext(CurrentUser Visitor, Language Language, DateTimeOffset Now, bool IsVirtualTime, string Path)
{
    /// <summary>Number of matters that wait for this user. Null where it was not counted.</summary>
    public int? ToDo { get; init; }

    /// <summary>Returns the places that this user may see, limited to the chosen place and those below it.</summary>
    public PlaceSet PlacesAt(Place? chosen) => PlaceSet.VisibleTo(Visitor).NarrowedTo(chosen);

    public DateOnly Today => ChinaTime.DateOf(Now);

    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    public string Say(LocalizedText text) => text.In(Language);
}
