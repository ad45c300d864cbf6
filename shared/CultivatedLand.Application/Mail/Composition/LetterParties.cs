using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Parties of a letter: who issues it, and to whom. An office never writes to itself. A place that is late itself is written to
/// by its leading group, and the letter goes to the unit that does the work. Rule: DOMAIN, "Letters".
/// </summary>
internal sealed record LetterParties(string Issuer, string Addressee)
{
    public static LetterParties Of(Notice notice, RectificationTask? task, MailContext context)
    {
        var (office, home) = (context.Office, Place.LeadingIn(context.Office));
        var isAtHome = home is not null && home.IsAlsoCalled(notice.Place);
        var named = Named(task?.Spec.ResponsibleUnits ?? [], notice.Place);
        if (!isAtHome)
            return new LetterParties(office, named.Count > 0 ? string.Join("、", named) : OfficialName.Of(notice.Place));

        named = [.. named.Where(unit => !IsOffice(unit, home!, office))];
        if (named.Count == 0)
            named = [.. Named(task?.Spec.LeadOffices ?? notice.LeadOffices, notice.Place).Where(unit => !IsOffice(unit, home!, office))];
        var addressee = named.Count > 0 ? string.Join("、", named) : $"{PlaceText.FromTown(notice.Place)}各有关单位";
        return new LetterParties(context.LeadingGroup ?? office, addressee);
    }

    /// <summary>Returns the parties of a paper to a unit at a place that is about no task.</summary>
    public static LetterParties Of(string unit, Place place, MailContext context)
    {
        var (office, home) = (context.Office, Place.LeadingIn(context.Office));
        var name = OfficialName.OfUnit(unit, place);
        var isItself = home is not null && home.IsAlsoCalled(place) && (IsOffice(unit, home, office) || name == OfficialName.Of(home));
        return new LetterParties(context.LeadingGroup ?? office, isItself ? $"{PlaceText.FromTown(place)}各有关单位" : name);
    }

    private static List<string> Named(IEnumerable<string> units, Place place) =>
        [.. units.Where(unit => !OfficialName.IsCollective(unit)).Select(unit => OfficialName.OfUnit(unit, place)).Distinct()];

    /// <summary>Whether a unit is the issuing office under another of its names: 柳河镇, 柳河镇政府, 云州市青溪区柳河镇人民政府.</summary>
    private static bool IsOffice(string unit, Place home, string office) =>
        office.EndsWith(unit, StringComparison.Ordinal)
        || unit == home.Name
        || unit == OfficialName.Of(home)
        || unit == $"{home.Name}政府"
        || unit == $"{home.Name}党委政府";
}
