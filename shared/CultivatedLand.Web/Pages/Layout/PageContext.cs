using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>What every page of the console knows of the request it answers.</summary>
/// <param name="Path">Path and query of the request, to come back to.</param>
/// <param name="Now">In UTC; pages show the local time of Asia/Shanghai.</param>
public sealed record PageContext(CurrentUser Visitor, Language Language, DateTimeOffset Now, bool IsVirtualTime, string Path)
{
    /// <summary>What this visitor may see, or of it only what lies at the chosen place and below.</summary>
    public PlaceSet PlacesAt(Place? chosen) => PlaceSet.VisibleTo(Visitor).NarrowedTo(chosen);

    public DateOnly Today => ChinaTime.DateOf(Now);

    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    public string Say(LocalizedText text) => text.In(Language);
}
