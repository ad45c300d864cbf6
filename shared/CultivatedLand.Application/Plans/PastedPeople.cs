using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Plans;

/// <summary>Line of a pasted table that cannot be taken, with the reason.</summary>
/// <param name="Line">Number of the line, from 1.</param>
public sealed record PastedLineFault(int Line, LocalizedText Sentence);

/// <summary>
/// Reader of people pasted from a spreadsheet: place, role, name, mail, phone, separated by tabs. The role may be left out where
/// the place lacks one person only. Each line is matched to a recipient whom the directory lacks. Nothing is stored.
/// </summary>
public static class PastedPeople
{
    public const int MostLines = 500;

    /// <returns>Typed fields by the missing recipient, and a fault for each line that fits none.</returns>
    public static (IReadOnlyDictionary<Addressee, IReadOnlyDictionary<string, string>> Found, IReadOnlyList<PastedLineFault> Faults) Read(
        string pasted,
        IReadOnlyList<Addressee> missing
    )
    {
        var found = new Dictionary<Addressee, IReadOnlyDictionary<string, string>>();
        var faults = new List<PastedLineFault>();
        var lines = pasted.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var cells = Cells(lines[index]);
            if (cells.TrueForAll(cell => cell.Length == 0) || (index == 0 && IsHeader(cells[0])))
                continue;
            if (index >= MostLines)
            {
                faults.Add(
                    new(
                        index + 1,
                        new($"最多{MostLines}行，从这一行起没有读取。", $"At most {MostLines} lines; from this one on nothing was read.")
                    )
                );
                break;
            }

            if (Line(cells, missing) is var (addressee, typed, fault) && fault is not null)
                faults.Add(new(index + 1, fault));
            else if (!found.TryAdd(addressee!, typed))
                faults.Add(
                    new(
                        index + 1,
                        new(
                            $"“{addressee!.Place.Name}”的{RoleOf(addressee).Chinese}在前面的行里已经有了。",
                            $"The {RoleOf(addressee).English} of {addressee.Place.Name} is in a line before."
                        )
                    )
                );
        }

        return (found, faults);
    }

    /// <summary>Name of what the recipient is: the role, with the words of the plan where it has any.</summary>
    public static LocalizedText RoleOf(Addressee addressee) =>
        addressee.Label is { } label
            ? new($"{addressee.Role.In(Language.Chinese)}“{label}”", $"{addressee.Role.In(Language.English)} “{label}”")
            : new(addressee.Role.In(Language.Chinese), addressee.Role.In(Language.English));

    private static List<string> Cells(string line)
    {
        var separators = line.Contains('\t', StringComparison.Ordinal) ? new[] { '\t' } : [',', '，', ';', '；'];
        return [.. line.Split(separators).Select(cell => VisibleText.Of(cell).Trim().Trim('"').Trim())];
    }

    private static bool IsHeader(string cell) =>
        DirectoryFileReader.Columns[0].AlsoCalled.Contains(cell) || DirectoryFileReader.Columns[0].Name == cell || cell is "村" or "单位";

    private static (Addressee? Addressee, IReadOnlyDictionary<string, string> Typed, LocalizedText? Fault) Line(
        List<string> cells,
        IReadOnlyList<Addressee> missing
    )
    {
        var typed = new Dictionary<string, string>();
        var at = cells.FindIndex(cell => cell.Contains('@', StringComparison.Ordinal));
        if (at < 2)
            return (
                null,
                typed,
                new(
                    "没有邮箱，或邮箱前面缺地点、姓名。每行应为：地点、角色、姓名、邮箱、电话。",
                    "There is no mail address, or place and name are missing before it. Write place, role, name, mail, phone in each line."
                )
            );
        typed[PersonForm.Name] = cells[at - 1];
        typed[PersonForm.Mail] = cells[at];
        typed[PersonForm.Phone] = cells.ElementAtOrDefault(at + 1) ?? "";
        var here = missing.Where(one => IsAt(one, cells[0])).ToList();
        var role = at > 2 ? cells[1] : "";
        var fitting = role.Length == 0 ? here : [.. here.Where(one => IsCalled(one, role))];
        var places = string.Join("、", here.Select(one => RoleOf(one).Chinese).Distinct());
        var placesEnglish = string.Join(", ", here.Select(one => RoleOf(one).English).Distinct());
        if (cells[at - 1].Length == 0)
            return (null, typed, new("缺姓名。", "The name is missing."));
        if (!DirectoryFileReader.IsAddress(cells[at]))
            return (null, typed, new($"邮箱“{cells[at]}”不是有效地址。", $"“{cells[at]}” is not a mail address."));
        return fitting switch
        {
            [var only] => (only, typed, null),
            [] when here.Count == 0 => (
                null,
                typed,
                new($"“{cells[0]}”不缺收件人，或不在这份方案里。", $"“{cells[0]}” lacks no recipient, or is not in this plan.")
            ),
            [] => (
                null,
                typed,
                new($"“{cells[0]}”不缺“{role}”；缺的是{places}。", $"“{cells[0]}” does not lack “{role}”; it lacks {placesEnglish}.")
            ),
            _ => (
                null,
                typed,
                new(
                    $"“{cells[0]}”缺{fitting.Count}个收件人（{places}），请写明角色和地点全称。",
                    $"“{cells[0]}” lacks {fitting.Count} recipients ({placesEnglish}); write the role, and the place in full."
                )
            ),
        };
    }

    private static bool IsAt(Addressee missing, string typed) =>
        Domain.Places.Place.Parse(typed) is { } place
        && missing.Place.Path.Length >= place.Path.Length
        && missing.Place.IsAlsoCalled(place);

    private static bool IsCalled(Addressee missing, string typed) =>
        (missing.Label is { } label && PlainWords.Of(label) == PlainWords.Of(typed)) || RoleNames.Parse(typed) == missing.Role;
}
