using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>Fault of one field in a table of people.</summary>
/// <param name="Row">Index of the row, from 0.</param>
/// <param name="Field">Field of <see cref="PersonForm"/>.</param>
public sealed record PersonRowFault(int Row, string Field, LocalizedText Sentence);

/// <summary>
/// Reader of a table of people who are added together in order to receive mail.
/// Whoever is known to the directory under one address needs no address again. With one fault nothing of the table is accepted.
/// </summary>
public static class PeopleTable
{
    public static (IReadOnlyList<DirectoryEntry> Entries, IReadOnlyList<PersonRowFault> Faults) Read(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        PeopleDirectory directory
    )
    {
        var (entries, faults) = (new List<DirectoryEntry>(), new List<PersonRowFault>());
        for (var row = 0; row < rows.Count; row++)
        {
            var (typed, unclear) = Completed(rows[row], directory);
            var (entry, wrong) = PersonForm.Read(typed, isMailWanted: true);
            if (unclear is not null)
                faults.Add(new PersonRowFault(row, PersonForm.Mail, unclear));
            else
                faults.AddRange(wrong.Select(fault => new PersonRowFault(row, fault.Key, fault.Value)));
            if (entry is not null)
                entries.Add(entry);
        }

        return faults.Count > 0 ? ([], faults) : (entries, faults);
    }

    /// <summary>Completes a name without an address from the directory.</summary>
    private static (IReadOnlyDictionary<string, string> Typed, LocalizedText? Unclear) Completed(
        IReadOnlyDictionary<string, string> typed,
        PeopleDirectory directory
    )
    {
        var name = PlainWords.Of(typed.GetValueOrDefault(PersonForm.Name));
        if (name.Length == 0 || !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(PersonForm.Mail)))
            return (typed, null);
        var known = directory
            .Entries.Where(entry => entry.Mail is not null && PlainWords.Of(entry.Name) == name)
            .DistinctBy(entry => entry.Mail, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (known.Count > 1)
            return (
                typed,
                new(
                    $"通讯录里有{known.Count}位“{known[0].Name}”（{string.Join("、", known.Select(entry => entry.Mail))}），请填写邮箱。",
                    $"The directory has {known.Count} people called “{known[0].Name}” "
                        + $"({string.Join(", ", known.Select(entry => entry.Mail))}); write the mail address."
                )
            );
        if (known is not [var person])
            return (typed, null);
        var phone = typed.GetValueOrDefault(PersonForm.Phone, "").Trim();
        return (
            new Dictionary<string, string>(typed)
            {
                [PersonForm.Name] = person.Name,
                [PersonForm.Mail] = person.Mail!,
                [PersonForm.Phone] = phone.Length > 0 ? phone : person.Phone ?? "",
            },
            null
        );
    }
}
