using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Bodies;

/// <summary>Person who was typed for a seat: somebody of the directory, or somebody new with an address.</summary>
internal sealed record SeatPerson(string Name, string? Mail, string? Phone)
{
    /// <summary>Reads a name, or a name and a mail address. Somebody whom the directory has under one address needs none.</summary>
    /// <param name="isMailWanted">Whether the seat gets mail, so that its holder needs an address.</param>
    public static (SeatPerson? Person, LocalizedText? Fault) Read(string typed, PeopleDirectory directory, bool isMailWanted)
    {
        var words = VisibleText.Of(typed).Split([' ', '　', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var mail = words.Length > 1 && words[^1].Contains('@', StringComparison.Ordinal) ? words[^1] : null;
        var name = string.Concat(mail is null ? words : words[..^1]);
        if (name.Length is 0 or > 40)
            return (null, new($"“{typed}”不是姓名。", $"“{typed}” is no name."));
        if (mail is not null)
            return DirectoryFileReader.IsAddress(mail)
                ? (new SeatPerson(name, mail, null), null)
                : (null, new($"“{mail}”不是邮箱。", $"“{mail}” is no mail address."));
        var known = directory
            .Entries.Where(entry => (entry.Mail is not null || !isMailWanted) && PlainWords.Of(entry.Name) == PlainWords.Of(name))
            .DistinctBy(entry => entry.Mail, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return known.Count switch
        {
            1 => (new SeatPerson(known[0].Name, known[0].Mail, known[0].Phone), null),
            0 => (null, Unknown(name)),
            _ => (
                null,
                new(
                    $"通讯录里有{known.Count}位“{name}”，请在姓名后写上邮箱：{string.Join("、", known.Select(entry => entry.Mail))}。",
                    $"The directory has {known.Count} people called “{name}”; write the mail address after the name: "
                        + $"{string.Join(", ", known.Select(entry => entry.Mail))}."
                )
            ),
        };
    }

    public static LocalizedText Unknown(string name) =>
        new(
            $"通讯录里没有“{name}”（或没有邮箱）：请在姓名后空一格写上邮箱，如 {name} name@example.cn。",
            $"The directory has no “{name}” with a mail address: write the address after the name, like {name} name@example.cn."
        );
}
