using System.Text.RegularExpressions;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.People;

/// <summary>
/// Reader of the directory of people (.csv or .xlsx). It checks the file as a whole: with one fault nothing of it is accepted.
/// </summary>
public static partial class DirectoryFileReader
{
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("place", ["地点", "所在地", "单位地点", "区域", "镇村", "网格"], IsRequired: true),
        new("role", ["角色", "职务", "岗位"], IsRequired: true),
        new("name", ["姓名", "名称"], IsRequired: true),
        new("mail", ["email", "e-mail", "address", "邮箱", "电子邮箱", "邮件"], IsRequired: true),
        new("phone", ["电话", "手机", "联系电话"]),
        new("unit", ["单位", "科室", "office"]),
        new("substitute", ["代理人", "代班人", "替班"]),
        new("away from", ["离岗开始", "外出开始", "离岗自"]),
        new("away to", ["离岗结束", "外出结束", "离岗至"]),
    ];

    /// <summary>Table to fill in, with two rows that show how. The people in it are invented.</summary>
    public static string Template { get; } =
        "地点,角色,姓名,邮箱,电话,单位,代理人,离岗开始,离岗结束\r\n"
        + "青禾县/石桥镇/柳树村,责任领导,张示例,zhang@example.com,,,李示例,2023-08-01,2023-08-05\r\n"
        + "青禾县/石桥镇,牵头单位,李示例,li@example.com,,建管办,,,\r\n";

    public static LoadResult<PeopleDirectory> Read(SourceFile file) =>
        HeaderedTable.Read(file, Columns) switch
        {
            LoadResult<IReadOnlyList<TableRow>>.Ok rows => Check(rows.Value),
            LoadResult<IReadOnlyList<TableRow>>.Rejected rejected => new LoadResult<PeopleDirectory>.Rejected(rejected.Faults),
            _ => throw new InvalidOperationException("A table loads or it is rejected."),
        };

    private static LoadResult<PeopleDirectory> Check(IReadOnlyList<TableRow> rows)
    {
        var faults = new List<LocalizedText>();
        var entries = rows.Select(row => (Row: row, Entry: Entry(row, faults)))
            .Where(pair => pair.Entry is not null)
            .Select(pair => (pair.Row, Entry: pair.Entry!))
            .ToList();
        faults.AddRange(HeldTwice(entries));
        faults.AddRange(UnknownSubstitutes(entries));
        return faults.Count == 0
            ? new LoadResult<PeopleDirectory>.Ok(new PeopleDirectory(entries.Select(pair => pair.Entry)))
            : new LoadResult<PeopleDirectory>.Rejected(faults.ToEquatableArray());
    }

    private static DirectoryEntry? Entry(TableRow row, List<LocalizedText> faults)
    {
        var before = faults.Count;
        var place = Place.Parse(row["place"]);
        if (place is null)
            faults.Add(row.Fault("缺地点，应如“石桥镇/柳树村”。", "the place is missing; write it like 石桥镇/柳树村."));
        if (row["role"] is null)
            faults.Add(
                row.Fault(
                    "缺角色，应如“责任领导”“牵头单位”“督导单位”。",
                    "the role is missing; write leader, unit, unit-head, lead-office or supervisor."
                )
            );
        if (row["name"] is null)
            faults.Add(row.Fault("缺姓名。", "the name is missing."));
        if (row["mail"] is { } mail && !Address().IsMatch(mail))
            faults.Add(row.Fault($"邮箱“{mail}”不是有效地址。", $"“{mail}” is not a mail address."));

        var (from, to) = (Day(row, "away from", faults), Day(row, "away to", faults));
        if (to < from)
            faults.Add(
                row.Fault(
                    $"离岗结束{to:yyyy-MM-dd}早于开始{from:yyyy-MM-dd}。",
                    $"the absence ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."
                )
            );
        if (faults.Count > before)
            return null;

        var words = row["role"]!;
        var role = RoleNames.Parse(words);
        var label = row["unit"] ?? (role is { } known && IsPlainName(known, words) ? null : words);
        return new DirectoryEntry(place!, role, label, row["name"]!, row["mail"], row["phone"], row["substitute"], from, to);
    }

    internal static bool IsPlainName(Role role, string words) =>
        words == role.In(Language.Chinese)
        || words.Equals(role.Code(), StringComparison.OrdinalIgnoreCase)
        || words.Equals(role.In(Language.English), StringComparison.OrdinalIgnoreCase);

    private static DateOnly? Day(TableRow row, string column, List<LocalizedText> faults)
    {
        if (row[column] is not { } cell)
            return null;
        if (CellParser.Date(cell) is { } day)
            return day;
        faults.Add(row.Fault($"“{cell}”不是日期，应如 2023-08-20。", $"“{cell}” is not a date; write it like 2023-08-20."));
        return null;
    }

    /// <summary>Whether a text has the form of a mail address.</summary>
    public static bool IsAddress(string mail) => Address().IsMatch(mail);

    private static IEnumerable<LocalizedText> HeldTwice(List<(TableRow Row, DirectoryEntry Entry)> entries) =>
        entries
            .Where(pair => pair.Entry.Role != Role.GridMember)
            .GroupBy(pair => (pair.Entry.Place.Path, pair.Entry.Role, pair.Entry.Label))
            .Where(holders => holders.Count() > 1)
            .Select(holders =>
            {
                var (first, second) = (holders.First(), holders.ElementAt(1));
                var role = first.Row["role"];
                return second.Row.Fault(
                    $"“{first.Entry.Place}”的“{role}”已由第{first.Row.Number}行的{first.Entry.Name}担任，一个角色只能有一人；请删去其一。",
                    $"“{role}” at {first.Entry.Place} is held by {first.Entry.Name} in row {first.Row.Number} already; "
                        + "a role has one holder, so remove one of the two."
                );
            });

    private static IEnumerable<LocalizedText> UnknownSubstitutes(List<(TableRow Row, DirectoryEntry Entry)> entries)
    {
        var names = entries.Select(pair => pair.Entry.Name).ToHashSet();
        return entries
            .Where(pair => pair.Entry.Substitute is { } name && !names.Contains(name))
            .Select(pair =>
                pair.Row.Fault(
                    $"代理人“{pair.Entry.Substitute}”不在通讯录中，请补一行。",
                    $"the substitute “{pair.Entry.Substitute}” is not in the directory; add a row for that person."
                )
            );
    }

    [GeneratedRegex(
        @"^[^@\s<>,;:""\\\p{C}]{1,64}@[A-Za-z0-9\u0080-\uFFFF](?:[A-Za-z0-9.\u0080-\uFFFF-]{0,252}[A-Za-z0-9\u0080-\uFFFF])?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
