using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>Form of one person of the directory, field by field, and its reader.</summary>
public static class PersonForm
{
    public const string Place = "place";
    public const string Role = "role";
    public const string Label = "label";
    public const string Name = "name";
    public const string Mail = "mail";
    public const string Phone = "phone";
    public const string Substitute = "substitute";
    public const string AwayFrom = "awayFrom";
    public const string AwayTo = "awayTo";

    private const int Longest = 200;

    public static IReadOnlyList<string> Fields { get; } = [Place, Role, Label, Name, Mail, Phone, Substitute, AwayFrom, AwayTo];

    public static IReadOnlyDictionary<string, string> Of(DirectoryEntry entry) =>
        new Dictionary<string, string>
        {
            [Place] = entry.Place.Path,
            [Role] = entry.Role?.Code() ?? "",
            [Label] = entry.Label ?? "",
            [Name] = entry.Name,
            [Mail] = entry.Mail ?? "",
            [Phone] = entry.Phone ?? "",
            [Substitute] = entry.Substitute ?? "",
            [AwayFrom] = entry.AwayFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            [AwayTo] = entry.AwayTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };

    /// <param name="isMailWanted">Whether a mail address is required, because the person is added in order to receive mail.</param>
    /// <returns>The entry, or every fault by its field.</returns>
    public static (DirectoryEntry? Entry, IReadOnlyDictionary<string, LocalizedText> Faults) Read(
        IReadOnlyDictionary<string, string> typed,
        bool isMailWanted = false
    )
    {
        var faults = new Dictionary<string, LocalizedText>();
        string? Words(string field)
        {
            var words = VisibleText.Of(typed.GetValueOrDefault(field, "")).Trim();
            if (words.Length > Longest)
                faults[field] = new($"超过{Longest}个字，请缩短。", $"Longer than {Longest} characters; shorten it.");
            return words.Length == 0 ? null : words;
        }

        DateOnly? Day(string field)
        {
            if (Words(field) is not { } words)
                return null;
            if (CellParser.Date(words) is { } day)
                return day;
            faults[field] = new($"“{words}”不是日期，应如 2023-08-20。", $"“{words}” is not a date; write it like 2023-08-20.");
            return null;
        }

        var (place, role, label) = (Domain.Places.Place.Parse(Words(Place)), Words(Role), Words(Label));
        var (name, mail, phone, substitute) = (Words(Name), Words(Mail), Words(Phone), Words(Substitute));
        var (from, to) = (Day(AwayFrom), Day(AwayTo));
        if (place is null)
            faults.TryAdd(Place, new("请填写地点，如“石桥镇/柳树村”。", "Write the place, like 石桥镇/柳树村."));
        if (role is not null && RoleNames.Parse(role) is null)
            faults.TryAdd(Role, new("请从列表中选择角色。", "Choose a role from the list."));
        if (role is null && label is null)
            faults.TryAdd(Role, new("请选择角色，或填写单位、职务名称。", "Choose a role, or write the name of the office."));
        if (name is null)
            faults.TryAdd(Name, new("请填写姓名。", "Write the name."));
        if (mail is null && isMailWanted)
            faults.TryAdd(
                Mail,
                new("请填写邮箱，否则仍然收不到邮件。", "Write the mail address; without one the mail still finds nobody.")
            );
        if (mail is not null && !DirectoryFileReader.IsAddress(mail))
            faults.TryAdd(Mail, new($"邮箱“{mail}”不是有效地址。", $"“{mail}” is not a mail address."));
        if (to < from)
            faults.TryAdd(
                AwayTo,
                new(
                    $"离岗结束{to:yyyy-MM-dd}早于开始{from:yyyy-MM-dd}。",
                    $"The absence ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."
                )
            );
        return faults.Count > 0
            ? (null, faults)
            : (
                new DirectoryEntry(place!, role is null ? null : RoleNames.Parse(role), label, name!, mail, phone, substitute, from, to),
                faults
            );
    }
}
