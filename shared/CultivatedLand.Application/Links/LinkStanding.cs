using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Links;

/// <summary>Whether the person to whom a link was sent still is who it was sent to, by the directory as it is today.</summary>
public enum LinkStanding
{
    Holds,

    /// <summary>Nobody of this name and address holds a role at the place or above it any more.</summary>
    NoRole,

    /// <summary>It was sent to somebody who stood in, and the absence is over or another stands in now.</summary>
    AbsenceOver,
}

public static class LinkStandings
{
    /// <param name="name">Null in links that were made before they told it.</param>
    /// <param name="standsInFor">Name of the absent person in whose stead the mail went.</param>
    public static LinkStanding Of(PeopleDirectory directory, Place place, string mail, string? name, string? standsInFor, DateOnly day)
    {
        var here = directory.Entries.Where(entry => place.Upwards().Any(entry.Place.IsAlsoCalled));
        if (standsInFor is null)
            return here.Any(entry => IsSame(entry.Mail, mail) && (name is null || IsNamed(entry.Name, name)))
                ? LinkStanding.Holds
                : LinkStanding.NoRole;

        var absent = here.Where(entry => IsNamed(entry.Name, standsInFor)).ToList();
        return absent.Exists(entry => entry.IsAwayOn(day) && StandsIn(directory, entry, mail, day)) ? LinkStanding.Holds
            : absent.Count > 0 ? LinkStanding.AbsenceOver
            : LinkStanding.NoRole;
    }

    /// <summary>Asks the directory as a notice does: who answers for the absent person's role today?</summary>
    private static bool StandsIn(PeopleDirectory directory, DirectoryEntry absent, string mail, DateOnly day)
    {
        var answers = directory.Resolve(new Addressee(absent.Role ?? Role.LeadOffice, absent.Label, absent.Place), [], day);
        return answers.StandsInFor == absent.Name && IsSame(answers.Mail, mail);
    }

    private static bool IsSame(string? mail, string other) => string.Equals(mail, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(string name, string other) => Plain(name) == Plain(other);

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).Normalize(System.Text.NormalizationForm.FormKC);
}
